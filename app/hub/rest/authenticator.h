// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/http/router.h"
#include "app/hub/rest/caller.h"
#include "app/hub/storage/storage.h"
#include "app/hub/storage/tokens.h"

#include <functional>

namespace segue::hub {

//! Turns bearer tokens into callers. Each function makes a route's `authorise`: 401 without a token
//! that is known, 403 with one of another kind or a lower role.
class Authenticator {
public:
    //! `storage` must outlive it and what it makes.
    explicit Authenticator(Storage& storage) : m_storage(storage) {}

    http::Authorise agents(Role atLeast = Role::Agent) const;
    http::Authorise channels() const;
    //! Channels, and administrators, who could make themselves a channel's token.
    http::Authorise channelsAndAdmins() const;
    //! Agents and channels, for uploads.
    http::Authorise agentsAndChannels() const;
    http::Authorise visitors() const;

    //! Called for every request of an agent that was let in, on worker threads. Only before the
    //! server starts.
    void onAgent(std::function<void(const AgentCaller&)> seen) { m_agentSeen = std::move(seen); }

private:
    //! The caller of `request`, or the refusal.
    std::optional<http::Response> identify(http::Request& request) const;
    std::optional<http::Response>
    identifyAgent(http::Request& request, const TokenRow& token, const QString& tokenHash) const;

    Storage& m_storage;
    std::function<void(const AgentCaller&)> m_agentSeen;
};

} // namespace segue::hub
