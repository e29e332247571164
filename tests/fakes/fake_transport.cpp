// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fakes/fake_transport.h"

#include "core/net/http_errors.h"

#include <algorithm>

namespace segue {

using namespace Qt::StringLiterals;

void FakeWebSocket::open(const QUrl& url, const HttpHeaders& headers) {
    m_url = url;
    m_headers = headers;
}

void FakeWebSocket::send(const QString& text) {
    m_sent.append(text);
}

void FakeWebSocket::close() {
    m_isClosing = true;
}

class FakeNetwork::Transport final : public HttpTransport {
public:
    explicit Transport(FakeNetwork& network) : m_network(network) {}
    Async<HttpResponse> send(HttpRequest request) override { return m_network.send(request); }

private:
    FakeNetwork& m_network;
};

void FakeNetwork::answerNext(const QString& path, Result<HttpResponse> answer) {
    m_answers[path].append(std::move(answer));
}

void FakeNetwork::answerNext(const QString& path, const QByteArray& json) {
    HttpResponse response;
    response.status = 200;
    response.body = json;
    answerNext(path, Result<HttpResponse>(response));
}

qsizetype FakeNetwork::count(const QString& path) const {
    return std::count_if(m_requests.begin(), m_requests.end(), [&](const HttpRequest& request) {
        return request.url.path(QUrl::FullyEncoded) == path;
    });
}

std::unique_ptr<HttpTransport> FakeNetwork::makeHttpTransport() {
    return std::make_unique<Transport>(*this);
}

std::unique_ptr<WebSocketClient> FakeNetwork::makeWebSocket() {
    auto socket = std::make_unique<FakeWebSocket>();
    m_sockets.append(socket.get());
    return socket;
}

Async<HttpResponse> FakeNetwork::send(const HttpRequest& request) {
    m_requests.append(request);
    auto queued = m_answers.find(request.url.path(QUrl::FullyEncoded));
    if (queued != m_answers.end() && !queued->isEmpty())
        return ready<HttpResponse>(queued->takeFirst());
    if (m_handler)
        return m_handler(request);
    return ready<HttpResponse>(
        tl::unexpected<Error>(requestNotSent(u"connection_refused"_s, u"No server."_s)));
}

} // namespace segue
