// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/hub/feed_mirror.h"

#include <QJsonDocument>

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

const QList<QPair<QString, QString>>& lists() {
    static const QList<QPair<QString, QString>> all{
        {u"organisations"_s, u"organisation"_s},
        {u"contacts"_s, u"contact"_s},
        {u"conversations"_s, u"conversation"_s},
        {u"entries"_s, u"entry"_s},
        {u"articles"_s, u"article"_s},
        {u"agents"_s, u"agent"_s},
        {u"teams"_s, u"team"_s},
        {u"canned"_s, u"canned"_s},
        {u"macros"_s, u"macro"_s},
        {u"decisions"_s, u"decision"_s}};
    return all;
}

} // namespace

bool FeedMirror::pull(HttpClient& http, const QString& token, int limit) {
    while (true) {
        const Answer page = http.get(u"/changes?after=%1&limit=%2"_s.arg(m_cursor).arg(limit), token);
        if (page.status != 200)
            return false;
        apply(page.json);
        if (page.json.value("complete"_L1).toBool())
            return true;
    }
}

bool FeedMirror::take(const QJsonObject& frame) {
    const QString type = frame.value("type"_L1).toString();
    if (type == "behind"_L1)
        return frame.value("head"_L1).toInteger() <= m_cursor;
    if (type != "changes"_L1)
        return true;
    if (frame.value("after"_L1).toInteger() > m_cursor)
        return false;
    if (frame.value("next"_L1).toInteger() > m_cursor)
        apply(frame);
    return true;
}

void FeedMirror::apply(const QJsonObject& page) {
    for (const auto& [list, kind] : lists()) {
        const QJsonArray rows = page.value(list).toArray();
        for (const QJsonValue& value : rows) {
            QJsonObject row = value.toObject();
            for (const auto& field : {"presence"_L1, "agent_seen_at"_L1, "customer_seen_at"_L1})
                row.remove(field);
            QJsonObject& known = m_objects[{kind, row.value("id"_L1).toString()}];
            if (row.value("version"_L1).toInteger() >= known.value("version"_L1).toInteger())
                known = row;
        }
    }
    const QJsonArray removed = page.value("removed"_L1).toArray();
    for (const QJsonValue& gone : removed)
        m_objects.remove({gone["kind"_L1].toString(), gone["id"_L1].toString()});
    m_cursor = page.value("next"_L1).toInteger();
}

QString FeedMirror::differenceTo(const FeedMirror& other) const {
    const auto text = [](const QJsonObject& object) {
        return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
    };
    QMap<QPair<QString, QString>, QJsonObject> all = m_objects;
    all.insert(other.m_objects);
    for (auto it = all.begin(); it != all.end(); ++it) {
        const QJsonObject left = m_objects.value(it.key());
        const QJsonObject right = other.m_objects.value(it.key());
        if (left != right)
            return it.key().first + u": "_s + text(left) + u" / "_s + text(right);
    }
    return {};
}

} // namespace segue::hub
