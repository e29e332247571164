// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/scheduler.h"
#include "core/net/qt_http_transport.h"
#include "tests/contract/backend_under_test.h"

#include <QJsonObject>
#include <QMap>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>

namespace segue {

//! The real segue-hub as a child process on loopback, with an empty database in a folder of its
//! own. Its customers use the web chat. It ends with this object: its standard input is its life
//! line.
class HubUnderTest final : public BackendUnderTest {
public:
    ~HubUnderTest() override;

    QString kind() const override { return QStringLiteral("hub"); }
    //! Before start(): a folder that outlives it, instead of one of its own.
    void keepDataIn(const QString& dir) { m_keptDir = dir; }
    //! Before start(): its environment, instead of ours.
    void setEnvironment(const QProcessEnvironment& environment) { m_environment = environment; }
    //! Before start(): its database, instead of one in its folder.
    void keepDatabaseAt(const QString& url) { m_databaseUrl = url; }
    //! Before start(): each request comes from another address, so that none is held to the limit of one.
    void comeFromEverywhere() { m_comesFromEverywhere = true; }
    Result<void> start() override;
    //! As `kill -9` does; start() begins again on what is left.
    void kill();
    QUrl url() const override;
    quint16 port() const override { return m_port; }
    QByteArray agentToken() override { return m_token; }

    Result<QString> customerWrites(const QString& who, const QString& text) override;
    Result<QStringList> customerReads(const QString& who) override;
    Result<QString> makeTeam(const QString& name) override;
    QString invalidCursor() const override { return QStringLiteral("999999999"); }
    QByteArray commandPath() const override { return "/api/v1/commands"; }

    //! Any route of the hub, with `token` unless it is empty: the JSON of a 2xx answer. Waits for
    //! it.
    Result<QJsonObject> call(
        const QByteArray& method, const QString& path, const QByteArray& token, const QJsonObject& body = {});
    //! The agent answers, under `key`: the receipt.
    Result<QJsonObject> agentReplies(const QString& conversation, const QString& text, const QString& key);
    //! What anybody's browser gets at `path` ("/help"), of a 2xx answer.
    Result<QByteArray> page(const QString& path);
    //! A raw RFC 5322 message arrives, as a mail server pipes it: its conversation's id.
    Result<QString> mailArrives(const QByteArray& message);

private:
    Result<QByteArray> exchange(HttpRequest request, const QByteArray& token);
    Result<QByteArray> visitorToken(const QString& who);

    QTemporaryDir m_dir;
    QString m_keptDir;
    QString m_databaseUrl;
    bool m_comesFromEverywhere = false;
    quint32 m_requests = 0;
    QProcessEnvironment m_environment = QProcessEnvironment::systemEnvironment();
    QProcess m_process;
    QtScheduler m_scheduler;
    QtHttpTransport m_http{m_scheduler};
    QByteArray m_token;
    QByteArray m_channelToken;
    quint16 m_port = 0;
    QMap<QString, QByteArray> m_visitors;
    int m_messages = 0;
};

} // namespace segue
