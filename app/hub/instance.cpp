// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/instance.h"

#include "core/base/json.h"
#include "core/base/save_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

//! Whoever looks whether a hub runs takes its lock for a moment.
constexpr Millis lookPatience{500};

Result<void> writeInDataDir(const QString& path, const QByteArray& bytes) {
    if (!savePrivately(path, bytes))
        return fail(ErrorKind::Storage, u"data_dir"_s, u"the data folder cannot be written to"_s);
    return {};
}

} // namespace

Instance::Instance(const QString& dataDir) : m_dataDir(dataDir), m_lock(dataDir + u"/hub.lock"_s) {}

Instance::~Instance() {
    if (m_announced)
        QFile::remove(m_dataDir + u"/endpoint.json"_s);
}

Result<std::unique_ptr<Instance>> Instance::claim(const QString& dataDir) {
    if (!QDir().mkpath(dataDir))
        return fail(ErrorKind::Storage, u"data_dir"_s, u"the data folder cannot be made"_s);
    std::unique_ptr<Instance> instance(new Instance(dataDir));
    switch (instance->m_lock.take(lookPatience)) {
    case OwnerLock::Outcome::Taken:
        // A killed hub's: whoever waits for ours must not take it for that.
        QFile::remove(dataDir + u"/endpoint.json"_s);
        return instance;
    case OwnerLock::Outcome::Held:
        return fail(ErrorKind::Conflict, u"already_running"_s, u"another hub runs on this data folder"_s);
    case OwnerLock::Outcome::Failed:
        break;
    }
    return fail(ErrorKind::Storage, u"data_dir"_s, u"the data folder cannot be written to"_s);
}

quint16 Instance::keptPort() const {
    QFile file(m_dataDir + u"/port"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().trimmed().toUShort();
}

Result<void> Instance::announce(quint16 port, const QString& version, Instant startedAt) {
    SEGUE_TRY(writeInDataDir(m_dataDir + u"/port"_s, QByteArray::number(port) + '\n'));
    const QJsonObject endpoint{
        {u"port"_s, port},
        {u"pid"_s, QCoreApplication::applicationPid()},
        {u"version"_s, version},
        {u"started_at"_s, toMs(startedAt)}};
    m_announced = true;
    return writeInDataDir(m_dataDir + u"/endpoint.json"_s, segue::toJson(endpoint) + '\n');
}

} // namespace segue::hub
