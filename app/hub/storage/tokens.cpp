// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/storage/tokens.h"

#include "app/hub/storage/sql_values.h"
#include "core/base/enum_names.h"
#include "core/base/hash.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

constexpr EnumNames<TokenKind, 3> kindNames{{{
    {TokenKind::Agent, "agent"},
    {TokenKind::Channel, "channel"},
    {TokenKind::Visitor, "visitor"},
}}};

} // namespace

QString Tokens::hashOf(const QByteArray& token) {
    return sha256Hex(token);
}

Result<std::optional<TokenRow>> Tokens::find(const QByteArray& token, Instant now) {
    if (token.isEmpty())
        return std::optional<TokenRow>();
    SEGUE_TRY_VALUE(
        row, m_db.one(
                 u"SELECT kind, agent, contact, device, name, expires_at FROM tokens WHERE hash = ?"_s,
                 {hashOf(token)}, [](const db::Row& r) {
                     return TokenRow{
                         kindNames.value(r.text(0)).value_or(TokenKind::Visitor),
                         r.id<AgentId>(1),
                         r.id<ContactId>(2),
                         r.text(3),
                         r.text(4),
                         r.optionalInstant(5)};
                 }));
    if (row && row->expiresAt && *row->expiresAt <= now)
        return std::optional<TokenRow>();
    return row;
}

Result<QSet<QString>> Tokens::valid(const QStringList& hashes, Instant now) {
    QSet<QString> found;
    SEGUE_TRY(inPieces(hashes, [&](const QString& marks, const db::Values& pieces) -> Result<void> {
        db::Values values = pieces;
        values.emplace_back(now);
        values.emplace_back(true);
        return m_db.query(
            u"SELECT hash FROM tokens LEFT JOIN agents ON agents.id = tokens.agent WHERE hash IN ("_s +
                marks +
                u") AND (expires_at IS NULL OR expires_at > ?) AND (tokens.agent IS NULL OR agents.active = ?)"_s,
            values, [&found](const db::Row& row) { found.insert(row.text(0)); });
    }));
    return found;
}

Result<bool> Tokens::hasChannel(const QString& name) {
    SEGUE_TRY_VALUE(
        found,
        m_db.scalar<int>(u"SELECT 1 FROM tokens WHERE kind = 'channel' AND name = ? LIMIT 1"_s, {name}));
    return found.has_value();
}

Result<QString> Tokens::issue(Write& write, const TokenRow& row) {
    const QString token = write.newSecret();
    SEGUE_TRY(adopt(write, token.toLatin1(), row));
    return token;
}

Result<QString> Tokens::issue(Write& write, const AgentId& agent, const QString& name) {
    TokenRow row;
    row.kind = TokenKind::Agent;
    row.agent = agent;
    row.name = name;
    return issue(write, row);
}

Result<void> Tokens::adopt(Write& write, const QByteArray& token, const TokenRow& row) {
    SEGUE_TRY(write.db().run(
        u"INSERT INTO tokens (hash, kind, agent, contact, device, name, created_at, expires_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {hashOf(token), kindNames.name(row.kind), orNull(row.agent), orNull(row.contact), row.device,
         row.name, write.now(), row.expiresAt}));
    return {};
}

Result<void> Tokens::revoke(Write& write, const AgentId& agent, const QString& name) {
    if (name.isEmpty())
        SEGUE_TRY(write.db().run(u"DELETE FROM tokens WHERE agent = ?"_s, {agent}));
    else
        SEGUE_TRY(write.db().run(u"DELETE FROM tokens WHERE agent = ? AND name = ?"_s, {agent, name}));
    return {};
}

Result<bool> Tokens::revokeChannel(Write& write, const QString& name) {
    SEGUE_TRY_VALUE(
        count, write.db().run(u"DELETE FROM tokens WHERE kind = 'channel' AND name = ?"_s, {name}));
    return count > 0;
}

// "device <> ''" is what the index of devices is for.

Result<void>
Tokens::bindVisitor(Write& write, const QString& device, const ContactId& contact, Instant expiresAt) {
    SEGUE_TRY(write.db().run(
        u"UPDATE tokens SET contact = ?, expires_at = ? WHERE kind = 'visitor' AND device = ? AND "
        "device <> '' AND contact IS NULL"_s,
        {contact, expiresAt, device}));
    return {};
}

Result<void> Tokens::revokeVisitor(Write& write, const QString& device, const ContactId& contact) {
    SEGUE_TRY(write.db().run(
        u"DELETE FROM tokens WHERE kind = 'visitor' AND device = ? AND device <> '' AND contact = ?"_s,
        {device, contact}));
    return {};
}

Result<bool> Tokens::keepNewestOfVisitor(Write& write, const QString& device, int count) {
    SEGUE_TRY_VALUE(
        gone,
        write.db().run(
            u"DELETE FROM tokens WHERE kind = 'visitor' AND device = ? AND device <> '' AND hash NOT IN "
            "(SELECT hash FROM tokens WHERE kind = 'visitor' AND device = ? AND device <> '' "
            "ORDER BY created_at DESC, hash LIMIT ?)"_s,
            {device, device, count}));
    return gone > 0;
}

Result<void> Tokens::removeExpired(Write& write, Instant now) {
    SEGUE_TRY(
        write.db().run(u"DELETE FROM tokens WHERE expires_at IS NOT NULL AND expires_at <= ?"_s, {now}));
    return {};
}

} // namespace segue::hub
