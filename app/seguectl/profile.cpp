// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/profile.h"

#include "app/seguectl/ctl_text.h"
#include "core/store/profile.h"

#include <QDir>
#include <QFileInfo>
#include <QLockFile>
#include <QStandardPaths>

namespace segue::ctl {

using namespace Qt::StringLiterals;

Profile::Profile(const QString& dir) : m_dir(QDir(dir.isEmpty() ? usualDir() : dir).absolutePath()) {}

HubHome Profile::hubHome() const {
    return HubHome(profile::hubDir(m_dir));
}

Result<Views*> Profile::views() {
    if (m_views)
        return m_views.get();
    if (!QFileInfo::exists(profile::workPath(m_dir)))
        return fail(
            ErrorKind::Permanent, u"no_profile"_s,
            Ctl::tr("There is no Segue profile in %1 yet; \"seguectl sync\" makes one.").arg(m_dir));
    SEGUE_TRY_VALUE(views, Views::open(m_dir));
    m_views = std::move(views);
    return m_views.get();
}

Result<EnginePort*> Profile::engine(Hub hub) {
    if (m_engine)
        return m_engine.get();
    PortOptions options;
    options.profileDir = m_dir;
    options.hubProgram = hub == Hub::Wanted ? HubHome::program() : QString();
    options.agentName = HubHome::agentName();
    options.sessionToken = environmentToken();
    SEGUE_TRY_VALUE(engine, openEnginePort(options));
    m_engine = std::move(engine);
    return m_engine.get();
}

bool Profile::hasOtherOwner() const {
    if (m_engine || !QFileInfo::exists(m_dir))
        return false;
    QLockFile lock(profile::lockPath(m_dir));
    lock.setStaleLockTime(0);
    return !lock.tryLock(0) && lock.error() == QLockFile::LockFailedError;
}

QString Profile::usualDir() {
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
}

QString Profile::sampleDir() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/Segue Sample"_s;
}

QString Profile::environmentToken() {
    return qEnvironmentVariable("SEGUE_TOKEN").trimmed();
}

} // namespace segue::ctl
