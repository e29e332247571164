// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/ids.h"
#include "app/hub/storage/write.h"

#include <QSet>
#include <QStringList>

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

    //! The name under which `token` is stored: its SHA-256 in hex.
    static QString hashOf(const QByteArray& token);

    //! What `token` stands for; nothing for an unknown or expired one.
    Result<std::optional<TokenRow>> find(const QByteArray& token, Instant now);
    //! Those of `hashes` that still let somebody in: known, not expired, and of an active agent if of
    //! an agent.
    Result<QSet<QString>> valid(const QStringList& hashes, Instant now);
    Result<bool> hasChannel(const QString& name);

    //! Makes a token and returns its text, which cannot be read again.
    static Result<QString> issue(Write& write, const TokenRow& row);
    //! The same for an agent.
    static Result<QString> issue(Write& write, const AgentId& agent, const QString& name);
    //! Stores a token that somebody else made.
    static Result<void> adopt(Write& write, const QByteArray& token, const TokenRow& row);
    //! Forgets the agent's tokens of that name; all with an empty one.
    static Result<void> revoke(Write& write, const AgentId& agent, const QString& name = {});
    //! Forgets the channel's tokens; true if there was one.
    static Result<bool> revokeChannel(Write& write, const QString& name);
    //! The device's tokens that have no contact yet are this contact's from now on, until `expiresAt`.
    static Result<void>
    bindVisitor(Write& write, const QString& device, const ContactId& contact, Instant expiresAt);
    static Result<void> revokeVisitor(Write& write, const QString& device, const ContactId& contact);
    //! Forgets all but the device's newest `count` tokens; true if there were more.
    static Result<bool> keepNewestOfVisitor(Write& write, const QString& device, int count);
    static Result<void> removeExpired(Write& write, Instant now);

private:
    db::Connection& m_db;
};

} // namespace segue::hub
