// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/hub_filler.h"

#include "core/base/json.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QJsonArray>

namespace segue::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostRowsInCall = 500;

QJsonObject contactJson(const Contact& contact) {
    QJsonArray points;
    for (const ContactPoint& point : contact.points)
        points.append(QJsonObject{
            {u"kind"_s, toString(point.kind)}, {u"value"_s, point.value}, {u"verified"_s, point.verified}});
    return {
        {u"external_id"_s, contact.ref.id},
        {u"name"_s, contact.name},
        {u"language"_s, contact.language},
        {u"points"_s, points},
        {u"created_at"_s, toMs(contact.createdAt)}};
}

QJsonObject conversationJson(const Conversation& row) {
    QJsonObject out{
        {u"external_id"_s, row.ref.id},
        {u"subject"_s, row.subject},
        {u"channel"_s, toString(row.channel)},
        {u"contact"_s, row.contact->id},
        {u"status"_s, toString(row.status)},
        {u"priority"_s, toString(row.priority)},
        {u"tags"_s, QJsonArray::fromStringList(row.tags)},
        {u"created_at"_s, toMs(row.createdAt)},
        {u"updated_at"_s, toMs(row.updatedAt)}};
    if (row.assignee)
        out.insert(u"assignee"_s, row.assignee->id);
    if (row.waitingSince)
        out.insert(u"waiting_since"_s, toMs(*row.waitingSince));
    return out;
}

QJsonObject authorJson(const Author& author) {
    return {{u"kind"_s, toString(author.kind)}, {u"id"_s, author.id}, {u"name"_s, author.name}};
}

QJsonObject entryJson(const Entry& entry) {
    QJsonObject out{
        {u"external_id"_s, entry.ref.id},
        {u"conversation"_s, entry.conversation.id},
        {u"at"_s, toMs(entry.at)}};
    if (entry.change) {
        out.insert(u"field"_s, entry.change->field);
        out.insert(u"before"_s, entry.change->before);
        out.insert(u"after"_s, entry.change->after);
        out.insert(u"actor"_s, authorJson(entry.author));
    } else {
        out.insert(u"visibility"_s, toString(entry.visibility));
        out.insert(u"author"_s, authorJson(entry.author));
        out.insert(u"text"_s, entry.text);
        out.insert(u"html"_s, entry.html);
    }
    return out;
}

//! Collects rows into calls. A conversation has to be there before its entries: they wait for it.
class Mover {
public:
    explicit Mover(HubUnderTest& hub) : m_hub(hub) {}

    Result<void> take(const Batch& rows) {
        for (const Contact& contact : rows.contacts)
            SEGUE_TRY(add("contacts", contactJson(contact)));
        for (const Entry& entry : rows.entries)
            m_waiting[entry.conversation.id].append(entry);
        for (const Conversation& conversation : rows.conversations) {
            SEGUE_TRY(add("conversations", conversationJson(conversation)));
            for (const Entry& entry : m_waiting.take(conversation.ref.id))
                SEGUE_TRY(add(entry.kind == EntryKind::Event ? "events" : "entries", entryJson(entry)));
        }
        return {};
    }
    Result<void> send() {
        QJsonObject body;
        for (auto it = m_lists.cbegin(); it != m_lists.cend(); ++it)
            body.insert(it.key(), it.value());
        m_lists.clear();
        m_count = 0;
        SEGUE_TRY_VALUE(report, m_hub.call("POST", u"/admin/import"_s, m_hub.agentToken(), body));
        const QJsonArray skipped = report.value("skipped"_L1).toArray();
        if (skipped.isEmpty())
            return {};
        return fail(
            ErrorKind::Permanent, u"not_imported"_s, QString::fromUtf8(toJson(skipped.first().toObject())));
    }
    Result<void> add(const char* list, const QJsonObject& row) {
        if (m_count == mostRowsInCall)
            SEGUE_TRY(send());
        m_lists[QString::fromLatin1(list)].append(row);
        ++m_count;
        return {};
    }

private:
    HubUnderTest& m_hub;
    QHash<QString, QList<Entry>> m_waiting;
    QMap<QString, QJsonArray> m_lists;
    int m_count = 0;
};

Result<void> fill(HubUnderTest& hub, const Shape& shape) {
    Mover mover(hub);
    SEGUE_TRY(mover.add("agents", {{u"external_id"_s, u"agent-1"_s}, {u"name"_s, u"An Agent"_s}}));
    SEGUE_TRY(mover.send());
    Generator generator(AccountId(u"moved"_s), shape);
    while (!generator.atEnd())
        SEGUE_TRY(mover.take(generator.next(mostRowsInCall)));
    return mover.send();
}

auto ioError(const QString& what) {
    return fail(ErrorKind::Storage, u"io_error"_s, what);
}

Result<void> copyFolder(const QString& from, const QString& to) {
    const QDir source(from);
    for (QDirIterator files(from, QDir::Files, QDirIterator::Subdirectories); files.hasNext();) {
        const QString path = files.next();
        const QString target = to + u'/' + source.relativeFilePath(path);
        if (!QDir().mkpath(QFileInfo(target).path()) || !QFile::copy(path, target))
            return ioError(u"the filled hub could not be copied"_s);
    }
    return {};
}

} // namespace

Result<void> startFilled(HubUnderTest& hub, const Setup& setup, int conversations, const QString& copy) {
    const QString dir = setup.folder + u"/hub-%1"_s.arg(conversations);
    const QString mark = dir + u"/whole"_s;
    if (!QFileInfo::exists(mark)) {
        QDir(dir).removeRecursively();
        HubUnderTest filled;
        filled.keepDataIn(dir);
        SEGUE_TRY(filled.start());
        SEGUE_TRY(fill(filled, Shape::ofEntries(conversations * 10 / 3)));
        QFile whole(mark);
        if (!whole.open(QIODevice::WriteOnly))
            return ioError(whole.errorString());
    }
    if (!copy.isEmpty())
        SEGUE_TRY(copyFolder(dir, copy));
    hub.keepDataIn(copy.isEmpty() ? dir : copy);
    hub.comeFromEverywhere();
    return hub.start();
}

QByteArray inboundMessage(int id, int customer, const QString& text) {
    const QString name = u"customer-%1"_s.arg(customer);
    return toJson(QJsonObject{
        {u"provider"_s, u"bench"_s},
        {u"message_id"_s, u"message-%1"_s.arg(id)},
        {u"channel"_s, u"whatsapp"_s},
        {u"from"_s,
         QJsonObject{
             {u"kind"_s, u"handle"_s}, {u"system"_s, u"bench"_s}, {u"value"_s, name}, {u"name"_s, name}}},
        {u"text"_s, text}});
}

Result<QByteArray> channelToken(HubUnderTest& hub) {
    SEGUE_TRY_VALUE(
        made, hub.call("POST", u"/admin/channel-tokens"_s, hub.agentToken(), {{u"name"_s, u"bench"_s}}));
    return made.value("token"_L1).toString().toLatin1();
}

} // namespace segue::bench
