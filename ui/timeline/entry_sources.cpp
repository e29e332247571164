// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/entry_sources.h"

#include <QCoreApplication>
#include <QSet>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

struct SourceWords {
    Q_DECLARE_TR_FUNCTIONS(segue::SourceWords)
};

//! What tells this contact from the others: an address, a verified one first; else the name.
QString distinctionOf(const Contact& contact) {
    const ContactPoint* best = nullptr;
    for (const ContactPoint& point : contact.points) {
        const bool isAddress = point.kind != PointKind::Device && point.kind != PointKind::ExternalId;
        if (isAddress && (!best || (point.verified && !best->verified)))
            best = &point;
    }
    return best ? best->value : contact.name;
}

} // namespace

QHash<ContactRef, QString>
entrySources(const QList<Contact>& contacts, const QHash<AccountId, QString>& accountNames) {
    QHash<ContactRef, QString> sources;
    QSet<AccountId> accounts;
    for (const Contact& contact : contacts)
        accounts.insert(contact.ref.account);
    for (const Contact& contact : contacts) {
        const QString who = distinctionOf(contact);
        const QString account = accounts.size() > 1
                                    ? accountNames.value(contact.ref.account, contact.ref.account.value())
                                    : QString();
        if (!who.isEmpty() && !account.isEmpty())
            sources.insert(
                contact.ref, SourceWords::tr("from %1 · %2", "address and account").arg(who, account));
        else if (!who.isEmpty() || !account.isEmpty())
            sources.insert(contact.ref, SourceWords::tr("from %1").arg(who.isEmpty() ? account : who));
    }
    // Where all are called the same it would say nothing either.
    const QStringList all = sources.values();
    return QSet<QString>(all.begin(), all.end()).size() < 2 ? QHash<ContactRef, QString>() : sources;
}

} // namespace segue
