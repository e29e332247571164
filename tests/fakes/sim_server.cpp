// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fakes/sim_server.h"

#include "core/base/json.h"

#include <QUrlQuery>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

HttpResponse json(const QJsonObject& object, int status = 200) {
    HttpResponse response;
    response.status = status;
    response.body = toJson(object);
    return response;
}
HttpResponse refusal(int status, const QString& code) {
    return json({{u"error"_s, QJsonObject{{u"code"_s, code}, {u"message"_s, u"no"_s}}}}, status);
}

//! Who a mail of this customer's goes to.
QJsonArray participantsOf(const QString& contact) {
    return {QJsonObject{
        {u"role"_s, u"requester"_s},
        {u"address"_s, contact + u"@customers.example"_s},
        {u"name"_s, contact}}};
}

const QStringList lists{u"contacts"_s, u"conversations"_s, u"entries"_s, u"agents"_s};

} // namespace

SimServer::SimServer(QString name, const Clock& clock, SimClass simClass)
    : m_name(std::move(name)), m_clock(clock), m_class(simClass) {
    put(u"agents"_s, {{u"id"_s, u"me"_s}, {u"name"_s, u"Ada"_s}, {u"role"_s, u"agent"_s}});
    put(u"agents"_s, {{u"id"_s, u"other"_s}, {u"name"_s, u"Bo"_s}, {u"role"_s, u"agent"_s}});
}

void SimServer::put(const QString& list, QJsonObject row) {
    const QString id = row.value("id"_L1).toString();
    const qint64 before = m_rows[list].value(id).value("version"_L1).toInteger();
    m_feed.erase(before);
    row.insert(u"version"_s, ++m_head);
    m_feed[m_head] = {list, id};
    m_rows[list].insert(id, row);
}

QString SimServer::addEntry(const QString& conversation, QJsonObject entry) {
    const QString id = u"e%1"_s.arg(++m_lastId);
    entry.insert(u"id"_s, id);
    entry.insert(u"conversation"_s, conversation);
    entry.insert(u"channel"_s, u"email"_s);
    entry.insert(u"at"_s, now());
    entry.insert(u"sequence"_s, m_lastId);
    put(u"entries"_s, entry);
    return id;
}

QString SimServer::addConversation() {
    const qint64 number = ++m_lastId;
    const QString contact = u"p%1"_s.arg(number);
    const QString id = u"c%1"_s.arg(number);
    put(u"contacts"_s, {{u"id"_s, contact}, {u"name"_s, contact}, {u"created_at"_s, now()}});
    put(u"conversations"_s, {{u"id"_s, id},
                             {u"channel"_s, u"email"_s},
                             {u"contact"_s, contact},
                             {u"participants"_s, participantsOf(contact)},
                             {u"status"_s, u"open"_s},
                             {u"created_at"_s, now()},
                             {u"updated_at"_s, now()}});
    customerWrites(id, u"first of "_s + id);
    return id;
}

void SimServer::customerWrites(const QString& conversation, const QString& text) {
    addEntry(
        conversation, {{u"kind"_s, u"message"_s},
                       {u"visibility"_s, u"public"_s},
                       {u"author"_s, QJsonObject{{u"kind"_s, u"customer"_s}, {u"name"_s, u"C"_s}}},
                       {u"text"_s, text}});
    QJsonObject row = m_rows[u"conversations"_s].value(conversation);
    row.insert(u"updated_at"_s, now());
    put(u"conversations"_s, row);
    if (onChange)
        onChange();
}

void SimServer::change(const QString& conversation, const QString& field, const QJsonValue& value) {
    QJsonObject row = m_rows[u"conversations"_s].value(conversation);
    const QString before = row.value(field).toString();
    row.insert(field, value);
    row.insert(u"updated_at"_s, now());
    put(u"conversations"_s, row);
    addEntry(
        conversation,
        {{u"kind"_s, u"event"_s},
         {u"visibility"_s, u"internal"_s},
         {u"author"_s, QJsonObject{{u"kind"_s, u"agent"_s}, {u"id"_s, u"other"_s}}},
         {u"change"_s,
          QJsonObject{{u"field"_s, field}, {u"before"_s, before}, {u"after"_s, value.toString()}}}});
}

void SimServer::colleagueTakes(const QString& conversation) {
    change(conversation, u"assignee"_s, u"other"_s);
    if (onChange)
        onChange();
}

void SimServer::close(const QString& conversation) {
    change(conversation, u"status"_s, u"closed"_s);
    if (onChange)
        onChange();
}

void SimServer::remove(const QString& list, const QString& kind, const QString& id) {
    const QJsonObject row = m_rows[list].take(id);
    if (row.isEmpty())
        return;
    m_feed.erase(row.value("version"_L1).toInteger());
    m_feed[++m_head] = {u"removed"_s, id};
    m_removed.insert(id, {{u"kind"_s, kind}, {u"id"_s, id}, {u"version"_s, m_head}});
}

bool SimServer::mustStay(const QString& entry) const {
    const bool isProbed = m_class == SimClass::CompareAndSet || m_class == SimClass::ProbeOnly;
    return isProbed && m_rows[u"entries"_s].value(entry)["author"_L1]["id"_L1].toString() == "me"_L1;
}

void SimServer::removeEntry(const QString& id) {
    if (mustStay(id))
        return;
    remove(u"entries"_s, u"entry"_s, id);
    if (onChange)
        onChange();
}

void SimServer::forgetDeletions() {
    m_floor = m_head;
    std::erase_if(m_feed, [](const auto& change) { return change.second.first == "removed"_L1; });
    m_removed.clear();
}

void SimServer::editEntry(const QString& id) {
    QJsonObject row = m_rows[u"entries"_s].value(id);
    if (row.isEmpty() || mustStay(id) || row.value("kind"_L1).toString() == "event"_L1)
        return;
    row.insert(u"text"_s, row.value("text"_L1).toString() + u'!');
    put(u"entries"_s, row);
    if (onChange)
        onChange();
}

void SimServer::mergeCustomer(const QString& conversation) {
    QJsonObject row = m_rows[u"conversations"_s].value(conversation);
    const QString before = row.value("contact"_L1).toString();
    const QString after = u"p%1"_s.arg(++m_lastId);
    put(u"contacts"_s, {{u"id"_s, after}, {u"name"_s, after}, {u"created_at"_s, now()}});
    row.insert(u"contact"_s, after);
    row.insert(u"participants"_s, participantsOf(after));
    put(u"conversations"_s, row);
    remove(u"contacts"_s, u"contact"_s, before);
    if (onChange)
        onChange();
}

QJsonObject SimServer::page(qint64 after, int limit) const {
    QMap<QString, QJsonArray> out;
    qint64 next = after;
    int count = 0;
    auto it = m_feed.upper_bound(after);
    for (; it != m_feed.end() && count < limit; ++it, ++count) {
        const auto& [list, id] = it->second;
        out[list].append(list == "removed"_L1 ? m_removed.value(id) : m_rows.value(list).value(id));
        next = it->first;
    }
    const bool complete = it == m_feed.end();
    QJsonObject page{
        {u"next"_s, complete ? m_head : next},
        {u"head"_s, m_head},
        {u"complete"_s, complete},
        {u"after"_s, after}};
    for (auto list = out.begin(); list != out.end(); ++list)
        page.insert(list.key(), list.value());
    return page;
}

bool SimServer::admits(const HttpHeaders& headers) const {
    return headers.value("Authorization") == "Bearer " + token.toUtf8();
}

HttpResponse SimServer::handle(const HttpRequest& request) {
    const QString path = request.url.path().mid(u"/api/v1"_s.size());
    if (path == "/meta"_L1)
        return json({{u"product"_s, u"segue-hub"_s}, {u"api"_s, 1}, {u"version"_s, u"sim"_s}});
    if (!admits(request.headers))
        return refusal(401, u"unauthorised"_s);
    if (path == "/me"_L1)
        return json(
            {{u"agent"_s, QJsonObject{{u"id"_s, u"me"_s}, {u"name"_s, u"Ada"_s}, {u"role"_s, u"agent"_s}}},
             {u"workspace"_s, QJsonObject{{u"name"_s, m_name}}}});
    if (path == "/changes"_L1)
        return changes(request);
    if (path == "/commands"_L1)
        return command(request);
    if (path.startsWith("/commands/"_L1) && m_class == SimClass::Key)
        return receiptOf(path.mid(u"/commands/"_s.size()));
    if (path.startsWith("/markers/"_L1) && m_class == SimClass::Marker)
        return markerOf(path.mid(u"/markers/"_s.size()));
    if (path.startsWith("/conversations/"_L1))
        return ofConversation(request, path.split(u'/', Qt::SkipEmptyParts));
    if (path == "/attachments"_L1)
        return json({{u"attachment"_s, QJsonObject{{u"id"_s, u"a%1"_s.arg(++m_lastId)}}}});
    return refusal(404, u"not_found"_s);
}

HttpResponse SimServer::changes(const HttpRequest& request) {
    const QUrlQuery query(request.url);
    const qint64 after = query.queryItemValue(u"after"_s).toLongLong();
    // Who began from 0 after the deletions were forgotten has missed none of them, however far the
    // pages have come.
    const qint64 snapshot = query.queryItemValue(u"snapshot"_s).toLongLong();
    const bool inSnapshot = after == 0 || (snapshot > 0 && snapshot >= m_floor);
    if (after > m_head || (!inSnapshot && after < m_floor))
        return refusal(410, u"cursor_invalid"_s);
    // Small pages, so that a simulation has many of them.
    constexpr int pageRows = 12;
    const QJsonObject answer = page(after, pageRows);
    return json(answer);
}

HttpResponse SimServer::receiptOf(const QString& key) const {
    const auto done = m_done.constFind(key);
    return done == m_done.constEnd() ? refusal(404, u"unknown_command"_s) : json(done->receipt);
}

HttpResponse SimServer::markerOf(const QString& key) const {
    // Its index is behind its tables.
    constexpr Millis indexLag{3'000};
    const auto done = m_done.constFind(key);
    const bool isFound = done != m_done.constEnd() && m_clock.monotonic() - done->at >= indexLag;
    return json({{u"found"_s, isFound}, {u"entry"_s, isFound ? done->receipt.value("entry"_L1) : u""_s}});
}

QString SimServer::stateOf(const QString& conversation) const {
    qint64 newest = 0;
    for (const QString& list : {u"conversations"_s, u"entries"_s}) {
        const Rows rows = m_rows.value(list);
        for (auto it = rows.begin(); it != rows.end(); ++it) {
            const bool isOfIt =
                it.key() == conversation || it->value("conversation"_L1).toString() == conversation;
            if (isOfIt)
                newest = std::max(newest, it->value("version"_L1).toInteger());
        }
    }
    return QString::number(newest);
}

HttpResponse SimServer::mineAfter(const QString& conversation, const QString& entry) const {
    const Rows entries = m_rows.value(u"entries"_s);
    const qint64 after = entries.value(entry).value("sequence"_L1).toInteger();
    QJsonArray mine;
    for (const QJsonObject& one : entries) {
        if (one.value("conversation"_L1).toString() == conversation &&
            one.value("sequence"_L1).toInteger() > after && one["author"_L1]["id"_L1].toString() == "me"_L1)
            mine.append(one);
    }
    return json({{u"entries"_s, mine}});
}

HttpResponse SimServer::ofConversation(const HttpRequest& request, const QStringList& path) const {
    const QString what = path.value(2);
    if (what == "state"_L1)
        return json({{u"state"_s, stateOf(path.value(1))}});
    if (what == "mine"_L1)
        return mineAfter(path.value(1), QUrlQuery(request.url).queryItemValue(u"after"_s));
    return refusal(404, u"not_found"_s);
}

qint64 SimServer::customerSequence(const QString& conversation) const {
    qint64 newest = 0;
    const Rows entries = m_rows.value(u"entries"_s);
    for (const QJsonObject& entry : entries) {
        if (entry.value("conversation"_L1).toString() == conversation &&
            entry["author"_L1]["kind"_L1].toString() == "customer"_L1)
            newest = std::max(newest, entry.value("sequence"_L1).toInteger());
    }
    return newest;
}

bool SimServer::isStale(const QJsonObject& body) const {
    const QJsonObject base = m_rows.value(u"entries"_s).value(body.value("base_entry"_L1).toString());
    return !base.isEmpty() &&
           customerSequence(body.value("conversation"_L1).toString()) > base.value("sequence"_L1).toInteger();
}

HttpResponse SimServer::command(const HttpRequest& request) {
    const QString key = QString::fromLatin1(request.headers.value("Idempotency-Key"));
    const auto body = parseJsonObject(request.body);
    if (!body || key.isEmpty())
        return refusal(422, u"invalid_body"_s);
    const auto done = m_done.constFind(key);
    if (m_class == SimClass::Key && done != m_done.constEnd())
        return done->body == request.body ? json(done->receipt) : refusal(409, u"key_reused"_s);
    if (!m_rows[u"conversations"_s].contains(body->value("conversation"_L1).toString()))
        return refusal(422, u"invalid_conversation"_s);
    if (m_class == SimClass::CompareAndSet &&
        body->value("expected"_L1).toString() != stateOf(body->value("conversation"_L1).toString()))
        return refusal(409, u"moved"_s);
    const QJsonArray operations = body->value("operations"_L1).toArray();
    const bool isReply = std::any_of(operations.begin(), operations.end(), [](const QJsonValue& o) {
        return o.toObject().value("type"_L1).toString() == "reply"_L1;
    });
    if (isReply && isStale(*body))
        return refusal(409, u"stale"_s);
    const QJsonObject receipt = carryOut(key, *body);
    m_done.insert(key, {request.body, receipt, m_clock.monotonic()});
    if (onChange)
        onChange();
    return json(receipt);
}

QJsonObject SimServer::carryOut(const QString& key, const QJsonObject& body) {
    const qint64 before = m_head;
    const QString conversation = body.value("conversation"_L1).toString();
    SimEffect effect{key, conversation, {}, {}, false, customerSequence(conversation)};
    const QJsonArray recipients = body.value("recipients"_L1).toArray();
    for (const QJsonValue& recipient : recipients)
        effect.recipients.append(recipient["address"_L1].toString());
    QString entry;
    const QJsonArray operations = body.value("operations"_L1).toArray();
    for (const QJsonValue& value : operations) {
        const QJsonObject operation = value.toObject();
        const QString type = operation.value("type"_L1).toString();
        if (type == "reply"_L1 || type == "note"_L1) {
            entry = say(key, operation, conversation);
            effect.text = operation.value("text"_L1).toString();
            effect.isReply = type == "reply"_L1;
        } else if (type == "assign"_L1) {
            change(conversation, u"assignee"_s, operation.value("agent"_L1));
        } else if (type == "status"_L1 || type == "priority"_L1 || type == "subject"_L1) {
            change(conversation, type, operation.value(type));
        } else if (type == "tags"_L1) {
            change(conversation, u"tags"_s, operation.value("add"_L1));
        }
    }
    m_effects.append(effect);
    return {{u"command"_s, key}, {u"entry"_s, entry}, {u"changes"_s, page(before, 1000)}};
}

QString SimServer::say(const QString& key, const QJsonObject& operation, const QString& conversation) {
    const bool isReply = operation.value("type"_L1).toString() == "reply"_L1;
    QJsonObject entry{
        {u"kind"_s, isReply ? u"message"_s : u"note"_s},
        {u"visibility"_s, isReply ? u"public"_s : u"internal"_s},
        {u"author"_s, QJsonObject{{u"kind"_s, u"agent"_s}, {u"id"_s, u"me"_s}, {u"name"_s, u"Ada"_s}}},
        {u"text"_s, operation.value("text"_L1)}};
    if (m_class == SimClass::Key || m_class == SimClass::Marker)
        entry.insert(u"command"_s, key);
    return addEntry(conversation, entry);
}

} // namespace segue
