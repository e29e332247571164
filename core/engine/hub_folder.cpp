// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/hub_folder.h"

#include "core/accounts/token_file.h"
#include "core/base/json.h"
#include "core/base/owner_lock.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

namespace segue::hub_folder {

using namespace Qt::StringLiterals;

namespace {

constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;
constexpr qint64 longestEndpoint = 64 * 1024; // bytes

TokenFile tokenFile(const QString& dir) {
    return TokenFile(dir + u"/token"_s);
}

} // namespace

std::optional<Endpoint> endpoint(const QString& dir) {
    QFile file(dir + u"/endpoint.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const auto object = parseJsonObject(file.read(longestEndpoint));
    if (!object)
        return std::nullopt;
    JsonReader r(*object);
    const Endpoint out{
        QUrl(u"http://127.0.0.1:%1"_s.arg(r.integer("port"))), r.integer("pid"), r.optionalString("version"),
        r.optionalInstant("started_at").value_or(Instant{})};
    return r.error() ? std::nullopt : std::optional(out);
}

qint64 owner(const QString& dir) {
    OwnerLock lock(dir + u"/hub.lock"_s);
    return lock.take(Millis{0}) == OwnerLock::Outcome::Held ? lock.owner() : 0;
}

Result<QString> prepare(const QString& dir, Random& random) {
    if (!QDir().mkpath(dir) || !QFile::setPermissions(dir, ownerOnly))
        return fail(ErrorKind::Storage, u"io_error"_s, u"the hub's folder cannot be made"_s);
    return tokenFile(dir).readOrMake(random);
}

Result<QString> token(const QString& dir) {
    return tokenFile(dir).read();
}

QByteArray greeting(const QString& token, const QString& agentName) {
    return toJson({{u"token"_s, token}, {u"agent_name"_s, agentName}}) + '\n';
}

QString program() {
#ifdef Q_OS_WIN
    const QString name = u"segue-hub.exe"_s;
#else
    const QString name = u"segue-hub"_s;
#endif
    return QDir(QCoreApplication::applicationDirPath()).filePath(name);
}

QString agentName(const QString& otherwise) {
    for (const char* variable : {"USER", "USERNAME"}) {
        const QString name = qEnvironmentVariable(variable);
        if (!name.isEmpty())
            return name.at(0).toUpper() + name.mid(1);
    }
    return otherwise;
}

} // namespace segue::hub_folder
