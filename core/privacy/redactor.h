// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QRegularExpression>
#include <QSet>
#include <QString>
#include <QStringList>

namespace segue {

//! The e-mail addresses in a text, as they are written there. Linear in its length.
QStringList addressesIn(const QString& text);

//! Takes the names and addresses of other people out of what goes to a customer. It knows whole names and
//! addresses, also with other capitals, other spaces, and the family name first; a first name alone stays,
//! because it may be a word.
class Redactor {
public:
    Redactor() = default;
    //! What is in `own` (the customer's own names and addresses) is never taken out.
    Redactor(const QStringList& names, const QStringList& addresses, const QStringList& own);

    QString redacted(const QString& text) const;

private:
    QList<QRegularExpression> m_patterns;
};

//! What stands for somebody else.
QString anotherParticipant();

} // namespace segue
