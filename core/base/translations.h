// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>

class QCoreApplication;

namespace segue {

//! Makes tr() answer in the language of `locale`, where translations/ has it, and otherwise in English with
//! its plural forms right. Qt's own words (standard keys and buttons) follow where they are installed. Call
//! it before the first text is made; what it installs belongs to the application and ends with it.
void installTranslations(QCoreApplication& application, const QLocale& locale = QLocale());

} // namespace segue
