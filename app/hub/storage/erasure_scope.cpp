// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/storage/erasure_scope.h"

#include "app/hub/storage/contacts.h"
#include "app/hub/storage/conversation_json.h"
#include "app/hub/storage/outbound_mail.h"
#include "app/hub/storage/sql_values.h"
#include "core/base/hash.h"
#include "core/base/json.h"
#include "core/db/like.h"
#include "core/identity/normalise.h"

#include <QSet>
#include <algorithm>

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

//! Adds the first column of `sql`, whose "%1" stands for a piece of `ids`.
Result<void> addIds(db::Connection& db, const QString& sql, const QStringList& ids, QSet<QString>& found) {
    return inPieces(ids, [&](const QString& marks, const db::Values& values) {
        return db.query(sql.arg(marks), values, [&](const db::Row& row) { found.insert(row.text(0)); });
    });
}

QStringList sorted(const QSet<QString>& set) {
    QStringList list(set.begin(), set.end());
    list.sort();
    return list;
}

bool isAddress(PointKind kind) {
    return kind == PointKind::Email || kind == PointKind::Phone || kind == PointKind::Handle;
}

//! A mailbox or an international number, other than a handle, means nobody else wherever it stands.
bool isTelling(const QString& address) {
    return address.indexOf(u'@') > 0 || address.startsWith(u'+');
}

//! Whether one of `scope` is among the recipients of a mail.
bool goesTo(const ErasureScope& scope, const QString& recipients) {
    const auto list = participantsFromJson(jsonArray(recipients), u"$"_s);
    return list && std::any_of(list->begin(), list->end(), [&](const ParticipantRow& recipient) {
               return scope.hasAddress(recipient.address);
           });
}

//! Whether somebody else has it as well: then it stays where it stands.
Result<bool> isSharedWithOthers(db::Connection& db, const ContactPoint& point, const QStringList& contacts) {
    const bool isNormalised = !point.normalised.isEmpty();
    SEGUE_TRY_VALUE(
        holders, db.all(
                     u"SELECT contact FROM contact_points WHERE kind = ? AND system = ? AND %1 = ?"_s.arg(
                         isNormalised ? u"normalised"_s : u"value"_s),
                     {toString(point.kind), point.system, isNormalised ? point.normalised : point.value},
                     [](const db::Row& row) { return row.text(0); }));
    return std::any_of(
        holders.begin(), holders.end(), [&](const QString& holder) { return !contacts.contains(holder); });
}

Result<void> addPoints(db::Connection& db, const QList<ContactRow>& contacts, ErasureScope& scope) {
    QSet<QString> addresses;
    for (const ContactRow& contact : contacts) {
        for (const ContactPoint& point : contact.points) {
            if (point.kind == PointKind::Device)
                scope.devices.append(point.value);
            if (!isAddress(point.kind) || point.value.isEmpty())
                continue;
            SEGUE_TRY_VALUE(isShared, isSharedWithOthers(db, point, scope.contacts));
            if (isShared)
                continue;
            addresses.insert(point.value.toLower());
            if (!point.normalised.isEmpty())
                addresses.insert(point.normalised.toLower());
        }
    }
    scope.addresses = sorted(addresses);
    scope.devices.removeDuplicates();
    return {};
}

//! What they wrote elsewhere, and where they take part.
Result<void> addElsewhere(db::Connection& db, ErasureScope& scope) {
    const QSet<QString> own(scope.conversations.begin(), scope.conversations.end());
    QSet<QString> places;
    QSet<QString> entries;
    SEGUE_TRY(inPieces(scope.contacts, [&](const QString& marks, const db::Values& values) {
        return db.query(
            u"SELECT id, conversation, kind FROM entries WHERE contact IN (%1)"_s.arg(marks), values,
            [&](const db::Row& row) {
                if (own.contains(row.text(1)))
                    return;
                places.insert(row.text(1));
                // What happened to a conversation of others stays, without a name.
                if (row.text(2) != "event"_L1)
                    entries.insert(row.text(0));
            });
    }));
    SEGUE_TRY(
        addIds(db, u"SELECT conversation FROM participants WHERE contact IN (%1)"_s, scope.contacts, places));
    SEGUE_TRY(addIds(
        db, u"SELECT conversation FROM participants WHERE lower(address) IN (%1)"_s, scope.addresses,
        places));
    // Those in Bcc are in the mail alone.
    for (const QString& address : scope.addresses) {
        if (!isTelling(address))
            continue;
        SEGUE_TRY(db.query(
            u"SELECT conversation, recipients FROM outbound_mail WHERE lower(recipients) LIKE ? ESCAPE '\\'"_s,
            {db::likeContains(address)}, [&](const db::Row& row) {
                if (goesTo(scope, row.text(1)))
                    places.insert(row.text(0));
            }));
    }
    places.subtract(own);
    scope.entries = sorted(entries);
    scope.places = sorted(places);
    return {};
}

Result<qint64> sumOf(db::Connection& db, const QString& sql, const QStringList& ids) {
    qint64 sum = 0;
    SEGUE_TRY(inPieces(ids, [&](const QString& marks, const db::Values& values) {
        // A short piece repeats an id; that counts no row twice.
        return db.query(sql.arg(marks), values, [&](const db::Row& row) { sum += row.integer(0); });
    }));
    return sum;
}

QString hashOf(const ErasureScope& scope, const QJsonArray& numbers) {
    return sha256Hex(toJson(
        {{u"numbers"_s, numbers},
         {u"contacts"_s, QJsonArray::fromStringList(scope.contacts)},
         {u"conversations"_s, QJsonArray::fromStringList(scope.conversations)},
         {u"entries"_s, QJsonArray::fromStringList(scope.entries)},
         {u"places"_s, QJsonArray::fromStringList(scope.places)}}));
}

} // namespace

bool ErasureScope::hasAddress(const QString& address) const {
    return addresses.contains(address.toLower()) ||
           addresses.contains(identity::normaliseEmail(address).toLower());
}

bool ErasureScope::isNamedIn(const QString& text) const {
    return std::any_of(addresses.begin(), addresses.end(), [&](const QString& address) {
        return isTelling(address) && text.contains(address, Qt::CaseInsensitive);
    });
}

Result<ErasureScope> scopeOfContacts(db::Connection& db, const QStringList& contacts) {
    SEGUE_TRY_VALUE(found, Contacts(db).load(contacts));
    ErasureScope scope;
    for (const ContactRow& contact : found)
        scope.contacts.append(contact.id.value());
    scope.contacts.sort();
    QSet<QString> conversations;
    SEGUE_TRY(
        addIds(db, u"SELECT id FROM conversations WHERE contact IN (%1)"_s, scope.contacts, conversations));
    scope.conversations = sorted(conversations);
    QSet<QString> decisions;
    for (const QString& side : {u"left_contact"_s, u"right_contact"_s}) {
        // Whoever was not there may still be named.
        SEGUE_TRY(
            addIds(db, u"SELECT id FROM decisions WHERE "_s + side + u" IN (%1)"_s, contacts, decisions));
    }
    scope.decisions = sorted(decisions);
    SEGUE_TRY(addPoints(db, found, scope));
    SEGUE_TRY(addElsewhere(db, scope));
    return scope;
}

ErasureScope scopeOfConversations(const QStringList& conversations) {
    ErasureScope scope;
    scope.conversations = conversations;
    return scope;
}

Result<ErasureCounts> countsOf(db::Connection& db, const ErasureScope& scope) {
    ErasureCounts counts;
    counts.contacts = scope.contacts.size();
    counts.conversations = scope.conversations.size();
    counts.entriesElsewhere = scope.entries.size();
    counts.decisions = scope.decisions.size();
    const QString inOwn = u" IN (SELECT id FROM entries WHERE conversation IN (%1))"_s;
    SEGUE_TRY_VALUE(
        entries,
        sumOf(db, u"SELECT count(*) FROM entries WHERE conversation IN (%1)"_s, scope.conversations));
    SEGUE_TRY_VALUE(
        files, sumOf(db, u"SELECT count(*) FROM attachments WHERE entry"_s + inOwn, scope.conversations));
    SEGUE_TRY_VALUE(
        filesElsewhere, sumOf(db, u"SELECT count(*) FROM attachments WHERE entry IN (%1)"_s, scope.entries));
    const QString bytes = u"SELECT CAST(coalesce(sum(size), 0) AS BIGINT) FROM attachments WHERE entry"_s;
    SEGUE_TRY_VALUE(ownBytes, sumOf(db, bytes + inOwn, scope.conversations));
    SEGUE_TRY_VALUE(otherBytes, sumOf(db, bytes + u" IN (%1)"_s, scope.entries));
    SEGUE_TRY_VALUE(
        mails, sumOf(
                   db,
                   u"SELECT count(*) FROM outbound_mail WHERE state IN ('queued', 'sending') AND "
                   "conversation IN (%1)"_s,
                   scope.conversations));
    counts.entries = entries;
    counts.attachments = files + filesElsewhere;
    counts.attachmentBytes = ownBytes + otherBytes;
    counts.pendingMails = mails;
    // Not what changes by itself: a mail that leaves, say.
    counts.hash = hashOf(scope, {entries, counts.attachments, counts.attachmentBytes, counts.decisions});
    return counts;
}

Result<bool> isMailOnItsWay(db::Connection& db, const ErasureScope& scope, Instant now) {
    bool isAny = false;
    SEGUE_TRY(db.query(
        u"SELECT conversation, recipients FROM outbound_mail WHERE state = 'sending' AND lease_until >= ? "
        u"AND "
        "lease_until <= ?"_s,
        {now, now + OutboundMails::longestDelay}, [&](const db::Row& row) {
            isAny |= scope.conversations.contains(row.text(0)) || goesTo(scope, row.text(1));
        }));
    return isAny;
}

} // namespace segue::hub
