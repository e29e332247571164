// SPDX-License-Identifier: GPL-3.0-or-later
// Columns that follow from other rows.
#include "core/store/cache_writer.h"
#include "core/store/row_codec.h"
#include "core/text/plain_text.h"
#include "core/text/search_text.h"

namespace segue::store {

using namespace Qt::StringLiterals;

namespace {
constexpr int snippetLength = 160;

struct Newest {
    Instant at;
    QString snippet;
    bool byTeam = false;
    QString kind;
};

Result<std::optional<Newest>> newestMessage(db::Connection& db, const ConversationRef& conversation) {
    return db.one(
        u"SELECT at, text, author_kind, attachments, kind FROM entries WHERE account = ? AND conversation = "
        u"? "
        "AND kind IN ('message', 'note', 'call') ORDER BY at DESC, sequence DESC, row DESC LIMIT 1"_s,
        {conversation.account, conversation.id}, [](const db::Row& row) {
            Newest newest;
            newest.at = row.instant(0);
            newest.snippet = text::snippet(row.text(1), snippetLength);
            newest.byTeam = row.text(2) != "customer"_L1;
            newest.kind = row.text(4);
            if (newest.snippet.isEmpty() && !row.text(3).isEmpty())
                newest.snippet = u"\U0001F4CE"_s; // A paper clip: it is nothing but files.
            return newest;
        });
}

//! The best of a customer's addresses for one line.
QString bestAddress(const QList<ContactPoint>& points) {
    const ContactPoint* best = nullptr;
    const auto rank = [](const ContactPoint& point) {
        const int kind = point.kind == PointKind::Email ? 0 : point.kind == PointKind::Phone ? 1 : 2;
        return kind * 2 + (point.verified ? 0 : 1);
    };
    for (const ContactPoint& point : points) {
        const bool shown = point.kind != PointKind::Device && point.kind != PointKind::ExternalId;
        if (shown && (!best || rank(point) < rank(*best)))
            best = &point;
    }
    return best ? best->value : QString();
}

struct Person {
    QString name;
    QStringList words; //!< For the search column.
    QList<ContactPoint> points;
    int contacts = 0;
};

Result<Person> personOf(db::Connection& db, const CustomerId& customer) {
    Person person;
    qint64 last = 0;
    constexpr int points = 3;
    SEGUE_TRY(db.query(
        u"SELECT c.row, c.name, COALESCE(o.name, ''), %1 FROM contacts c LEFT JOIN organisations o "
        "ON o.account = c.account AND o.id = c.organisation LEFT JOIN contact_points p ON p.contact = c.row "
        "WHERE c.customer = ? ORDER BY c.created_at, c.account, c.id, p.position"_s.arg(pointColumns()),
        {customer}, [&](const db::Row& row) {
            if (last != row.integer(0)) {
                last = row.integer(0);
                ++person.contacts;
                if (person.name.isEmpty())
                    person.name = text::stripControls(row.text(1));
                person.words << row.text(1) << row.text(2);
            }
            if (!row.isNull(points)) {
                person.points.append(readPoint(row, points));
                person.words << person.points.last().value;
            }
        }));
    return person;
}

Result<void> refreshCustomer(db::Connection& db, const CustomerId& customer) {
    SEGUE_TRY_VALUE(person, personOf(db, customer));
    if (person.contacts == 0)
        return db.run(u"DELETE FROM customers WHERE id = ?"_s, {customer}).map([](qint64) {});
    SEGUE_TRY_VALUE(
        last, db.scalar<qint64>(u"SELECT MAX(last_at) FROM conversations WHERE customer = ?"_s, {customer}));
    const QString address = bestAddress(person.points);
    person.words.removeDuplicates();
    return db
        .run(
            u"INSERT OR REPLACE INTO customers (id, name, detail, search, contact_count, last_at) "
            "VALUES (?,?,?,?,?,?)"_s,
            {customer, person.name.isEmpty() ? address : person.name, address,
             text::searchText(person.words.join(u' ')), person.contacts, last.value_or(0)})
        .map([](qint64) {});
}

} // namespace

Result<void> refreshConversation(db::Connection& db, const ConversationRef& conversation) {
    // In a first sync the entries come before their conversation, whose arrival brings us here again.
    SEGUE_TRY_VALUE(
        row, db.scalar<qint64>(
                 u"SELECT row FROM conversations WHERE account = ? AND id = ?"_s,
                 {conversation.account, conversation.id}));
    if (!row)
        return {};
    const QString unread =
        u"unread = (SELECT COUNT(*) FROM entries e WHERE e.account = conversations.account "
        "AND e.conversation = conversations.id AND e.at > COALESCE(conversations.agent_seen_at, 0) "
        "AND e.author_kind = 'customer' AND e.kind IN ('message', 'call')) WHERE row = ?"_s;
    SEGUE_TRY_VALUE(newest, newestMessage(db, conversation));
    if (!newest)
        return db
            .run(
                u"UPDATE conversations SET last_at = created_at, snippet = '', snippet_by_team = 0, "
                "snippet_kind = 'message', "_s +
                    unread,
                {*row})
            .map([](qint64) {});
    return db
        .run(
            u"UPDATE conversations SET last_at = ?, snippet = ?, snippet_by_team = ?, snippet_kind = ?, "_s +
                unread,
            {newest->at, newest->snippet, newest->byTeam, newest->kind, *row})
        .map([](qint64) {});
}

Result<void> refreshCustomers(db::Connection& db, const QSet<CustomerId>& customers) {
    for (const CustomerId& customer : customers)
        SEGUE_TRY(refreshCustomer(db, customer));
    return {};
}

Result<void> refreshLastContact(db::Connection& db, const CustomerId& customer) {
    SEGUE_TRY_VALUE(
        last, db.scalar<qint64>(u"SELECT MAX(last_at) FROM conversations WHERE customer = ?"_s, {customer}));
    return db
        .run(
            u"UPDATE customers SET last_at = ? WHERE id = ? AND last_at <> ?"_s,
            {last.value_or(0), customer, last.value_or(0)})
        .map([](qint64) {});
}

} // namespace segue::store
