// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/adapters/hub/hub_page.h"

#include "core/adapters/hub/hub_erasures.h"
#include "core/adapters/hub/hub_rows.h"
#include "core/base/json.h"

#include <algorithm>

namespace segue::hub_api {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxRawBytes = 64 * 1024;

template <class T> using Decode = Result<T> (*)(const QJsonObject&, const Origin&);

QuarantinedItem quarantine(const QString& kind, const QJsonValue& value, const Error& error) {
    const QJsonValue id = value.toObject().value("id"_L1);
    // Only an object is a JSON text to our writer: anything else is shown inside of one.
    const QByteArray raw =
        value.isObject() ? toJson(value.toObject()) : toJson(QJsonObject{{u"value"_s, value}});
    return {
        kind, id.isDouble() ? QString::number(id.toInteger()) : id.toString(), error.message,
        raw.left(maxRawBytes)};
}

//! Decodes the lists of one page into one batch.
class PageDecoder {
public:
    PageDecoder(const QJsonObject& page, const AccountId& account) : m_reader(page), m_account(account) {}

    template <class T> void list(const char* key, const QString& kind, QList<T>& out, Decode<T> decode) {
        const QJsonArray values = m_reader.optionalArray(key);
        const QString path = m_reader.pathOf(key);
        out.reserve(values.size());
        for (qsizetype i = 0; i < values.size(); ++i) {
            const QJsonValue value = values.at(i);
            auto row = decode(value.toObject(), {m_account, path + u"[%1]"_s.arg(i)});
            if (row)
                out.append(std::move(*row));
            else
                batch.quarantined.append(quarantine(kind, value, row.error()));
        }
    }

    JsonReader& reader() { return m_reader; }
    Result<Batch> take() { return m_reader.take(std::move(batch)); }

    Batch batch;

private:
    JsonReader m_reader;
    AccountId m_account;
};

Result<Removal> removalFrom(const QJsonObject& object, const Origin& origin) {
    JsonReader r(object, origin.path);
    Removal out{r.string("kind"), r.id("id"), r.integer("version")};
    return r.take(std::move(out));
}

Result<MergedInto> mergeFrom(const QJsonObject& object, const Origin& origin) {
    JsonReader r(object, origin.path);
    MergedInto out{r.string("kind"), r.id("from"), r.id("to")};
    return r.take(std::move(out));
}

void decodeRows(PageDecoder& page) {
    Batch& batch = page.batch;
    page.list("organisations", u"organisation"_s, batch.organisations, &organisationFrom);
    page.list("contacts", u"contact"_s, batch.contacts, &contactFrom);
    page.list("conversations", u"conversation"_s, batch.conversations, &conversationFrom);
    page.list("entries", u"entry"_s, batch.entries, &entryFrom);
    page.list("articles", u"article"_s, batch.articles, &articleFrom);
    page.list("agents", u"agent"_s, batch.agents, &agentFrom);
    page.list("teams", u"team"_s, batch.teams, &teamFrom);
    page.list("canned", u"canned"_s, batch.cannedResponses, &cannedResponseFrom);
    page.list("macros", u"macro"_s, batch.macros, &macroFrom);
    page.list("decisions", u"decision"_s, batch.decisions, &decisionFrom);
    page.list("removed", u"removal"_s, batch.removed, &removalFrom);
    page.list("merged", u"merge"_s, batch.merged, &mergeFrom);
}

//! One that cannot be read spoils the page: its people would be shown.
Result<QList<Tombstone>> erasedIn(JsonReader& r) {
    QList<Tombstone> out;
    const QJsonArray erasures = r.optionalArray("erasures");
    for (qsizetype i = 0; i < erasures.size(); ++i) {
        SEGUE_TRY_VALUE(tombstone, tombstoneFrom(erasures.at(i).toObject(), r.pathOf("erasures")));
        out.append(tombstone);
    }
    return out;
}

} // namespace

Result<Batch> pageFrom(const QJsonObject& object, const AccountId& account) {
    PageDecoder page(object, account);
    decodeRows(page);
    JsonReader& r = page.reader();
    const qint64 next = r.integer("next");
    const qint64 head = r.optionalInteger("head", next);
    if (next < 0)
        r.complain("next", u"below 0"_s);
    Batch& batch = page.batch;
    SEGUE_TRY_VALUE(erased, erasedIn(r));
    batch.erased = erased;
    batch.nextCursor = QString::number(next);
    if (r.has("after"))
        batch.afterCursor = QString::number(r.integer("after"));
    batch.complete = r.optionalBool("complete", true);
    if (head > 0)
        batch.progress = std::min(1.0, static_cast<double>(next) / static_cast<double>(head));
    return page.take();
}

Result<Batch> rowsFrom(const QJsonObject& object, const AccountId& account) {
    PageDecoder page(object, account);
    decodeRows(page);
    return page.take();
}

} // namespace segue::hub_api
