// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/conversation_desk.h"

#include "core/net/answer.h"

#include <QDir>
#include <QFileInfo>
#include <algorithm>

namespace segue {

using namespace Qt::StringLiterals;

namespace {
Error notConnected() {
    return {ErrorKind::Transient, u"not_connected"_s, u"the account is not connected"_s, 0, std::nullopt};
}
Error gone() {
    return {ErrorKind::Cancelled, u"cancelled"_s, u"the engine ended"_s, 0, std::nullopt};
}
constexpr qint64 downloadsQuota = 1024LL * 1024 * 1024;
} // namespace

ConversationDesk::ConversationDesk(const SharedRooms& rooms, AccountDesk& accounts)
    : m_rooms(rooms), m_accounts(accounts) {}

QString ConversationDesk::downloadKey(const EntryRef& entry, const QString& attachmentId) {
    return entry.account.value() + u'\n' + entry.id + u'\n' + attachmentId;
}

Async<QString> ConversationDesk::attachmentPath(const EntryRef& entry, const QString& attachmentId) {
    const auto stored = m_rooms.cache.entry(entry);
    if (!stored)
        return ready<QString>(fail(stored.error()));
    // Of what was erased nothing is fetched again.
    if (!*stored && m_rooms.work.erased().contains(entry))
        return ready<QString>(fail(ErrorKind::Permanent, u"erased"_s, u"the customer was erased"_s));
    QString name;
    if (*stored) {
        const QList<Attachment>& attachments = (*stored)->attachments;
        const auto it =
            std::find_if(attachments.begin(), attachments.end(), [&](const Attachment& attachment) {
                return attachment.id == attachmentId;
            });
        if (it != attachments.end())
            name = it->name;
    }
    const QString path = m_rooms.files.downloadPath(downloadKey(entry, attachmentId), name);
    if (QFileInfo::exists(path))
        return ready<QString>(path);
    AccountRuntime* runtime = m_accounts.find(entry.account);
    if (!runtime || !runtime->session().isStarted())
        return ready<QString>(fail(notConnected()));
    return download(*runtime, attachmentId, path);
}

Async<QString>
ConversationDesk::download(AccountRuntime& runtime, const QString& attachmentId, const QString& path) {
    // Room is made before, not after: a disk that is full of downloads must not refuse one more.
    if (const auto evicted = m_rooms.files.evictDownloads(downloadsQuota); !evicted)
        return ready<QString>(fail(evicted.error()));
    if (!QDir().mkpath(QFileInfo(path).path()))
        return ready<QString>(
            fail(ErrorKind::Storage, u"io_error"_s, u"cannot make the folder for downloads"_s));
    auto answer = std::make_shared<Answer<QString>>(gone());
    deliver(
        this, runtime.adapter().download(attachmentId, path), [answer, path](const Result<qint64>& bytes) {
            answer->give(bytes ? Result<QString>(path) : fail(bytes.error()));
        });
    return answer->future();
}

Async<bool> ConversationDesk::fetchOlder(const ConversationRef& conversation) {
    AccountRuntime* runtime = m_accounts.find(conversation.account);
    if (!runtime || !runtime->session().isStarted())
        return ready<bool>(fail(notConnected()));
    const auto oldest = m_rooms.cache.oldestEntry(conversation);
    if (!oldest)
        return ready<bool>(fail(oldest.error()));
    auto answer = std::make_shared<Answer<bool>>(gone());
    deliver(
        this, runtime->adapter().fetchThread(conversation.id, *oldest),
        [this, answer, account = conversation.account](const Result<Batch>& page) {
            if (!page)
                return answer->give(fail(page.error()));
            const auto written = m_rooms.writer.write(account, *page);
            answer->give(written ? Result<bool>(!page->complete) : fail(written.error()));
        });
    return answer->future();
}

Async<Article> ConversationDesk::saveArticle(const Article& article) {
    AccountRuntime* runtime = m_accounts.find(article.ref.account);
    const QList<AccountRuntime*> all = m_accounts.all();
    for (AccountRuntime* candidate : all) {
        if (!runtime && candidate->adapter().capabilities().articleWriting)
            runtime = candidate;
    }
    if (!runtime || !runtime->session().isStarted())
        return ready<Article>(fail(notConnected()));
    auto answer = std::make_shared<Answer<Article>>(gone());
    deliver(
        this, runtime->adapter().saveArticle(article),
        [this, answer, account = runtime->account().id](const Result<Article>& saved) {
            if (!saved)
                return answer->give(fail(saved.error()));
            Batch rows;
            rows.articles.append(*saved);
            const auto written = m_rooms.writer.write(account, rows);
            answer->give(written ? Result<Article>(*saved) : fail(written.error()));
        });
    return answer->future();
}

void ConversationDesk::sendTyping(const ConversationRef& conversation, bool on) {
    AccountRuntime* runtime = m_accounts.find(conversation.account);
    if (runtime && runtime->session().isCaughtUp() && runtime->adapter().capabilities().typing)
        runtime->adapter().sendTyping(conversation.id, on);
}

void ConversationDesk::markSeen(const ConversationRef& ref) {
    const auto conversation = m_rooms.cache.conversation(ref);
    if (!conversation)
        Q_EMIT storageFailed(conversation.error());
    if (!conversation || !*conversation)
        return;
    // The server's own time: a clock of ours that is ahead would mark messages that are yet to
    // come.
    const Instant at = (*conversation)->updatedAt;
    announce(m_rooms.cache.markSeen(ref, at));
    AccountRuntime* runtime = m_accounts.find(ref.account);
    if (runtime && runtime->session().isCaughtUp() && runtime->adapter().capabilities().seen)
        runtime->adapter().sendSeen(ref.id, at);
}

void ConversationDesk::setPresence(Presence presence) {
    if (m_presence == presence)
        return;
    m_presence = presence;
    const QList<AccountRuntime*> all = m_accounts.all();
    for (AccountRuntime* runtime : all)
        greet(runtime->account().id);
    Q_EMIT presenceChanged(presence);
}

void ConversationDesk::becameLive(const AccountId& account) {
    announce(m_rooms.cache.forgetPresences(account));
    greet(account);
}

void ConversationDesk::takeSign(const AccountId& account, const Ephemeral& sign) {
    if (sign.kind == Ephemeral::Kind::AgentPresence)
        announce(m_rooms.cache.setPresence({account, sign.actorId}, sign.presence));
}

void ConversationDesk::announce(const Result<ChangeSet>& changes) {
    if (!changes)
        Q_EMIT storageFailed(changes.error());
    else if (!changes->isEmpty())
        Q_EMIT changed(*changes);
}

void ConversationDesk::greet(const AccountId& account) {
    AccountRuntime* runtime = m_accounts.find(account);
    if (runtime && runtime->session().isStarted() && runtime->adapter().capabilities().presence)
        runtime->adapter().sendPresence(m_presence);
}

} // namespace segue
