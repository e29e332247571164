// SPDX-License-Identifier: GPL-3.0-or-later
// The small tables: articles, agents, teams, canned responses, macros, decisions, and what went away.
#include "core/domain/customer_id.h"
#include "core/store/cache_writer.h"
#include "core/store/row_codec.h"
#include "core/store/stored_contacts.h"

#include "core/base/planted_bug.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace segue::store {

using namespace Qt::StringLiterals;

Result<void> CacheWriter::write(const Article& article) {
    SEGUE_TRY_VALUE(
        changed,
        m_db.run(
            u"INSERT INTO articles (account, id, title, body, language, section, keywords, state, url, "
            u"updated_at, "
            "version) VALUES (?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (account, id) DO UPDATE SET "
            "title=excluded.title, "
            "body=excluded.body, language=excluded.language, section=excluded.section, "
            "keywords=excluded.keywords, state=excluded.state, url=excluded.url, "
            "updated_at=excluded.updated_at, version=excluded.version WHERE excluded.version > version"_s,
            {m_account, article.ref.id, article.title, article.body, article.language, article.section,
             listToJson(article.keywords), toString(article.state), article.url, article.updatedAt,
             article.version}));
    m_applied.changes.articles |= changed > 0;
    return {};
}

Result<void> CacheWriter::write(const Agent& agent) {
    SEGUE_TRY_VALUE(
        changed,
        m_db.run(
            u"INSERT INTO agents (account, id, name, email, role, presence, capacity, active, version) "
            "VALUES (?,?,?,?,?,?,?,?,?) ON CONFLICT (account, id) DO UPDATE SET name=excluded.name, "
            "email=excluded.email, role=excluded.role, presence=excluded.presence, "
            "capacity=excluded.capacity, active=excluded.active, version=excluded.version "
            "WHERE excluded.version > version"_s,
            {m_account, agent.ref.id, agent.name, agent.email, toString(agent.role), toString(agent.presence),
             agent.capacity, agent.active, agent.version}));
    m_applied.changes.directory |= changed > 0;
    return {};
}

Result<void> CacheWriter::write(const Team& team) {
    SEGUE_TRY_VALUE(
        changed, m_db.run(
                     u"INSERT INTO teams (account, id, name, agents, version) VALUES (?,?,?,?,?) "
                     "ON CONFLICT (account, id) DO UPDATE SET name=excluded.name, agents=excluded.agents, "
                     "version=excluded.version WHERE excluded.version > version"_s,
                     {m_account, team.ref.id, team.name, listToJson(team.agentIds), team.version}));
    m_applied.changes.directory |= changed > 0;
    return {};
}

Result<void> CacheWriter::write(const CannedResponse& canned) {
    SEGUE_TRY_VALUE(
        changed,
        m_db.run(
            u"INSERT INTO canned_responses (account, id, shortcut, title, text, version) VALUES "
            u"(?,?,?,?,?,?) "
            "ON CONFLICT (account, id) DO UPDATE SET shortcut=excluded.shortcut, title=excluded.title, "
            "text=excluded.text, version=excluded.version WHERE excluded.version > version"_s,
            {m_account, canned.id, canned.shortcut, canned.title, canned.text, canned.version}));
    m_applied.changes.directory |= changed > 0;
    return {};
}

Result<void> CacheWriter::write(const Macro& macro) {
    SEGUE_TRY_VALUE(
        changed, m_db.run(
                     u"INSERT INTO macros (account, id, title, operations, version) VALUES (?,?,?,?,?) "
                     "ON CONFLICT (account, id) DO UPDATE SET title=excluded.title, "
                     "operations=excluded.operations, version=excluded.version "
                     "WHERE excluded.version > version"_s,
                     {m_account, macro.id, macro.title, macro.operationsJson, macro.version}));
    m_applied.changes.directory |= changed > 0;
    return {};
}

Result<void> CacheWriter::write(const IdentityDecision& decision) {
    SEGUE_TRY_VALUE(
        changed, m_db.run(
                     u"INSERT INTO shared_decisions (id, account, decision, at) VALUES (?,?,?,?) "
                     "ON CONFLICT (id) DO UPDATE SET decision=excluded.decision, at=excluded.at "
                     "WHERE account = excluded.account AND decision <> excluded.decision"_s,
                     {decision.id, m_account, decisionToJson(decision), decision.at}));
    // Both ends: a decision can join contacts that came long ago.
    if (changed > 0)
        m_applied.touchedContacts.append({decision.left, decision.right});
    return {};
}

Result<void> CacheWriter::remove(const IncomingRows::Gone& gone) {
    if (isPlanted(PlantedBug::RemovalsAreIgnored))
        return {};
    m_hasRemovals = true;
    SEGUE_TRY(m_db.run(
        u"INSERT INTO removals (account, kind, id, version) VALUES (?,?,?,?) "
        "ON CONFLICT (account, kind, id) DO UPDATE SET version = MAX(version, excluded.version)"_s,
        {m_account, gone.kind, gone.id, gone.version}));
    if (gone.kind == "entry"_L1)
        return removeEntry(gone.id);
    if (gone.kind == "conversation"_L1)
        return removeConversation(gone.id);
    if (gone.kind == "contact"_L1)
        return removeContact(gone.id);
    static const QHash<QString, QString> tables{
        {u"organisation"_s, u"organisations"_s},
        {u"article"_s, u"articles"_s},
        {u"agent"_s, u"agents"_s},
        {u"team"_s, u"teams"_s},
        {u"canned"_s, u"canned_responses"_s},
        {u"macro"_s, u"macros"_s},
        {u"decision"_s, u"shared_decisions"_s}};
    const QString table = tables.value(gone.kind);
    if (table.isEmpty())
        return {};
    SEGUE_TRY_VALUE(
        removed, m_db.run(u"DELETE FROM %1 WHERE account = ? AND id = ?"_s.arg(table), {m_account, gone.id}));
    m_applied.changes.articles |= removed > 0 && gone.kind == "article"_L1;
    m_applied.changes.directory |= removed > 0 && gone.kind != "article"_L1;
    return removed > 0 && gone.kind == "organisation"_L1 ? touchMembersOf(gone.id) : Result<void>();
}

Result<void> CacheWriter::removeEntry(const QString& id) {
    SEGUE_TRY_VALUE(known, storedEntry(id));
    if (!known)
        return {};
    SEGUE_TRY(touchCustomersOf(u"entries"_s, u"row = ?"_s, {known->stored.row}));
    m_touchedConversations.insert(known->conversation);
    unindex(*known);
    return m_db.run(u"DELETE FROM entries WHERE row = ?"_s, {known->stored.row}).map([](qint64) {});
}

Result<void> CacheWriter::removeConversation(const QString& id) {
    QStringList entries;
    SEGUE_TRY(m_db.query(
        u"SELECT id FROM entries WHERE account = ? AND conversation = ?"_s, {m_account, id},
        [&](const db::Row& row) { entries.append(row.text(0)); }));
    for (const QString& entry : std::as_const(entries))
        SEGUE_TRY(removeEntry(entry));
    SEGUE_TRY(touchCustomersOf(u"conversations"_s, u"account = ? AND id = ?"_s, {m_account, id}));
    m_touchedConversations.insert(id);
    return m_db.run(u"DELETE FROM conversations WHERE account = ? AND id = ?"_s, {m_account, id})
        .map([](qint64) {});
}

Result<void> CacheWriter::removeContact(const QString& id) {
    const ContactRef contact{m_account, id};
    m_applied.touchedContacts.append(contact);
    SEGUE_TRY_VALUE(known, store::contactsWhere(m_db, u"account = ? AND id = ?"_s, {m_account, id}));
    for (const StoredContact& stored : std::as_const(known))
        SEGUE_TRY(touchHoldersOf(stored.contact));
    // Those whom it alone held together fall apart.
    SEGUE_TRY(m_db.query(
        u"SELECT other.account, other.id FROM contacts mine JOIN contacts other "
        "ON other.customer = mine.customer AND other.row <> mine.row WHERE mine.account = ? AND mine.id = ?"_s,
        {m_account, id}, [this](const db::Row& row) {
            m_applied.touchedContacts.append(ContactRef{row.id<AccountId>(0), row.text(1)});
        }));
    SEGUE_TRY(touchCustomersOf(u"contacts"_s, u"account = ? AND id = ?"_s, {m_account, id}));
    SEGUE_TRY_VALUE(customer, customerOfContact(id, {}));
    if (customer != ownCustomer(contact)) {
        // As if it had never come: its conversations are its own customer's.
        SEGUE_TRY(moveContact(m_db, contact, customer, ownCustomer(contact)));
        m_applied.changes.customers.insert(ownCustomer(contact));
        m_customerOfContact.remove(id);
    }
    SEGUE_TRY(m_db.run(
        u"DELETE FROM suggestions WHERE (left_account = ? AND left_id = ?) OR "
        "(right_account = ? AND right_id = ?)"_s,
        {m_account, id, m_account, id}));
    return m_db.run(u"DELETE FROM contacts WHERE account = ? AND id = ?"_s, {m_account, id}).map([](qint64) {
    });
}

Result<void> CacheWriter::merge(const IncomingRows::Merged& merged) {
    if (merged.kind == "conversation"_L1) {
        SEGUE_TRY(m_db.run(
            u"UPDATE entries SET conversation = ? WHERE account = ? AND conversation = ?"_s,
            {merged.to, m_account, merged.from}));
        m_touchedConversations.insert(merged.to);
        SEGUE_TRY_VALUE(
            customer, m_db.scalar<QString>(
                          u"SELECT customer FROM conversations WHERE account = ? AND id = ?"_s,
                          {m_account, merged.to}));
        if (customer)
            SEGUE_TRY(m_db.run(
                u"UPDATE entries INDEXED BY entries_conversation SET customer = ? "
                "WHERE account = ? AND conversation = ? AND contact = ''"_s,
                {*customer, m_account, merged.to}));
        return removeConversation(merged.from);
    }
    if (merged.kind != "contact"_L1)
        return {};
    const ContactRef from{m_account, merged.from};
    SEGUE_TRY_VALUE(before, customerOfContact(merged.from, {}));
    SEGUE_TRY_VALUE(customer, customerOfContact(merged.to, {}));
    SEGUE_TRY(moveContact(m_db, from, before, customer));
    SEGUE_TRY(m_db.run(
        u"UPDATE entries SET contact = ? WHERE customer = ? AND account = ? AND contact = ?"_s,
        {merged.to, customer, m_account, merged.from}));
    SEGUE_TRY(m_db.run(
        u"UPDATE conversations SET contact = ? WHERE account = ? AND contact = ?"_s,
        {merged.to, m_account, merged.from}));
    m_applied.changes.customers.insert(before);
    SEGUE_TRY(m_db.query(
        u"SELECT id FROM conversations WHERE account = ? AND contact = ?"_s, {m_account, merged.to},
        [this](const db::Row& row) { m_touchedConversations.insert(row.text(0)); }));
    m_applied.changes.customers.insert(customer);
    return removeContact(merged.from);
}

namespace {
//! What was cut cannot be looked through for erased people.
bool isJson(const QByteArray& raw) {
    return !QJsonDocument::fromJson(raw).isNull();
}
} // namespace

Result<void> CacheWriter::keepBroken(const IncomingRows::Broken& broken) {
    const bool isReadable = !m_erased || isJson(broken.raw);
    return m_db
        .run(
            u"INSERT OR REPLACE INTO quarantine (account, kind, id, why, raw, at, program) "
            "VALUES (?,?,?,?,?,?,?)"_s,
            {m_account, broken.kind, broken.id, broken.why,
             isReadable ? broken.raw.left(64 * 1024) : QByteArray(), m_now,
             QCoreApplication::applicationVersion()})
        .map([](qint64) {});
}

} // namespace segue::store
