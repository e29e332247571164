// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/mail/smtp_client.h"

#include <QElapsedTimer>

#include <curl/curl.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <mutex>

namespace segue::hub::mail {

using namespace Qt::StringLiterals;

namespace {

//! How long a server may take for its answer to the whole message while the hub ends.
constexpr qint64 lastAnswerMs = 8'000;

struct CurlClose {
    void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
};
struct ListClose {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

struct Upload {
    CURL* curl;
    const QByteArray& message;
    const StopFlag& isStopping;
    qsizetype sent = 0;
    QByteArray lastAnswer{};  //!< Of the server, for the error's words.
    QElapsedTimer stopping{}; //!< Runs from when it was first seen that we end.

    bool isComplete() const { return sent == message.size(); }
};

void giveUp(const Upload& upload) {
    // libcurl says good-bye, and waits for the server's answer to that without asking us.
    curl_easy_setopt(upload.curl, CURLOPT_SERVER_RESPONSE_TIMEOUT, 1L);
}

size_t readMessage(char* buffer, size_t size, size_t count, void* context) {
    auto* upload = static_cast<Upload*>(context);
    if (!upload->isComplete() && upload->isStopping()) {
        giveUp(*upload);
        return CURL_READFUNC_ABORT;
    }
    const auto room = static_cast<qsizetype>(size * count);
    const qsizetype length = std::min(room, upload->message.size() - upload->sent);
    std::memcpy(buffer, upload->message.constData() + upload->sent, static_cast<size_t>(length));
    upload->sent += length;
    return static_cast<size_t>(length);
}

size_t readAnswer(char* buffer, size_t size, size_t count, void* context) {
    static_cast<Upload*>(context)->lastAnswer =
        QByteArray(buffer, static_cast<qsizetype>(size * count)).trimmed();
    return size * count;
}

//! Other than 0 gives the exchange up.
int onProgress(void* context, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    auto* upload = static_cast<Upload*>(context);
    if (!upload->isStopping())
        return 0;
    if (!upload->stopping.isValid())
        upload->stopping.start();
    if (upload->isComplete() && !upload->stopping.hasExpired(lastAnswerMs))
        return 0;
    giveUp(*upload);
    return 1;
}

void initCurl() {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

//! libcurl says an address as it is: what ends a line or the brackets around it would be commands of its own.
bool isSayable(const QString& address) {
    return !address.isEmpty() && std::none_of(address.begin(), address.end(), [](QChar c) {
        return c.isSpace() || c.category() == QChar::Other_Control || c == u'<' || c == u'>';
    });
}

QByteArray urlOf(const SmtpServer& server) {
    const auto scheme = server.security == SmtpServer::Security::Tls ? "smtps"_L1 : "smtp"_L1;
    return u"%1://%2:%3"_s.arg(scheme, server.host).arg(server.port).toUtf8();
}

ErrorKind kindOf(CURLcode code, long answer, const Upload& upload) {
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_CONNECT:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_USE_SSL_FAILED:
        return ErrorKind::Transient;
    case CURLE_LOGIN_DENIED:
        return ErrorKind::Auth;
    default:
        break;
    }
    if (answer >= 500)
        return ErrorKind::Permanent;
    if (answer >= 400)
        return ErrorKind::Transient;
    // No answer to the message itself: only while bytes were still missing is it certain that nothing was
    // accepted.
    return upload.isComplete() ? ErrorKind::Ambiguous : ErrorKind::Transient;
}

Error errorOf(CURL* curl, CURLcode code, const Upload& upload) {
    if (code == CURLE_ABORTED_BY_CALLBACK && !upload.isComplete())
        return {
            ErrorKind::Transient, u"smtp_stopped"_s,
            u"The hub stopped or slept before the mail was handed over."_s, 0, std::nullopt};
    long answer = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer);
    const QString words = answer >= 400 ? QString::fromUtf8(upload.lastAnswer).left(300)
                                        : QString::fromUtf8(curl_easy_strerror(code));
    return {
        kindOf(code, answer, upload), u"smtp_%1"_s.arg(answer), words, static_cast<int>(answer),
        std::nullopt};
}

} // namespace

Result<void> sendMail(
    const SmtpServer& server, const QString& sender, const QStringList& recipients, const QByteArray& message,
    const StopFlag& isStopping) {
    if (!isSayable(sender) || !std::all_of(recipients.begin(), recipients.end(), isSayable))
        return fail(
            ErrorKind::Permanent, u"smtp_address"_s,
            u"The sender or a recipient is no plain mail address."_s);
    initCurl();
    const std::unique_ptr<CURL, CurlClose> curl(curl_easy_init());
    if (!curl)
        return fail(ErrorKind::Transient, u"smtp_unavailable"_s, u"libcurl could not be started"_s);
    curl_slist* list = nullptr;
    for (const QString& recipient : recipients)
        list = curl_slist_append(list, (u'<' + recipient + u'>').toUtf8().constData());
    const std::unique_ptr<curl_slist, ListClose> owned(list);
    CURL* c = curl.get();
    Upload upload{c, message, isStopping};
    curl_easy_setopt(c, CURLOPT_URL, urlOf(server).constData());
    curl_easy_setopt(c, CURLOPT_MAIL_FROM, (u'<' + sender + u'>').toUtf8().constData());
    curl_easy_setopt(c, CURLOPT_MAIL_RCPT, owned.get());
    if (server.security == SmtpServer::Security::StartTls)
        curl_easy_setopt(c, CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL));
    if (!server.user.isEmpty()) {
        curl_easy_setopt(c, CURLOPT_USERNAME, server.user.toUtf8().constData());
        curl_easy_setopt(c, CURLOPT_PASSWORD, server.password.toUtf8().constData());
    }
    curl_easy_setopt(c, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(c, CURLOPT_READFUNCTION, &readMessage);
    curl_easy_setopt(c, CURLOPT_READDATA, &upload);
    curl_easy_setopt(c, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(message.size()));
    curl_easy_setopt(c, CURLOPT_HEADERFUNCTION, &readAnswer);
    curl_easy_setopt(c, CURLOPT_HEADERDATA, &upload);
    curl_easy_setopt(c, CURLOPT_XFERINFOFUNCTION, &onProgress);
    curl_easy_setopt(c, CURLOPT_XFERINFODATA, &upload);
    curl_easy_setopt(c, CURLOPT_NOPROGRESS, 0L);
    const qint64 longest = server.timeout.count() + message.size() / slowestLine;
    curl_easy_setopt(c, CURLOPT_TIMEOUT, static_cast<long>(longest));
    // A large message must not wait all that time for a line that stands still.
    curl_easy_setopt(c, CURLOPT_LOW_SPEED_LIMIT, 1024L);
    curl_easy_setopt(c, CURLOPT_LOW_SPEED_TIME, static_cast<long>(server.timeout.count()));
    curl_easy_setopt(c, CURLOPT_SERVER_RESPONSE_TIMEOUT, static_cast<long>(server.timeout.count()));
    curl_easy_setopt(
        c, CURLOPT_FORBID_REUSE, 1L); // Else the good-bye is said later, with the first timeouts.
    curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT, 20L);
    curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
    const CURLcode code = curl_easy_perform(c);
    if (code != CURLE_OK)
        return fail(errorOf(c, code, upload));
    return {};
}

} // namespace segue::hub::mail
