// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/http/request.h"
#include "app/hub/storage/ids.h"
#include "core/domain/entry.h"
#include "core/domain/vocabulary.h"

#include <QString>

// Who asks: what an Authenticator leaves in Request::identity for the handler.
namespace segue::hub {

struct AgentCaller {
    AgentId id;
    QString name;
    Role role = Role::Agent;
    QString tokenName;
    QString tokenHash; //!< As Tokens stores it.

    Author author() const { return {AuthorKind::Agent, id.value(), name}; }
    QString uploadOwner() const { return QStringLiteral("agent:") + id.value(); }
};

//! Something that brings messages in.
struct ChannelCaller {
    QString name;

    QString uploadOwner() const { return QStringLiteral("channel:") + name; }
};

//! One browser of the web chat.
struct VisitorCaller {
    QString device;    //!< The hash of what the browser keeps.
    ContactId contact; //!< Empty until it has written something.
    QString tokenHash; //!< As Tokens stores it.

    QString uploadOwner() const { return QStringLiteral("visitor:") + device; }
};

//! The caller that the route's authorise found.
template <class Caller> const Caller& callerOf(const http::Request& request) {
    return *std::any_cast<Caller>(&request.identity);
}

} // namespace segue::hub
