// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/language_name.h"

#include <QLocale>

namespace segue {

QString languageName(const QString& code) {
    if (code.isEmpty())
        return {};
    const QLocale locale(code);
    if (locale.language() == QLocale::C)
        return code;
    QString name = locale.nativeLanguageName();
    // Qt calls plain "en" American English.
    if (locale.language() == QLocale::English && !code.contains(u'-') && !code.contains(u'_'))
        name = QLocale::languageToString(QLocale::English);
    if (name.isEmpty())
        return code;
    // "deutsch", "français": a name that stands alone begins as one.
    name[0] = name.at(0).toUpper();
    return name;
}

} // namespace segue
