// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/ids.h"
#include "app/hub/storage/write.h"

namespace segue::hub {

enum class TokenKind { Agent, Channel, Visitor };

//! What a bearer token stands for. The token itself is never stored, only its SHA-256.
struct TokenRow {
    TokenKind kind = TokenKind::Visitor;
    AgentId agent;     //!< Of an agent's token.
    ContactId contact; //!< Of a visitor's, when it has written something or was signed in by the shop.
    QString device;    //!< Of a visitor's: the hash of what its browser keeps.
    QString name;
    std::optional<Instant> expiresAt;

    bool operator==(const TokenRow&) const = default;
};

class Tokens {
public:
    explicit Tokens(db::Connection& db) : m_db(db) {}

    //! What `token` stands for; nothing for an unknown or expired one.
    Result<std::optional<TokenRow>> find(const QByteArray& token, Instant now);

    //! Makes a token and returns its text, which cannot be read again.
    static Result<QString> issue(Write& write, const TokenRow& row);
    //! Stores a token that somebody else made.
    static Result<void> adopt(Write& write, const QByteArray& token, const TokenRow& row);
    //! Forgets the agent's tokens of that name; all with an empty one.
    static Result<void> revoke(Write& write, const AgentId& agent, const QString& name = {});
    //! The device's tokens that have no contact yet are this contact's from now on.
    static Result<void> bindVisitor(Write& write, const QString& device, const ContactId& contact);
    static Result<void> revokeVisitor(Write& write, const QString& device, const ContactId& contact);
    static Result<void> removeExpired(Write& write, Instant now);

private:
    db::Connection& m_db;
};

} // namespace segue::hub
