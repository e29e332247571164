// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fakes/sim_oracle.h"

#include <algorithm>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

//! Ids and versions of one table's rows.
QMap<QString, qint64> localRows(CacheDb& cache, const QString& table, const AccountId& account) {
    QMap<QString, qint64> out;
    const auto read = cache.connection().query(
        u"SELECT id, version FROM %1 WHERE account = ?"_s.arg(table), {account},
        [&](const db::Row& row) { out.insert(row.text(0), row.integer(1)); });
    return read ? out : QMap<QString, qint64>();
}

QStringList addressesOf(const Command& command) {
    QStringList out;
    for (const Participant& participant : command.recipients)
        out.append(participant.address);
    return out;
}

} // namespace

void SimOracle::violate(const QString& promise, const QString& what) {
    const QString text = promise + u": "_s + what;
    if (!m_violations.contains(text))
        m_violations.append(text);
}

void SimOracle::accepted(const Command& command, const QString& server) {
    add(command, server, true);
}

void SimOracle::perhapsAccepted(const Command& command, const QString& server) {
    add(command, server, false);
}

void SimOracle::add(const Command& command, const QString& server, bool isCertain) {
    m_accepted.insert(command.id, {command, server, m_accepted.size(), isCertain});
    // What is said more than once is known by its key alone.
    if (const QString text = textOf(command); text.startsWith("said "_L1))
        m_byText.insert(text, command.id);
}

void SimOracle::cancelled(const CommandId& id, const QList<SimEffect>& effectsThen) {
    m_cancelled.insert(id);
    for (const SimEffect& effect : effectsThen) {
        if (commandOf(effect) == id)
            violate(u"I4"_s, u"cancelled although it had been carried out: "_s + id.value());
    }
}

CommandId SimOracle::commandOf(const SimEffect& effect) const {
    const CommandId id(effect.key);
    return effect.text.isEmpty() || m_accepted.contains(id) ? id : m_byText.value(effect.text);
}

void SimOracle::checkOne(const SimEffect& effect, const SimServer& server, Seen& seen) {
    const CommandId id = commandOf(effect);
    const auto it = m_accepted.constFind(id);
    if (it == m_accepted.constEnd())
        return violate(u"I2"_s, u"an effect of nothing that was accepted: "_s + effect.key);
    const Command& command = it->command;
    const int times = ++seen.done[id.value()];
    if (times > 1 + m_allowed.value(id))
        violate(u"I2"_s, u"carried out twice: "_s + id.value());
    const qsizetype before = seen.lastOrder.value(effect.conversation, -1);
    // What the agent sent again may find its first try behind it, which was late.
    if (before > it->order && times == 1)
        violate(u"I3"_s, u"overtaken in %1: %2"_s.arg(effect.conversation, id.value()));
    seen.lastOrder.insert(effect.conversation, it->order);
    if (m_cancelled.contains(id))
        violate(u"I4"_s, u"sent after a cancel was acknowledged: "_s + id.value());
    if (command.conversation.id != effect.conversation || it->server != server.name())
        violate(u"I5"_s, u"%1 went to %2"_s.arg(effect.text, effect.conversation));
    if (it->isCertain && effect.isReply && effect.recipients != addressesOf(command))
        violate(u"I5"_s, u"%1 went to %2"_s.arg(id.value(), effect.recipients.join(u' ')));
    // Where a server does not compare, only what is known here can hold a reply back.
    const bool compares = server.simClass() == SimClass::Key || server.simClass() == SimClass::CompareAndSet;
    const QJsonObject base = server.rows(u"entries"_s).value(command.baseEntryId);
    const bool wasStale = !base.isEmpty() && effect.customerSequence > base.value("sequence"_L1).toInteger();
    if (compares && it->isCertain && effect.isReply && wasStale && !m_released.contains(id))
        violate(u"I6"_s, u"sent although the customer had written: "_s + id.value());
}

void SimOracle::checkEffects(const SimServer& server) {
    Seen& seen = m_seen[server.name()];
    const QList<SimEffect>& effects = server.effects();
    for (; seen.effects < effects.size(); ++seen.effects)
        checkOne(effects.at(seen.effects), server, seen);
}

void SimOracle::checkNothingLost(const SimServer& server) {
    QSet<CommandId> done;
    for (const SimEffect& effect : server.effects())
        done.insert(commandOf(effect));
    for (const Accepted& one : std::as_const(m_accepted)) {
        const CommandId& id = one.command.id;
        const bool isWanted = one.isCertain && !m_cancelled.contains(id) && !m_perhapsCancelled.contains(id);
        if (isWanted && one.server == server.name() && !done.contains(id))
            violate(u"I1"_s, u"accepted and never carried out: "_s + id.value());
    }
}

void SimOracle::compare(
    const QString& what, const QMap<QString, qint64>& local, const SimServer::Rows& there) {
    for (auto it = there.begin(); it != there.end(); ++it) {
        const qint64 version = it->value("version"_L1).toInteger();
        if (local.value(it.key(), -1) != version)
            violate(
                u"I7"_s, u"%1 %2 is at %3 here and at %4 there"_s.arg(what, it.key())
                             .arg(local.value(it.key(), -1))
                             .arg(version));
    }
    for (auto it = local.begin(); it != local.end(); ++it) {
        if (!there.contains(it.key()))
            violate(u"I7"_s, u"%1 %2 is not there any more"_s.arg(what, it.key()));
    }
}

void SimOracle::checkSame(CacheDb& cache, const AccountId& account, const SimServer& server) {
    for (const QString& table : {u"conversations"_s, u"entries"_s, u"contacts"_s})
        compare(server.name() + u' ' + table, localRows(cache, table, account), server.rows(table));
}

} // namespace segue
