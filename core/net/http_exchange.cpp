// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/http_exchange.h"

#include "core/base/save_file.h"
#include "core/net/http_errors.h"

#include <QNetworkAccessManager>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

//! Failures that come before the first byte of a request can be written.
bool isBeforeSending(QNetworkReply::NetworkError error) {
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::SslHandshakeFailedError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError:
        return true;
    default:
        return false;
    }
}

//! Qt reports a status of 400 and above as an error although the answer is whole. These errors are
//! not of that kind: they end an exchange at any point.
bool isBroken(QNetworkReply::NetworkError error, int status) {
    switch (error) {
    case QNetworkReply::NoError:
        return false;
    case QNetworkReply::ContentReSendError:
        // Qt rewinds the body for these two before it looks whether it may follow them: the answer
        // is there.
        return status != 307 && status != 308;
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolFailure:
        return true;
    case QNetworkReply::ProtocolInvalidOperationError:
        return status != 400;
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return status != 407;
    default:
        return status < 400 || error <= QNetworkReply::UnknownProxyError;
    }
}

QString codeOf(QNetworkReply::NetworkError error) {
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
        return u"connection_refused"_s;
    case QNetworkReply::HostNotFoundError:
        return u"host_not_found"_s;
    case QNetworkReply::OperationCanceledError:
    case QNetworkReply::TimeoutError:
        return u"timeout"_s;
    default:
        return u"connection_lost"_s;
    }
}

} // namespace

HttpExchange::HttpExchange(
    HttpRequest request, QNetworkAccessManager& manager, Scheduler& scheduler, QObject* parent)
    : QObject(parent), m_request(std::move(request)), m_manager(manager), m_scheduler(scheduler),
      m_answer(answerLost(
          m_request, u"transport_closed"_s, u"The connection was given up before an answer came."_s)) {
    const QString scheme = m_request.url.scheme();
    if (scheme != "http"_L1 && scheme != "https"_L1)
        conclude(fail(ErrorKind::Permanent, u"bad_url"_s, u"The address is neither http nor https."_s));
    else if (prepareBody())
        start();
}

HttpExchange::~HttpExchange() {
    if (m_reply) {
        // abort() emits finished(), which nobody here may hear any more.
        m_reply->disconnect(this);
        m_reply->abort();
        // The reply reads from the body until it is gone.
        delete m_reply;
    }
}

bool HttpExchange::prepareBody() {
    const bool hasBody = !m_request.bodyFile.isEmpty() || !m_request.body.isEmpty() ||
                         (m_request.method != "GET" && m_request.method != "HEAD");
    if (!hasBody)
        return true;
    m_body = m_request.bodyFile.isEmpty() ? SingleShotBody::ofBytes(m_request.body)
                                          : SingleShotBody::ofFile(m_request.bodyFile);
    if (!m_body)
        conclude(fail(ErrorKind::Storage, u"file_unreadable"_s, u"The file to be sent cannot be read."_s));
    return m_body != nullptr;
}

QNetworkRequest HttpExchange::outgoingRequest() const {
    QNetworkRequest out(m_request.url);
    for (const auto& [name, value] : m_request.headers.fields())
        out.setRawHeader(name, value);
    out.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    out.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    out.setAttribute(QNetworkRequest::HttpPipeliningAllowedAttribute, false);
    out.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    out.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    // maxResponseBytes is counted after decompression: no second limit is needed, which would fail
    // good pages.
    out.setDecompressedSafetyCheckThreshold(-1);
    if (m_body) {
        out.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        out.setHeader(QNetworkRequest::ContentLengthHeader, m_body->length());
    }
    out.setTransferTimeout(static_cast<int>(m_request.stallTimeout.count()));
    return out;
}

QNetworkReply* HttpExchange::dispatch(const QNetworkRequest& outgoing) {
    if (m_request.method == "GET" && !m_body)
        return m_manager.get(outgoing);
    if (m_request.method == "POST")
        return m_manager.post(outgoing, m_body.get());
    if (m_request.method == "PUT")
        return m_manager.put(outgoing, m_body.get());
    return m_manager.sendCustomRequest(outgoing, m_request.method, m_body.get());
}

void HttpExchange::start() {
    m_reply = dispatch(outgoingRequest());
    connect(m_reply, &QNetworkReply::requestSent, this, [this] { m_requestSent = true; });
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpExchange::readSome);
    connect(m_reply, &QNetworkReply::finished, this, &HttpExchange::finish);
    m_deadline = m_scheduler.after(m_request.timeout, [this] {
        stop(
            mayHaveBeenSent() ? answerLost(m_request, u"timeout"_s, u"The server did not answer in time."_s)
                              : requestNotSent(u"timeout"_s, u"The server could not be reached in time."_s));
    });
}

bool HttpExchange::savesBody() const {
    return !m_request.saveTo.isEmpty();
}

void HttpExchange::readSome() {
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QByteArray chunk = m_reply->readAll();
    m_received += chunk.size();
    if (m_received > m_request.maxResponseBytes)
        return stop(answerUnreadable(
            m_request, u"response_too_large"_s,
            u"The answer is larger than %1 bytes."_s.arg(m_request.maxResponseBytes)));
    const bool isSuccess = status >= 200 && status < 300;
    if (savesBody() && isSuccess)
        saveSome(chunk);
    else
        m_response.body += chunk;
}

void HttpExchange::saveSome(const QByteArray& chunk) {
    const Error unwritable{
        ErrorKind::Storage, u"file_unwritable"_s, u"The received file cannot be written."_s, 0, std::nullopt};
    if (!m_file) {
        m_file = std::make_unique<QSaveFile>(m_request.saveTo);
        if (!m_file->open(QIODevice::WriteOnly))
            return stop(unwritable);
    }
    if (m_file->write(chunk) != chunk.size())
        return stop(unwritable);
    m_response.savedBytes += chunk.size();
}

bool HttpExchange::hasWholeAnswer() const {
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    return status >= 200 && !isBroken(m_reply->error(), status);
}

bool HttpExchange::mayHaveBeenSent() const {
    if (m_body && m_body->length() > 0)
        return m_body->wasRead();
    return m_requestSent || !m_reply || !isBeforeSending(m_reply->error());
}

bool HttpExchange::isWithoutTls() const {
    if (m_request.url.scheme() != "https"_L1 || m_requestSent || (m_body && m_body->wasRead()))
        return false;
    // Who is no TLS server says so by hanging up.
    return m_reply->error() == QNetworkReply::SslHandshakeFailedError ||
           m_reply->error() == QNetworkReply::RemoteHostClosedError;
}

Error HttpExchange::failure() const {
    if (isWithoutTls())
        return requestNotSent(u"tls_failed"_s, u"No secure connection to the server could be made."_s);
    const QString code = codeOf(m_reply->error());
    if (!mayHaveBeenSent())
        return requestNotSent(code, u"The server could not be reached (%1)."_s.arg(code));
    return answerLost(m_request, code, u"The connection ended before the answer (%1)."_s.arg(code));
}

void HttpExchange::finish() {
    if (m_reply->bytesAvailable() > 0)
        readSome();
    if (m_answer.isGiven())
        return;
    if (!hasWholeAnswer())
        return conclude(tl::unexpected<Error>(failure()));
    m_response.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const auto pairs = m_reply->rawHeaderPairs();
    for (const auto& [name, value] : pairs)
        m_response.headers.append(name, value);
    if (savesBody() && m_response.isSuccess()) {
        saveSome({}); // An empty body is a file too.
        if (m_answer.isGiven())
            return;
        if (!commitWhole(*m_file))
            return conclude(
                fail(ErrorKind::Storage, u"file_unwritable"_s, u"The received file cannot be written."_s));
    }
    conclude(std::move(m_response));
}

void HttpExchange::stop(const Error& error) {
    m_reply->disconnect(this);
    m_reply->abort();
    conclude(tl::unexpected<Error>(error));
}

void HttpExchange::conclude(Result<HttpResponse> result) {
    m_deadline.cancel();
    m_answer.give(std::move(result));
    deleteLater();
}

} // namespace segue
