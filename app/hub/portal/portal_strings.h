// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

namespace segue::hub::portal {

//! What the pages say in one language: `:/web/help/strings.<language>.json`.
class PortalStrings {
public:
    //! Those of `language`, or the English ones where there are none. Safe from any thread; lives
    //! as long as the program.
    static const PortalStrings& of(const QString& language);
    //! The languages that have strings, English first.
    static const QStringList& languages();

    const QString& language() const { return m_language; }
    bool isRightToLeft() const;
    //! The text; `{name}` in it stands for `values["name"]`. The key itself where there is no such
    //! text.
    QString say(const QString& key, const QHash<QString, QString>& values = {}) const;

private:
    explicit PortalStrings(QString language);

    QString m_language;
    QHash<QString, QString> m_table;
};

//! The primary languages of an Accept-Language header ("de" for "de-AT"), the most wanted first;
//! each once, at most sixteen. Empty for a header that names none.
QStringList acceptedLanguages(const QByteArray& header);

//! A language's own name for itself ("Deutsch"); the code where it is not known.
QString nameOfLanguage(const QString& language);

} // namespace segue::hub::portal
