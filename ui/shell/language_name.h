// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace segue {

//! A BCP 47 language as its speakers call it: "Deutsch", "日本語"; the code itself where that is not known,
//! "" for "".
QString languageName(const QString& code);

} // namespace segue
