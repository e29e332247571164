// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/adapters/hub/hub_client.h"

namespace segue::hub_api {

using namespace Qt::StringLiterals;

HubClient::HubClient(const AdapterSettings& settings, const AdapterServices& services)
    : m_base(settings.baseUrl.adjusted(QUrl::StripTrailingSlash | QUrl::RemoveQuery | QUrl::RemoveFragment)),
      m_credential(settings.credential), m_clock(services.clock),
      m_transport(services.http.makeHttpTransport()) {}

QUrl HubClient::url(const QStringList& segments, const QUrlQuery& query) const {
    QByteArray path = m_base.path(QUrl::FullyEncoded).toUtf8() + "/api/v1";
    for (const QString& segment : segments)
        path += '/' + QUrl::toPercentEncoding(segment);
    QUrl out = m_base;
    out.setPath(QString::fromUtf8(path), QUrl::StrictMode);
    if (!query.isEmpty())
        out.setQuery(query);
    return out;
}

QUrl HubClient::streamUrl(const QString& cursor) const {
    QUrlQuery query;
    query.addQueryItem(u"after"_s, cursor.isEmpty() ? u"0"_s : cursor);
    QUrl out = url({u"stream"_s}, query);
    out.setScheme(m_base.scheme() == "https"_L1 ? u"wss"_s : u"ws"_s);
    return out;
}

HttpHeaders HubClient::authorisation() const {
    const QByteArray token = m_credential ? m_credential() : QByteArray();
    HttpHeaders out;
    if (!token.isEmpty())
        out.set("Authorization", "Bearer " + token);
    return out;
}

HttpRequest HubClient::get(const QStringList& segments, const QUrlQuery& query) const {
    HttpRequest out;
    out.url = url(segments, query);
    out.headers = authorisation();
    out.headers.set("Accept", "application/json");
    return out;
}

HttpRequest HubClient::openGet(const QStringList& segments) const {
    HttpRequest out;
    out.url = url(segments);
    out.headers.set("Accept", "application/json");
    return out;
}

HttpRequest HubClient::send(
    const QByteArray& method, const QStringList& segments, const QJsonObject& body, bool command) const {
    HttpRequest out = get(segments);
    out.method = method;
    out.headers.set("Content-Type", "application/json");
    out.body = toJson(body);
    out.command = command;
    return out;
}

} // namespace segue::hub_api
