// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/domain/ids.h"
#include "core/domain/vocabulary.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <optional>

namespace segue {

//! A member of the team, as a backend knows them.
struct Agent {
    AgentRef ref;
    QString name;
    QString email;
    Role role = Role::Agent;
    Presence presence = Presence::Offline;
    int capacity = 0; //!< Conversations at a time; 0 = no limit.
    bool active = true;
    qint64 version = 0;

    bool operator==(const Agent&) const = default;
};

struct Team {
    TeamRef ref;
    QString name;
    QStringList agentIds;
    qint64 version = 0;

    bool operator==(const Team&) const = default;
};

//! Text that agents paste with "/shortcut". May hold {{customer.name}}, {{agent.name}},
//! {{conversation.reference}}.
struct CannedResponse {
    AccountId account;
    QString id;
    QString shortcut;
    QString title;
    QString text;
    qint64 version = 0;

    bool operator==(const CannedResponse&) const = default;
};

//! Several operations under one name, as JSON operations of the hub's command form.
struct Macro {
    AccountId account;
    QString id;
    QString title;
    QString operationsJson;
    qint64 version = 0;

    bool operator==(const Macro&) const = default;
};

enum class ArticleState { Draft, Published, Archived };
QString toString(ArticleState state);
std::optional<ArticleState> articleStateFromString(QStringView text);

//! A page of the knowledge base.
struct Article {
    ArticleRef ref;
    QString title;
    QString body; //!< Markdown.
    QString language;
    QString section;
    QStringList keywords;
    ArticleState state = ArticleState::Draft;
    QString url; //!< Where customers read it; empty unless published.
    Instant updatedAt;
    qint64 version = 0;

    bool operator==(const Article&) const = default;
};

} // namespace segue
