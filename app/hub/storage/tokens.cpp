// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/storage/tokens.h"

#include "app/hub/storage/sql_values.h"
#include "core/base/enum_names.h"

#include <QCryptographicHash>

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

constexpr EnumNames<TokenKind, 3> kindNames{{{
    {TokenKind::Agent, "agent"},
    {TokenKind::Channel, "channel"},
    {TokenKind::Visitor, "visitor"},
}}};

QString hashOf(const QByteArray& token) {
    return QString::fromLatin1(QCryptographicHash::hash(token, QCryptographicHash::Sha256).toHex());
}

} // namespace

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

Result<QString> Tokens::issue(Write& write, const TokenRow& row) {
    const QString token = write.newSecret();
    SEGUE_TRY(adopt(write, token.toLatin1(), row));
    return token;
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

Result<void> Tokens::bindVisitor(Write& write, const QString& device, const ContactId& contact) {
    SEGUE_TRY(write.db().run(
        u"UPDATE tokens SET contact = ? WHERE kind = 'visitor' AND device = ? AND contact IS NULL"_s,
        {contact, device}));
    return {};
}

Result<void> Tokens::revokeVisitor(Write& write, const QString& device, const ContactId& contact) {
    SEGUE_TRY(write.db().run(
        u"DELETE FROM tokens WHERE kind = 'visitor' AND device = ? AND contact = ?"_s, {device, contact}));
    return {};
}

Result<void> Tokens::removeExpired(Write& write, Instant now) {
    SEGUE_TRY(
        write.db().run(u"DELETE FROM tokens WHERE expires_at IS NOT NULL AND expires_at <= ?"_s, {now}));
    return {};
}

} // namespace segue::hub
