// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace segue::text {

//! The stem of one lower-case word by Snowball's algorithm for the language ("en", "de"…); the word
//! itself for a language without one. Safe from any thread.
QString stem(const QString& word, QStringView languageCode);

} // namespace segue::text
