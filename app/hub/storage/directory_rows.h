// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/ids.h"
#include "core/base/instant.h"
#include "core/domain/vocabulary.h"

#include <QJsonArray>
#include <QList>
#include <QString>

namespace segue::hub {

struct AgentRow {
    AgentId id;
    QString name;
    QString email;
    Role role = Role::Agent;
    int capacity = 0; //!< Conversations at a time; 0 = no limit.
    bool active = true;
    Instant createdAt;
    qint64 version = 0;

    bool operator==(const AgentRow&) const = default;
};

struct TeamRow {
    TeamId id;
    QString name;
    QList<AgentId> agents;
    qint64 version = 0;

    bool operator==(const TeamRow&) const = default;
};

struct CannedRow {
    CannedId id;
    QString shortcut;
    QString title;
    QString text;
    qint64 version = 0;

    bool operator==(const CannedRow&) const = default;
};

struct MacroRow {
    MacroId id;
    QString title;
    QJsonArray operations; //!< As in a command.
    qint64 version = 0;

    bool operator==(const MacroRow&) const = default;
};

} // namespace segue::hub
