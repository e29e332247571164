// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fakes/fake_adapter.h"

#include <QFile>

namespace segue {

using namespace Qt::StringLiterals;

FakeAdapter::FakeAdapter(QObject* parent) : Adapter(parent) {
    caps.idempotency = IdempotencyKind::PerMessage;
    caps.push = PushKind::Replayable;
    caps.cursor = CursorKind::Monotonic;
}

Async<AccountIdentity> FakeAdapter::validate() {
    ++validations;
    return ready<AccountIdentity>(onValidate ? onValidate() : Result<AccountIdentity>(identity));
}

void FakeAdapter::open(const QString& cursor) {
    opened.append(cursor);
}
void FakeAdapter::close() {
    ++closes;
}

Async<Batch> FakeAdapter::pull(const QString& stream, const QString& cursor) {
    if (onPull)
        return ready<Batch>(onPull(stream, cursor));
    Pull call;
    call.stream = stream;
    call.cursor = cursor;
    pulls.append(call);
    return call.future();
}

Async<Batch> FakeAdapter::fetchThread(const QString& conversationId, const QString& beforeId) {
    if (onThread)
        return ready<Batch>(onThread(conversationId, beforeId));
    return ready<Batch>(Batch());
}

Async<Receipt> FakeAdapter::submit(const Command& command, const QStringList& fileIds) {
    Submit call;
    call.command = command;
    call.fileIds = fileIds;
    submits.append(call);
    if (onSubmit)
        submits.last().answer(onSubmit(command));
    return call.future();
}

Async<Reconciliation> FakeAdapter::reconcile(const Command& command, const QString& highestEntryId) {
    Reconcile call;
    call.command = command;
    call.highestEntry = highestEntryId;
    reconciles.append(call);
    return call.future();
}

Async<QString> FakeAdapter::upload(const StagedFile& file, const QString& path) {
    Upload call;
    call.file = file;
    call.path = path;
    uploads.append(call);
    return call.future();
}

Async<qint64> FakeAdapter::download(const QString& attachmentId, const QString& path) {
    QFile file(path);
    const QByteArray bytes = "bytes of " + attachmentId.toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return ready<qint64>(fail(ErrorKind::Storage, u"io_error"_s));
    return ready<qint64>(bytes.size());
}

void FakeAdapter::sendTyping(const QString& conversationId, bool) {
    typed.append(conversationId);
}
void FakeAdapter::sendSeen(const QString& conversationId, Instant) {
    seen.append(conversationId);
}
void FakeAdapter::sendPresence(Presence presence) {
    presences.append(presence);
}

Async<Article> FakeAdapter::saveArticle(const Article& article) {
    articles.append(article);
    return ready<Article>(article);
}

Async<bool> FakeAdapter::shareDecision(const IdentityDecision& decision) {
    if (shareError)
        return ready<bool>(fail(*shareError));
    shared.append(decision);
    return ready<bool>(true);
}

Async<QList<LegalHold>> FakeAdapter::legalHolds(const QStringList&) {
    return ready<QList<LegalHold>>(holds);
}

Async<EraseAnswer> FakeAdapter::requestErase(const ErasureId& id, const QStringList& contacts) {
    eraseRequests.append(contacts);
    if (onErase)
        return ready<EraseAnswer>(onErase(id, contacts));
    return Adapter::requestErase(id, contacts);
}

} // namespace segue
