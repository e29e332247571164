// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/hub/hub_process.h"

#include <QJsonDocument>
#include <QProcessEnvironment>

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {
constexpr int patience = 30'000;
}

HubProcess::~HubProcess() {
    if (m_process.state() == QProcess::NotRunning)
        return;
    goOn();
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(patience))
        kill();
}

bool HubProcess::start() {
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"SEGUE_HUB_DATABASE"_s, m_databaseUrl);
    m_process.setProcessEnvironment(environment);
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(
        QStringLiteral(SEGUE_BINARY_DIR "/bin/segue-hub"),
        {u"--data"_s, m_dir.path(), u"--listen"_s, u"127.0.0.1:0"_s, u"--embedded"_s, u"--grace"_s, u"0"_s,
         u"--look-every"_s, u"600"_s});
    const QJsonObject starter{{u"token"_s, admin()}, {u"agent_name"_s, u"Ada"_s}};
    m_process.write(QJsonDocument(starter).toJson(QJsonDocument::Compact) + '\n');
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(patience))
            return false;
    }
    const QJsonObject said = QJsonDocument::fromJson(m_process.readLine()).object();
    m_port = static_cast<quint16>(said.value("port"_L1).toInt());
    return m_port != 0;
}

void HubProcess::kill() {
    m_process.kill();
    m_process.waitForFinished(patience);
}

bool HubProcess::signal(const QString& name) {
#ifdef Q_OS_UNIX
    return QProcess::execute(u"sh"_s, {u"-c"_s, u"kill -%1 %2"_s.arg(name).arg(m_process.processId())}) == 0;
#else
    Q_UNUSED(name)
    return false;
#endif
}

bool HubProcess::pause() {
    return signal(u"STOP"_s);
}

bool HubProcess::goOn() {
    return signal(u"CONT"_s);
}

} // namespace segue::hub
