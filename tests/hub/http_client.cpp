// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/hub/http_client.h"

#include <QEventLoop>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QTimer>

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30'000;

Answer answerOf(QNetworkReply& reply) {
    Answer answer;
    answer.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.body = reply.readAll();
    for (const auto& [name, value] : reply.rawHeaderPairs())
        answer.headers.insert(name.toLower(), value);
    answer.json = QJsonDocument::fromJson(answer.body).object();
    return answer;
}

} // namespace

QString Answer::errorCode() const {
    return object("error").value("code"_L1).toString();
}

Answer HttpClient::raw(
    const QByteArray& method, const QString& path, const QByteArray& body, const QString& token,
    const Headers& headers) {
    QNetworkRequest request(QUrl(u"http://127.0.0.1:%1/api/v1%2"_s.arg(m_port).arg(path)));
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    if (!token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + token.toLatin1());
    for (auto it = headers.begin(); it != headers.end(); ++it)
        request.setRawHeader(it.key(), it.value());
    QNetworkReply* reply = m_manager.sendCustomRequest(request, method, body);
    QEventLoop loop;
    QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    QTimer::singleShot(patience, &loop, &QEventLoop::quit);
    loop.exec();
    Answer answer = answerOf(*reply);
    delete reply;
    if (m_recording)
        m_recorded.append(QJsonObject{
            {u"method"_s, QString::fromLatin1(method)},
            {u"path"_s, path},
            {u"request"_s, QJsonDocument::fromJson(body).object()},
            {u"status"_s, answer.status},
            {u"type"_s, QString::fromLatin1(answer.headers.value("content-type"))},
            {u"answer"_s, answer.json}});
    return answer;
}

Answer HttpClient::get(const QString& path, const QString& token) {
    return raw("GET", path, {}, token);
}

Answer
HttpClient::post(const QString& path, const QJsonObject& body, const QString& token, const Headers& headers) {
    Headers all = headers;
    all.insert("Content-Type", "application/json");
    return raw("POST", path, QJsonDocument(body).toJson(QJsonDocument::Compact), token, all);
}

Answer HttpClient::put(const QString& path, const QJsonObject& body, const QString& token) {
    return raw(
        "PUT", path, QJsonDocument(body).toJson(QJsonDocument::Compact), token,
        {{"Content-Type", "application/json"}});
}

Answer HttpClient::remove(const QString& path, const QString& token) {
    return raw("DELETE", path, {}, token);
}

} // namespace segue::hub
