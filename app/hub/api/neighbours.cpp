// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/api/neighbours.h"

#include <utility>

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {
//! Three are lost before anybody counts as gone.
constexpr Millis tellEvery = std::chrono::seconds(4);
} // namespace

void Neighbours::sayGoodbye() {
    m_bus.tell({{u"type"_s, u"goodbye"_s}});
}

void Neighbours::opened() {
    m_bus.tell({{u"type"_s, u"hello"_s}});
    m_presence.tellState();
    m_toldAt = m_clock.monotonic();
    // What was committed while nobody listened.
    heardCommit(true);
}

void Neighbours::heard(const QString& process, const QJsonObject& sign) {
    const QString type = sign.value("type"_L1).toString();
    if (type == "goodbye"_L1) {
        forget(process);
        return;
    }
    m_heardAt.insert(process, m_clock.monotonic());
    if (type == "commit"_L1)
        heardCommit(sign.value("mail"_L1).toBool());
    else if (type == "hello"_L1)
        m_presence.tellState();
    else if (type == "seats"_L1 || type == "state"_L1)
        m_presence.heard(process, sign);
    else
        m_signs.heard(process, sign);
}

void Neighbours::heardCommit(bool hasMail) {
    m_pump.wake();
    if (hasMail)
        m_mailJobs.wake();
}

void Neighbours::tick() {
    const Millis now = m_clock.monotonic();
    const Millis before = std::exchange(m_tickedAt, now);
    if (now - m_toldAt >= tellEvery) {
        m_toldAt = now;
        m_presence.tellState();
    }
    // Whoever was stopped for so long has not listened: what the others said meanwhile is read first.
    if (now - before < lease)
        forgetSilent(now);
}

void Neighbours::forgetSilent(Millis now) {
    QStringList silent;
    for (auto it = m_heardAt.begin(); it != m_heardAt.end(); ++it) {
        if (now - it.value() >= lease)
            silent.append(it.key());
    }
    for (const QString& process : std::as_const(silent))
        forget(process);
}

void Neighbours::forget(const QString& process) {
    m_heardAt.remove(process);
    m_presence.lost(process);
    m_signs.lost(process);
}

} // namespace segue::hub
