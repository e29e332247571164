// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/profile.h"

#include "app/seguectl/ctl_text.h"
#include "app/seguectl/lookup.h"
#include "core/base/owner_lock.h"
#include "core/engine/hub_folder.h"
#include "core/engine/profile_store.h"
#include "core/store/profile.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace segue::ctl {

using namespace Qt::StringLiterals;

Profile::Profile(const QString& dir, const QString& namedAccount)
    : m_dir(QDir(dir.isEmpty() ? usualDir() : dir).absolutePath()), m_namedAccount(namedAccount) {}

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
    auto views = Views::open(m_dir);
    if (!views && views.error().code == "schema_older"_L1) {
        const SystemClock clock;
        SEGUE_TRY(ProfileStore::open(m_dir, clock));
        views = Views::open(m_dir);
    }
    if (!views)
        return fail(views.error());
    m_views = std::move(*views);
    return m_views.get();
}

Result<EnginePort*> Profile::engine(Purpose purpose) {
    if (m_engine)
        return m_engine.get();
    SEGUE_TRY_VALUE(engine, openEnginePort(optionsFor(purpose)));
    m_engine = std::move(engine);
    return m_engine.get();
}

PortOptions Profile::optionsFor(Purpose purpose) {
    PortOptions options;
    options.profileDir = m_dir;
    options.agentName = hub_folder::agentName(Ctl::tr("Agent"));
    // The token of an account that is being added is no other account's.
    if (purpose == Purpose::Accounts)
        return options;
    options.hubProgram = hub_folder::program();
    options.sessionToken = environmentToken();
    if (options.sessionToken.isEmpty() || m_namedAccount.isEmpty())
        return options;
    const auto named = views().and_then([this](Views* all) { return findAccount(*all, m_namedAccount); });
    if (named)
        options.sessionTokenAccount = named->id;
    else
        options.sessionToken.clear(); // The command itself says that there is no such account.
    return options;
}

bool Profile::hasOtherOwner() const {
    if (m_engine || !QFileInfo::exists(m_dir))
        return false;
    return OwnerLock(profile::lockPath(m_dir)).take(Millis{0}) == OwnerLock::Outcome::Held;
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
