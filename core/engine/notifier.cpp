// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/notifier.h"

#include <QMap>
#include <algorithm>

namespace segue {

namespace {

constexpr qsizetype snippetLength = 140;

bool isFromCustomer(const Entry& entry) {
    return entry.kind == EntryKind::Message && entry.visibility == Visibility::Public &&
           entry.author.kind == AuthorKind::Customer;
}

//! True if `text` has "@name" that no letter or digit goes on from, so that "@Mia" is not in "@Miami".
bool isNamedIn(const QString& text, const QString& name) {
    const QString mention = u'@' + name;
    qsizetype at = text.indexOf(mention, 0, Qt::CaseInsensitive);
    while (at >= 0) {
        const qsizetype end = at + mention.size();
        if (end == text.size() || !text.at(end).isLetterOrNumber())
            return true;
        at = text.indexOf(mention, end, Qt::CaseInsensitive);
    }
    return false;
}

bool namesTheAgent(const Entry& entry, const QList<Account>& accounts) {
    if (entry.kind != EntryKind::Note || entry.author.kind != AuthorKind::Agent)
        return false;
    return std::any_of(accounts.cbegin(), accounts.cend(), [&entry](const Account& account) {
        return account.id == entry.ref.account && !account.selfName.isEmpty() &&
               entry.author.id != account.selfAgentId && isNamedIn(entry.text, account.selfName);
    });
}

Notification
notificationFor(CacheDb& cache, const Entry& entry, const std::optional<Conversation>& conversation) {
    Notification out;
    out.conversation = entry.conversation;
    out.title = entry.author.name;
    // One plain line; a shell may read markup in more.
    out.text = entry.text.left(4 * snippetLength).simplified().left(snippetLength);
    const auto contact = entry.contact ? entry.contact : conversation ? conversation->contact : std::nullopt;
    if (!contact)
        return out;
    if (const auto stored = cache.contact(*contact); stored && *stored) {
        out.customer = (*stored)->customer;
        if (isFromCustomer(entry) && !(*stored)->contact.name.isEmpty())
            out.title = (*stored)->contact.name;
    }
    return out;
}

} // namespace

QList<Notification>
notificationsFor(CacheDb& cache, const QList<Account>& accounts, const QList<Entry>& entries) {
    QMap<ConversationRef, Entry> newest;
    for (const Entry& entry : entries) {
        if (!isFromCustomer(entry) && !namesTheAgent(entry, accounts))
            continue;
        const auto known = newest.constFind(entry.conversation);
        if (known == newest.constEnd() || known->at <= entry.at)
            newest.insert(entry.conversation, entry);
    }
    QList<Notification> out;
    for (const Entry& entry : std::as_const(newest)) {
        const auto conversation = cache.conversation(entry.conversation).value_or(std::nullopt);
        if (!conversation || conversation->status != Status::Spam)
            out.append(notificationFor(cache, entry, conversation));
    }
    return out;
}

} // namespace segue
