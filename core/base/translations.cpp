// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

void install(
    QCoreApplication& application, const QLocale& locale, const QString& name, const QString& folder) {
    auto* translator = new QTranslator(&application);
    if (translator->load(locale, name, u"_"_s, folder))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

} // namespace

void installTranslations(QCoreApplication& application, const QLocale& locale) {
    install(application, locale, u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    // The last one installed is asked first. English is below the others for the languages that we do not
    // have, and for the locale "C": without it they would read "1 message(s)".
    install(application, QLocale(QLocale::English), u"segue"_s, u":/i18n"_s);
    install(application, locale, u"segue"_s, u":/i18n"_s);
}

} // namespace segue
