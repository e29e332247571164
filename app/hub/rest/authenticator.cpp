// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/rest/authenticator.h"

#include "app/hub/rest/answers.h"
#include "app/hub/storage/directory.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

http::Response unauthorised(const QString& code, const QString& message) {
    http::Response response = http::errorResponse(401, code, message);
    response.headers.set("WWW-Authenticate", "Bearer");
    return response;
}

http::Response forbidden() {
    return http::errorResponse(403, u"forbidden"_s, u"This token does not allow that."_s);
}

template <class Caller> const Caller* callerIn(const http::Request& request) {
    return std::any_cast<Caller>(&request.identity);
}

} // namespace

std::optional<http::Response> Authenticator::identify(http::Request& request) const {
    const QByteArray token = request.bearerToken();
    if (token.isEmpty())
        return unauthorised(u"auth_required"_s, u"A bearer token is needed."_s);
    auto session = m_storage.session();
    if (!session)
        return toResponse(session.error());
    const auto found = Tokens((*session)->db()).find(token, (*session)->now());
    if (!found)
        return toResponse(found.error());
    const std::optional<TokenRow>& row = *found;
    if (!row)
        return unauthorised(u"token_invalid"_s, u"This token is unknown or has expired."_s);
    switch (row->kind) {
    case TokenKind::Agent:
        return identifyAgent(request, *row, Tokens::hashOf(token));
    case TokenKind::Channel:
        request.identity = ChannelCaller{row->name};
        return std::nullopt;
    case TokenKind::Visitor:
        request.identity = VisitorCaller{row->device, row->contact, Tokens::hashOf(token)};
        return std::nullopt;
    }
    return forbidden();
}

std::optional<http::Response>
Authenticator::identifyAgent(http::Request& request, const TokenRow& token, const QString& tokenHash) const {
    auto session = m_storage.session();
    if (!session)
        return toResponse(session.error());
    const auto agent = Directory((*session)->db()).agent(token.agent);
    if (!agent)
        return toResponse(agent.error());
    if (!*agent || !(*agent)->active)
        return unauthorised(u"agent_inactive"_s, u"This agent may no longer sign in."_s);
    const AgentCaller caller{token.agent, (*agent)->name, (*agent)->role, token.name, tokenHash};
    request.identity = caller;
    if (m_agentSeen)
        m_agentSeen(caller);
    return std::nullopt;
}

http::Authorise Authenticator::agents(Role atLeast) const {
    return [this, atLeast](http::Request& request) -> std::optional<http::Response> {
        if (auto refusal = identify(request))
            return refusal;
        const auto* agent = callerIn<AgentCaller>(request);
        if (!agent || agent->role < atLeast)
            return forbidden();
        return std::nullopt;
    };
}

http::Authorise Authenticator::channels() const {
    return [this](http::Request& request) -> std::optional<http::Response> {
        if (auto refusal = identify(request))
            return refusal;
        return callerIn<ChannelCaller>(request) ? std::nullopt : std::optional(forbidden());
    };
}

http::Authorise Authenticator::channelsAndAdmins() const {
    return [this](http::Request& request) -> std::optional<http::Response> {
        if (auto refusal = identify(request))
            return refusal;
        const auto* agent = callerIn<AgentCaller>(request);
        const bool isAdmin = agent && agent->role >= Role::Admin;
        return isAdmin || callerIn<ChannelCaller>(request) ? std::nullopt : std::optional(forbidden());
    };
}

http::Authorise Authenticator::agentsAndChannels() const {
    return [this](http::Request& request) -> std::optional<http::Response> {
        if (auto refusal = identify(request))
            return refusal;
        return callerIn<VisitorCaller>(request) ? std::optional(forbidden()) : std::nullopt;
    };
}

http::Authorise Authenticator::visitors() const {
    return [this](http::Request& request) -> std::optional<http::Response> {
        if (auto refusal = identify(request))
            return refusal;
        return callerIn<VisitorCaller>(request) ? std::nullopt : std::optional(forbidden());
    };
}

} // namespace segue::hub
