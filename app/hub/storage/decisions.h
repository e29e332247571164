// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/ids.h"
#include "app/hub/storage/write.h"
#include "core/domain/identity.h"

#include <QList>
#include <QStringList>

namespace segue::hub {

//! A row of the identity ledger. Never changed: a revocation is another row.
struct DecisionRow {
    QString id; //!< Made by the workstation.
    IdentityDecision::Verdict verdict = IdentityDecision::Verdict::Same;
    ContactId left;
    ContactId right;
    QString revokes; //!< The decision that this one takes back; empty for none.
    QString actor;   //!< The agent's name at the time.
    AgentId actorId;
    QString reason;
    QList<Evidence> evidence;
    Instant at;
    QString act; //!< The rows of one act share it.
    qint64 version = 0;

    bool operator==(const DecisionRow&) const = default;
};

class Decisions {
public:
    explicit Decisions(db::Connection& db) : m_db(db) {}

    Result<std::optional<DecisionRow>> find(const QString& id);
    Result<QList<DecisionRow>> load(const QStringList& ids);
    static Result<void> insert(Write& write, DecisionRow& decision);

private:
    db::Connection& m_db;
};

} // namespace segue::hub
