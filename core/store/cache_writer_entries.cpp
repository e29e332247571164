// SPDX-License-Identifier: GPL-3.0-or-later
// Entries and the search index.
#include "core/store/cache_writer.h"
#include "core/store/row_codec.h"
#include "core/text/search_text.h"

#include "core/base/planted_bug.h"

namespace segue::store {

using namespace Qt::StringLiterals;

QString indexedText(const QString& subject, const QString& text) {
    return text::searchText(subject.isEmpty() ? text : subject + u'\n' + text);
}

Result<void> removeFromIndex(db::Connection& db, qint64 row, const QString& text) {
    return db
        .run(u"INSERT INTO entries_index (entries_index, rowid, body) VALUES ('delete', ?, ?)"_s, {row, text})
        .map([](qint64) {});
}

Result<void> CacheWriter::write(const Entry& entry) {
    if (isPlanted(PlantedBug::ContentDeduplication)) {
        SEGUE_TRY_VALUE(
            twin,
            m_db.scalar<qint64>(
                u"SELECT 1 FROM entries WHERE account = ? AND conversation = ? AND text = ? AND id <> ? "
                "AND kind <> 'event'"_s,
                {m_account, entry.conversation.id, entry.text, entry.ref.id}));
        if (twin)
            return {};
    }
    // Nearly all of them are new: whether one is known is asked by inserting it.
    SEGUE_TRY_VALUE(customer, customerOf(entry));
    SEGUE_TRY_VALUE(row, insertEntry(entry, customer));
    if (!row)
        return updateEntry(entry, customer);
    m_applied.newEntries.append(entry);
    touch(entry, customer);
    if (entry.kind != EntryKind::Event)
        m_index.append({*row, indexedText(entry.subject, entry.text), false});
    return entry.html.isEmpty() ? Result<void>() : keepHtml(*row, entry.html);
}

namespace {

//! Appends the values of an entry's columns from `conversation` on, in the order of both statements below.
void appendValues(db::Values& values, const Entry& entry, const CustomerId& customer) {
    static const Change none;
    const Change& change = entry.change ? *entry.change : none;
    values.insert(
        values.end(), {entry.conversation.id,
                       toString(entry.kind),
                       toString(entry.visibility),
                       toString(entry.channel),
                       toString(entry.author.kind),
                       entry.author.id,
                       entry.author.name,
                       idOf(entry.contact),
                       entry.subject,
                       entry.text,
                       attachmentsToJson(entry.attachments),
                       change.field,
                       change.before,
                       change.after,
                       entry.rating,
                       toString(entry.delivery),
                       entry.deliveryError,
                       entry.at,
                       entry.sequence,
                       entry.command,
                       entry.version,
                       customer});
}

} // namespace

Result<CustomerId> CacheWriter::customerOf(const Entry& entry) {
    if (const QString contact = idOf(entry.contact); !contact.isEmpty())
        return customerOfContact(contact, {});
    SEGUE_TRY_VALUE(
        ofConversation, m_db.scalar<QString>(
                            u"SELECT customer FROM conversations WHERE account = ? AND id = ?"_s,
                            {m_account, entry.conversation.id}));
    return CustomerId(ofConversation.value_or(QString()));
}

void CacheWriter::touch(const Entry& entry, const CustomerId& customer) {
    m_touchedConversations.insert(entry.conversation.id);
    if (!customer.isEmpty())
        m_applied.changes.customers.insert(customer);
}

Result<void> CacheWriter::keepHtml(qint64 row, const QString& html) {
    if (html.isEmpty())
        return m_db.run(u"DELETE FROM entry_html WHERE entry = ?"_s, {row}).map([](qint64) {});
    return m_db
        .run(
            u"INSERT INTO entry_html (entry, html) VALUES (?,?) ON CONFLICT (entry) "
            "DO UPDATE SET html = excluded.html WHERE html <> excluded.html"_s,
            {row, html})
        .map([](qint64) {});
}

Result<std::optional<qint64>> CacheWriter::insertEntry(const Entry& entry, const CustomerId& customer) {
    SEGUE_TRY_VALUE(row, freeRow(u"entries"_s));
    db::Values values{row, m_account, entry.ref.id};
    appendValues(values, entry, customer);
    SEGUE_TRY_VALUE(
        inserted,
        m_db.run(
            u"INSERT INTO entries (row, account, id, conversation, kind, visibility, channel, author_kind, "
            "author_id, author_name, contact, subject, text, attachments, change_field, change_before, "
            "change_after, rating, delivery, delivery_error, at, sequence, command, version, customer) "
            "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (account, id) DO NOTHING"_s,
            values));
    return inserted > 0 ? std::optional(row) : std::nullopt;
}

Result<std::optional<CacheWriter::StoredEntry>> CacheWriter::storedEntry(const QString& id) {
    return m_db.one(
        u"SELECT row, version, conversation, kind, subject, text FROM entries WHERE account = ? AND id = ?"_s,
        {m_account, id}, [](const db::Row& row) {
            return StoredEntry{
                {row.integer(0), row.integer(1)},
                row.text(2),
                row.text(3) == "event"_L1,
                row.text(4),
                row.text(5)};
        });
}

Result<void> CacheWriter::updateEntry(const Entry& entry, const CustomerId& customer) {
    SEGUE_TRY_VALUE(known, storedEntry(entry.ref.id));
    const bool isNews =
        known && (entry.version > known->stored.version || isPlanted(PlantedBug::OlderRowWins));
    if (!isNews)
        return {};
    const qint64 row = known->stored.row;
    db::Values values;
    appendValues(values, entry, customer);
    values.push_back(row);
    SEGUE_TRY(m_db.run(
        u"UPDATE entries SET conversation=?, kind=?, visibility=?, channel=?, author_kind=?, author_id=?, "
        "author_name=?, contact=?, subject=?, text=?, attachments=?, change_field=?, change_before=?, "
        "change_after=?, "
        "rating=?, delivery=?, delivery_error=?, at=?, sequence=?, command=?, version=?, customer=? WHERE row=?"_s,
        values));
    touch(entry, customer);
    m_touchedConversations.insert(known->conversation);
    const bool isEvent = entry.kind == EntryKind::Event;
    // Most new versions are a tick of the delivery.
    if (isEvent != known->isEvent || entry.subject != known->subject || entry.text != known->text) {
        unindex(*known);
        if (!isEvent)
            m_index.append({row, indexedText(entry.subject, entry.text), false});
    }
    return keepHtml(row, entry.html);
}

void CacheWriter::unindex(const StoredEntry& entry) {
    if (!entry.isEvent)
        m_index.append({entry.stored.row, indexedText(entry.subject, entry.text), true});
}

Result<void> CacheWriter::writeIndex() {
    for (const IndexChange& change : std::as_const(m_index)) {
        if (change.isRemoval)
            SEGUE_TRY(removeFromIndex(m_db, change.row, change.text));
        else
            SEGUE_TRY(m_db.run(
                u"INSERT INTO entries_index (rowid, body) VALUES (?,?)"_s, {change.row, change.text}));
    }
    m_index.clear();
    return {};
}

} // namespace segue::store
