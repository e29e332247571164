// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/storage/erasures.h"

#include "app/hub/storage/audit_log.h"
#include "app/hub/storage/eraser.h"
#include "app/hub/storage/legal_holds.h"
#include "app/hub/storage/outbound_mail.h"
#include "app/hub/storage/sql_values.h"
#include "core/base/enum_names.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

constexpr EnumNames<ErasureCause, 2> causes{{{
    {ErasureCause::Request, "request"},
    {ErasureCause::Retention, "retention"},
}}};
constexpr EnumNames<ErasureState, 3> states{{{
    {ErasureState::Waiting, "waiting"},
    {ErasureState::Scrubbing, "scrubbing"},
    {ErasureState::Done, "done"},
}}};

QString columns() {
    return u"id, cause, contacts, conversations, actor, state, at, version"_s;
}

ErasureRow readRow(const db::Row& row) {
    ErasureRow e;
    e.id = row.text(0);
    e.cause = causes.value(row.text(1)).value_or(ErasureCause::Request);
    e.contacts = stringsOf(jsonArray(row.text(2)));
    e.conversations = stringsOf(jsonArray(row.text(3)));
    e.actor = row.id<AgentId>(4);
    e.state = states.value(row.text(5)).value_or(ErasureState::Scrubbing);
    e.at = row.instant(6);
    e.version = row.integer(7);
    return e;
}

QJsonObject subjectOf(const ErasureRow& row) {
    return {
        {u"erasure"_s, row.id},
        {u"contacts"_s, QJsonArray::fromStringList(row.contacts)},
        {u"conversations"_s, row.conversations.size()}};
}

Result<void> addRefs(Write& write, FeedKind kind, const QStringList& ids) {
    for (const QString& id : ids)
        SEGUE_TRY(write.db().run(
            u"INSERT INTO erased_refs (kind, object_id) VALUES (?, ?) ON CONFLICT (kind, object_id) DO "
            "NOTHING"_s,
            {toString(kind), id}));
    return {};
}

tl::unexpected<Error> heldBack(const LegalHold& hold) {
    return fail(
        ErrorKind::Conflict, u"legal_hold"_s,
        u"Contact %1 is under legal hold: nothing was erased."_s.arg(hold.contact.value()));
}

} // namespace

QString toString(ErasureState state) {
    return states.name(state);
}

Result<QList<ErasureRow>> Erasures::select(const QString& where, const db::Values& values) {
    SEGUE_TRY_VALUE(
        rows, m_db.all(u"SELECT %1 FROM erasures WHERE "_s.arg(columns()) + where, values, readRow));
    return QList<ErasureRow>(rows.begin(), rows.end());
}

Result<std::optional<ErasureRow>> Erasures::find(const QString& id) {
    SEGUE_TRY_VALUE(found, select(u"id = ?"_s, {id}));
    return found.isEmpty() ? std::optional<ErasureRow>() : std::optional(found.first());
}

Result<QList<ErasureRow>> Erasures::load(const QStringList& ids) {
    QList<ErasureRow> found;
    SEGUE_TRY(inPieces(ids, [&](const QString& marks, const db::Values& values) -> Result<void> {
        SEGUE_TRY_VALUE(piece, select(u"version > 0 AND id IN (%1)"_s.arg(marks), values));
        found += piece;
        return {};
    }));
    return found;
}

Result<QList<ErasureRow>> Erasures::after(qint64 cursor, int limit) {
    return select(u"version > ? ORDER BY version LIMIT ?"_s, {std::max<qint64>(cursor, 0), limit});
}

Result<QList<ErasureRow>> Erasures::withState(ErasureState state) {
    // The words of the index erasures_unfinished.
    return select(u"state = ? AND state <> 'done' ORDER BY at, id"_s, {toString(state)});
}

Result<void> Erasures::check(FeedKind kind, const QString& id) {
    SEGUE_TRY_VALUE(
        isErased, m_db.scalar<int>(
                      u"SELECT 1 FROM erased_refs WHERE kind = ? AND object_id = ?"_s, {toString(kind), id}));
    if (!isErased)
        return {};
    return fail(Error{
        ErrorKind::Permanent, u"erased"_s, u"The person whom this is about has been erased."_s, 410, {}});
}

Result<void> Erasures::checkContact(const ContactId& id) {
    return check(FeedKind::Contact, id.value());
}

Result<void> Erasures::checkConversation(const ConversationId& id) {
    return check(FeedKind::Conversation, id.value());
}

Result<void> Erasures::insert(Write& write, const ErasureRow& row) {
    return write.db()
        .run(
            u"INSERT INTO erasures (%1) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s.arg(columns()),
            {row.id, causes.name(row.cause), jsonText(row.contacts), jsonText(row.conversations), row.actor,
             toString(row.state), row.at, row.version})
        .map([](qint64) {});
}

Result<ErasureRow> Erasures::request(
    Write& write, const QString& id, const QStringList& contacts, const AgentId& actor,
    const QString& preview) {
    SEGUE_TRY_VALUE(known, Erasures(write.db()).find(id));
    if (known)
        return *known;
    SEGUE_TRY_VALUE(scope, scopeOfContacts(write.db(), contacts));
    SEGUE_TRY_VALUE(holds, LegalHolds(write.db()).holding(scope.contacts, scope.conversations));
    if (!holds.isEmpty())
        return heldBack(holds.first());
    if (!preview.isEmpty()) {
        SEGUE_TRY_VALUE(counts, countsOf(write.db(), scope));
        if (counts.hash != preview)
            return fail(
                ErrorKind::Conflict, u"preview_changed"_s,
                u"There is more, or less, to erase than was shown: look again."_s);
    }
    ErasureRow row;
    row.id = id;
    row.contacts = contacts;
    row.actor = actor;
    row.at = write.now();
    SEGUE_TRY(insert(write, row));
    SEGUE_TRY(AuditLog::append(write, actor, u"erase.requested"_s, subjectOf(row)));
    return eraseUnlessHeldBack(write, row);
}

Result<void> Erasures::carryOut(Write& write, const QString& id) {
    SEGUE_TRY_VALUE(row, Erasures(write.db()).find(id));
    if (row && row->state == ErasureState::Waiting)
        SEGUE_TRY(eraseUnlessHeldBack(write, *row));
    return {};
}

Result<ErasureRow> Erasures::eraseUnlessHeldBack(Write& write, ErasureRow row) {
    SEGUE_TRY_VALUE(scope, scopeOfContacts(write.db(), row.contacts));
    SEGUE_TRY_VALUE(holds, LegalHolds(write.db()).holding(scope.contacts, scope.conversations));
    if (!holds.isEmpty())
        return row;
    SEGUE_TRY_VALUE(isOnItsWay, isMailOnItsWay(write.db(), scope, write.now()));
    if (isOnItsWay) {
        // No other one is to follow it.
        SEGUE_TRY(OutboundMails::withdrawAll(
            write, scope.conversations, u"The customer is being erased: this was not sent."_s));
        return row;
    }
    row.conversations = scope.conversations;
    return erase(write, row, scope);
}

Result<ErasureRow> Erasures::eraseConversations(Write& write, const QStringList& conversations) {
    ErasureRow row;
    row.id = write.newId();
    row.cause = ErasureCause::Retention;
    row.conversations = conversations;
    row.at = write.now();
    SEGUE_TRY(insert(write, row));
    return erase(write, row, scopeOfConversations(conversations));
}

Result<ErasureRow> Erasures::erase(Write& write, ErasureRow row, const ErasureScope& scope) {
    // Numbered before what goes with it: whoever reads the feed in its order is told of this first.
    SEGUE_TRY_VALUE(version, write.touch(FeedKind::Erasure, row.id));
    row.version = version;
    row.at = write.now();
    row.state = ErasureState::Scrubbing;
    SEGUE_TRY(Eraser(write, scope).run());
    SEGUE_TRY(addRefs(write, FeedKind::Contact, row.contacts));
    SEGUE_TRY(addRefs(write, FeedKind::Conversation, row.conversations));
    SEGUE_TRY(write.db().run(
        u"UPDATE erasures SET conversations = ?, state = ?, at = ?, version = ? WHERE id = ?"_s,
        {jsonText(row.conversations), toString(row.state), row.at, row.version, row.id}));
    const bool isAsked = row.cause == ErasureCause::Request;
    SEGUE_TRY(AuditLog::append(
        write, row.actor, isAsked ? u"erase.deleted"_s : u"retention.deleted"_s, subjectOf(row)));
    return row;
}

Result<void> Erasures::finish(Write& write, qint64 version) {
    SEGUE_TRY_VALUE(
        ids, write.db().all(
                 u"SELECT id FROM erasures WHERE state = 'scrubbing' AND version <= ? ORDER BY version"_s,
                 {version}, [](const db::Row& row) { return row.text(0); }));
    for (const QString& id : ids) {
        SEGUE_TRY(write.db().run(u"UPDATE erasures SET state = 'done' WHERE id = ?"_s, {id}));
        SEGUE_TRY(AuditLog::append(write, {}, u"erase.overwritten"_s, {{u"erasure"_s, id}}));
    }
    return {};
}

} // namespace segue::hub
