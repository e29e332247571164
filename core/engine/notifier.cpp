// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/notifier.h"

#include <QMap>

namespace segue {

namespace {

constexpr qsizetype snippetLength = 140;

bool isWorthIt(const Entry& entry) {
    return entry.kind == EntryKind::Message && entry.visibility == Visibility::Public &&
           entry.author.kind == AuthorKind::Customer;
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
        if (!(*stored)->contact.name.isEmpty())
            out.title = (*stored)->contact.name;
    }
    return out;
}

} // namespace

QList<Notification> notificationsFor(CacheDb& cache, const QList<Entry>& entries) {
    QMap<ConversationRef, Entry> newest;
    for (const Entry& entry : entries) {
        if (!isWorthIt(entry))
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
