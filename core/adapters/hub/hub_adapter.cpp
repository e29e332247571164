// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/adapters/hub/hub_adapter.h"

#include "core/adapters/hub/hub_capabilities.h"
#include "core/adapters/hub/hub_commands.h"
#include "core/adapters/hub/hub_erasures.h"
#include "core/adapters/hub/hub_fields.h"
#include "core/adapters/hub/hub_page.h"
#include "core/adapters/hub/hub_signs.h"
#include "core/base/log.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <algorithm>
#include <limits>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

constexpr auto changesStream = "changes"_L1;
constexpr auto erasuresStream = "erasures"_L1;
constexpr int pageSize = 500;
constexpr int threadPageSize = 100;
constexpr qint64 maxDownloadBytes = 100 * 1024 * 1024;
constexpr int apiVersion = 1;
//! Files may take long as long as they move.
constexpr Millis fileTimeout = std::chrono::minutes(15);

//! What the open GET /meta must say before the token is shown to that server: the hub's version.
Result<QString> hubVersionFrom(const QJsonObject& meta) {
    if (meta.value("product"_L1).toString() != "segue-hub"_L1)
        return fail(ErrorKind::Protocol, u"not_segue"_s);
    const int api = meta.value("api"_L1).toInt();
    if (api != apiVersion)
        return fail(
            ErrorKind::Protocol, u"api_version"_s,
            u"The hub speaks version %1 of the API; this program speaks %2."_s.arg(api).arg(apiVersion));
    return meta.value("version"_L1).toString();
}

//! Anything but a passing failure, asked of an open route, means that something else answers there.
Error metaError(Error error) {
    const bool isOther = error.kind == ErrorKind::Transient || error.kind == ErrorKind::RateLimited ||
                         error.code == "redirected"_L1 || error.code == "api_version"_L1 ||
                         error.code == "bad_url"_L1;
    if (isOther)
        return error;
    return {
        ErrorKind::Protocol, u"not_segue"_s, u"The server at this address is not a Segue hub."_s,
        error.httpStatus, std::nullopt};
}

//! A media type that may stand in a header; what a file claims to be is only a hint.
QByteArray mediaTypeHeader(const QString& mediaType) {
    static const QRegularExpression plain(u"^[A-Za-z0-9!#$&^_.+-]{1,64}/[A-Za-z0-9!#$&^_.+-]{1,64}$"_s);
    return plain.match(mediaType).hasMatch() ? mediaType.toLatin1() : "application/octet-stream";
}

Result<Batch> threadFrom(const QJsonObject& page, const AccountId& account) {
    JsonReader r(page);
    SEGUE_TRY_VALUE(batch, hub_api::rowsFrom(page, account));
    const qsizetype count = batch.entries.size() + batch.quarantined.size();
    batch.complete = r.optionalBool("complete", count < threadPageSize);
    if (!batch.entries.isEmpty())
        batch.nextCursor = batch.entries.last().ref.id;
    return r.take(std::move(batch));
}

//! Channels that only a newer hub knows are left out: there is nothing here that is on them.
QList<Channel> channelsFrom(const QStringList& words) {
    QList<Channel> channels;
    for (const QString& word : words) {
        if (const auto channel = channelFromString(word))
            channels.append(*channel);
    }
    return channels;
}

bool isAtOrBelow(const QString& cursor, const QString& limit) {
    return cursor.toLongLong() <= limit.toLongLong();
}

} // namespace

HubAdapter::HubAdapter(const AdapterSettings& settings, const AdapterServices& services)
    : m_account(settings.account), m_clock(services.clock), m_client(settings, services),
      m_capabilities(hub_api::hubCapabilities()),
      m_stream(
          [this] {
              return hub_api::HubStream::Target{m_client.streamUrl(m_resumeAt), m_client.authorisation()};
          },
          services.webSockets, services.clock, services.scheduler, services.random, nullptr) {
    connect(&m_stream, &hub_api::HubStream::received, this, &HubAdapter::onFrame);
    connect(&m_stream, &hub_api::HubStream::stateChanged, this, &HubAdapter::onRealtime);
}

Async<AccountIdentity> HubAdapter::validate() {
    const auto meta = m_client.callJson<QString>(this, m_client.openGet({u"meta"_s}), &hubVersionFrom);
    auto answer = std::make_shared<Answer<AccountIdentity>>(
        Error{ErrorKind::Transient, u"adapter_closed"_s, {}, 0, std::nullopt});
    deliver(this, meta, [this, answer](const Result<QString>& version) {
        if (!version)
            return answer->give(fail(metaError(version.error())));
        deliver(this, readMe(), [answer, version = *version](Result<AccountIdentity> identity) {
            if (identity)
                identity->serverVersion = version;
            answer->give(std::move(identity));
        });
    });
    return answer->future();
}

Async<AccountIdentity> HubAdapter::readMe() {
    return m_client.callJson<AccountIdentity>(
        this, m_client.get({u"me"_s}), [this](const QJsonObject& me) { return identityFrom(me); });
}

Result<AccountIdentity> HubAdapter::identityFrom(const QJsonObject& me) {
    JsonReader r(me);
    JsonReader agent(r.object("agent"), r.pathOf("agent"));
    JsonReader workspace(r.object("workspace"), r.pathOf("workspace"));
    JsonReader limits(r.optionalObject("capabilities"), r.pathOf("capabilities"));
    AccountIdentity out;
    out.agentId = agent.id("id");
    out.agentName = agent.string("name");
    out.role = agent.word("role", &roleFromString);
    out.workspaceName = workspace.string("name");
    Capabilities can = hub_api::hubCapabilities();
    can.maxAttachmentBytes = limits.optionalInteger("max_attachment_bytes");
    can.maxTextBytes = limits.optionalInteger("max_text_bytes");
    can.erase = limits.optionalBool("erase");
    if (limits.has("reply_channels"))
        can.replyChannels = channelsFrom(limits.optionalStrings("reply_channels"));
    if (!can.canReply(Channel::Email))
        out.missing.append(tr("Mail cannot be answered yet: an administrator of the hub has to "
                              "set up how it sends mail."));
    for (JsonReader* part : {&agent, &workspace, &limits}) {
        if (part->error())
            return fail(*part->error());
    }
    m_capabilities = can;
    return r.take(std::move(out));
}

void HubAdapter::open(const QString& cursor) {
    if (m_stream.state() != RealtimeState::Closed)
        return;
    m_resumeAt = cursor;
    refreshCapabilities();
    m_stream.start();
}

void HubAdapter::refreshCapabilities() {
    // What it can do stays as it was known if this fails.
    deliver(this, readMe(), [this, before = m_capabilities](const Result<AccountIdentity>&) {
        if (m_capabilities != before)
            Q_EMIT capabilitiesChanged();
    });
}

void HubAdapter::close() {
    m_stream.stop();
}

QStringList HubAdapter::streams() const {
    // Who was erased meanwhile is forgotten before anything of the rest is stored.
    return {erasuresStream, changesStream};
}

QString HubAdapter::realtimeStream() const {
    return changesStream;
}

Async<Batch> HubAdapter::pull(const QString& stream, const QString& cursor) {
    if (stream == erasuresStream)
        return pullErasures(cursor);
    if (stream == changesStream)
        return pullChanges(cursor);
    return ready<Batch>(fail(ErrorKind::Permanent, u"unsupported"_s));
}

Async<Batch> HubAdapter::pullErasures(const QString& cursor) {
    QUrlQuery query;
    query.addQueryItem(u"after"_s, cursor.isEmpty() ? u"0"_s : cursor);
    query.addQueryItem(u"limit"_s, QString::number(pageSize));
    const auto page =
        m_client.callJson<Batch>(this, m_client.get({u"erasures"_s}, query), [](const QJsonObject& object) {
            return hub_api::erasuresFrom(object);
        });
    return mapped<Batch>(this, page, [cursor](Result<Batch> batch) -> Result<Batch> {
        if (batch)
            return batch;
        // A hub from before it could erase.
        if (batch.error().httpStatus == 404) {
            Batch nothing;
            nothing.nextCursor = cursor;
            return nothing;
        }
        if (batch.error().code == "cursor_invalid"_L1)
            batch.error().kind = ErrorKind::Conflict;
        return batch;
    });
}

Async<Batch> HubAdapter::pullChanges(const QString& cursor) {
    QUrlQuery query;
    query.addQueryItem(u"after"_s, cursor.isEmpty() ? u"0"_s : cursor);
    query.addQueryItem(u"limit"_s, QString::number(pageSize));
    if (!cursor.isEmpty() && m_snapshot > 0)
        query.addQueryItem(u"snapshot"_s, QString::number(m_snapshot));
    // An earlier beginning that was given up may still be answered; its head is not where this one began.
    const int beginning = cursor.isEmpty() ? ++m_beginnings : 0;
    m_told = beginning > 0 ? std::numeric_limits<qint64>::max() : std::max(m_told, cursor.toLongLong());
    const auto page = m_client.callJson<Batch>(
        this, m_client.get({u"changes"_s}, query), [this, beginning](const QJsonObject& object) {
            if (beginning > 0 && beginning == m_beginnings)
                m_told = m_snapshot = object.value("head"_L1).toInteger();
            return hub_api::pageFrom(object, m_account);
        });
    return mapped<Batch>(this, page, [this](Result<Batch> batch) {
        if (batch) {
            m_resumeAt = batch->nextCursor;
            m_told = std::max(m_told, m_resumeAt.toLongLong());
        } else if (batch.error().code == "cursor_invalid"_L1) {
            m_resumeAt.clear();
            m_snapshot = 0;
            batch.error().kind = ErrorKind::Conflict;
        }
        return batch;
    });
}

Async<Batch> HubAdapter::fetchThread(const QString& conversationId, const QString& beforeId) {
    QUrlQuery query;
    if (!beforeId.isEmpty())
        query.addQueryItem(u"before"_s, QString::fromLatin1(QUrl::toPercentEncoding(beforeId)));
    query.addQueryItem(u"limit"_s, QString::number(threadPageSize));
    return m_client.callJson<Batch>(
        this, m_client.get({u"conversations"_s, conversationId, u"entries"_s}, query),
        [this](const QJsonObject& page) { return threadFrom(page, m_account); });
}

Async<Receipt> HubAdapter::submit(const Command& command, const QStringList& fileIds) {
    if (fileIds.size() != filesOf(command).size())
        return ready<Receipt>(
            fail(ErrorKind::Permanent, u"files_missing"_s, u"A file of the command was not uploaded."_s));
    HttpRequest request =
        m_client.send("POST", {u"commands"_s}, hub_api::commandBody(command, fileIds), true);
    request.headers.set("Idempotency-Key", command.id.value().toLatin1());
    return m_client.callJson<Receipt>(
        this, std::move(request),
        [this, id = command.id](const QJsonObject& object) { return receiptFrom(object, id); });
}

Result<Receipt> HubAdapter::receiptFrom(const QJsonObject& object, const CommandId& id) const {
    SEGUE_TRY_VALUE(receipt, hub_api::receiptFrom(object, id, m_account));
    const auto isTold = [this](const auto& row) { return row.version <= m_told; };
    receipt.rows.contacts.removeIf(isTold);
    receipt.rows.conversations.removeIf(isTold);
    receipt.rows.entries.removeIf(isTold);
    return receipt;
}

Async<Reconciliation> HubAdapter::reconcile(const Command& command, const QString&) {
    const auto receipt = m_client.callJson<Receipt>(
        this, m_client.get({u"commands"_s, command.id.value()}),
        [this, id = command.id](const QJsonObject& object) { return receiptFrom(object, id); });
    return mapped<Reconciliation>(this, receipt, [](Result<Receipt> found) -> Result<Reconciliation> {
        if (found)
            return Reconciliation{Reconciled::Applied, found->entryId, found->rows};
        // Only the hub itself can say "absent": a 404 without its error code is some other
        // server's.
        if (found.error().httpStatus == 404 && found.error().code != "http_404"_L1)
            return Reconciliation{Reconciled::Absent, {}, {}};
        return fail(found.error());
    });
}

Async<QString> HubAdapter::upload(const StagedFile& file, const QString& path) {
    const qint64 limit = m_capabilities.maxAttachmentBytes;
    if (limit > 0 && QFileInfo(path).size() > limit)
        return ready<QString>(fail(
            ErrorKind::Permanent, u"attachment_too_large"_s,
            u"The file is larger than %1 bytes."_s.arg(limit)));
    HttpRequest request = m_client.get({u"attachments"_s});
    request.method = "POST";
    request.headers.set("Content-Type", mediaTypeHeader(file.mediaType));
    request.headers.set("X-File-Name", QUrl::toPercentEncoding(file.name));
    request.bodyFile = path;
    request.timeout = fileTimeout;
    return m_client.callJson<QString>(
        this, std::move(request), [](const QJsonObject& object) -> Result<QString> {
            JsonReader r(object);
            JsonReader attachment(r.object("attachment"), r.pathOf("attachment"));
            return attachment.take(attachment.id("id"));
        });
}

Async<qint64> HubAdapter::download(const QString& attachmentId, const QString& path) {
    HttpRequest request = m_client.get({u"attachments"_s, attachmentId});
    request.headers.set("Accept", "*/*");
    request.saveTo = path;
    request.maxResponseBytes = std::max(maxDownloadBytes, m_capabilities.maxAttachmentBytes);
    request.timeout = fileTimeout;
    return m_client.call<qint64>(
        this, std::move(request),
        [](const HttpResponse& response) -> Result<qint64> { return response.savedBytes; });
}

void HubAdapter::sendTyping(const QString& conversationId, bool on) {
    m_stream.send(hub_api::typingFrame(conversationId, on));
}

void HubAdapter::sendSeen(const QString& conversationId, Instant at) {
    m_stream.send(hub_api::seenFrame(conversationId, at));
}

void HubAdapter::sendPresence(Presence presence) {
    m_presence = presence;
    m_stream.send(hub_api::presenceFrame(presence));
}

Async<Article> HubAdapter::saveArticle(const Article& article) {
    const bool isNew = article.ref.isEmpty();
    const QStringList route = isNew ? QStringList{u"articles"_s} : QStringList{u"articles"_s, article.ref.id};
    return m_client.callJson<Article>(
        this, m_client.send(isNew ? "POST" : "PUT", route, hub_api::articleBody(article), true),
        [this](const QJsonObject& object) -> Result<Article> {
            JsonReader r(object);
            return hub_api::articleFrom(r.has("article") ? r.object("article") : object, {m_account});
        });
}

Async<bool> HubAdapter::shareDecision(const IdentityDecision& decision) {
    // Repeatable: the hub keeps one row for an id.
    return m_client.call<bool>(
        this, m_client.send("POST", {u"decisions"_s}, hub_api::decisionBody(decision), false),
        [](const HttpResponse&) -> Result<bool> { return true; });
}

Async<QList<LegalHold>> HubAdapter::legalHolds(const QStringList& contacts) {
    QUrlQuery query;
    query.addQueryItem(u"contacts"_s, contacts.join(u','));
    return m_client.callJson<QList<LegalHold>>(
        this, m_client.get({u"erasures"_s, u"preview"_s}, query),
        [this](const QJsonObject& preview) { return hub_api::legalHoldsFrom(preview, m_account); });
}

Async<EraseAnswer> HubAdapter::requestErase(const ErasureId& id, const QStringList& contacts) {
    return m_client.callJson<EraseAnswer>(
        this, m_client.send("POST", {u"erasures"_s}, hub_api::eraseBody(id, contacts), false),
        [](const QJsonObject& object) { return hub_api::eraseAnswerFrom(object); });
}

void HubAdapter::onFrame(const QJsonObject& frame) {
    const QString type = frame.value("type"_L1).toString();
    if (type == "changes"_L1)
        return onChanges(frame);
    if (type == "behind"_L1) {
        Q_EMIT hinted(changesStream);
        return;
    }
    if (type == "settings"_L1)
        return refreshCapabilities();
    if (const auto sign = hub_api::signFrom(frame, m_clock.now()))
        Q_EMIT ephemeral(*sign);
}

void HubAdapter::onChanges(const QJsonObject& frame) {
    auto batch = hub_api::pageFrom(frame, m_account);
    if (!batch || batch->afterCursor.isEmpty()) {
        qCWarning(segueNet) << "hub stream: a frame of changes could not be read; pulling";
        Q_EMIT hinted(changesStream);
        return;
    }
    if (isAtOrBelow(batch->afterCursor, m_resumeAt) && !isAtOrBelow(batch->nextCursor, m_resumeAt))
        m_resumeAt = batch->nextCursor;
    m_told = std::max(m_told, batch->nextCursor.toLongLong());
    Q_EMIT pushed(changesStream, *batch);
}

void HubAdapter::onRealtime(RealtimeState state) {
    if (state == RealtimeState::Live && m_presence)
        m_stream.send(hub_api::presenceFrame(*m_presence));
    Q_EMIT realtimeChanged(state);
}

} // namespace segue
