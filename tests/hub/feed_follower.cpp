// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/hub/feed_follower.h"

#include "tests/hub/hub_under_test.h"

#include <QJsonDocument>
#include <QNetworkReply>
#include <QTest>

namespace segue::hub {

using namespace Qt::StringLiterals;

bool FeedFollower::begin(int patience) {
    m_cursor = m_http.get(u"/changes?after=0&limit=1"_s, m_token).json.value("head"_L1).toInteger();
    connect(&m_stream, &StreamClient::received, this, &FeedFollower::take);
    m_stream.openAgent(m_port, m_token, m_cursor);
    return QTest::qWaitFor([this] { return m_isFollowing; }, patience);
}

bool FeedFollower::reach(qint64 sequence, int patience) {
    return QTest::qWaitFor(
        [&] {
            if (m_mustPull)
                pull();
            return m_cursor >= sequence;
        },
        patience);
}

void FeedFollower::take(const QJsonObject& frame) {
    const QString type = frame.value("type"_L1).toString();
    if (type == "behind"_L1)
        m_mustPull = m_hasPulled = true;
    if (type != "changes"_L1)
        return;
    m_isFollowing = true;
    const qint64 after = frame.value("after"_L1).toInteger();
    const qint64 next = frame.value("next"_L1).toInteger();
    // Where nothing was pulled, each frame continues the one before.
    if (after != m_cursor && !m_hasPulled)
        complain(u"a frame after %1 follows %2"_s.arg(after).arg(m_cursor));
    m_mustPull |= after > m_cursor;
    if (m_mustPull || next <= m_cursor)
        return;
    takeRows(frame);
    m_cursor = next;
}

void FeedFollower::takeRows(const QJsonObject& page) {
    const QJsonArray entries = page.value("entries"_L1).toArray();
    qint64 last = m_cursor;
    for (const QJsonValue& value : entries) {
        const QJsonObject entry = value.toObject();
        if (entry.value("kind"_L1).toString() != "note"_L1)
            continue;
        const QString id = entry.value("id"_L1).toString();
        const qint64 version = entry.value("version"_L1).toInteger();
        if (version <= m_cursor && m_hasPulled)
            continue;
        if (version <= last)
            complain(u"version %1 after %2"_s.arg(version).arg(last));
        if (m_notes.contains(id))
            complain(u"a note came twice, at %1"_s.arg(version));
        last = version;
        m_notes.append(id);
    }
}

void FeedFollower::pull() {
    while (true) {
        const Answer page = m_http.get(u"/changes?after=%1&limit=500"_s.arg(m_cursor), m_token);
        if (page.status != 200)
            return complain(u"a pull failed"_s);
        takeRows(page.json);
        m_cursor = page.json.value("next"_L1).toInteger();
        if (page.json.value("complete"_L1).toBool())
            break;
    }
    m_mustPull = false;
}

void FeedFollower::complain(const QString& what) {
    if (m_complaint.isEmpty())
        m_complaint = what;
}

NoteLane::NoteLane(quint16 port, const QString& token, const QString& conversation, int count)
    : m_port(port), m_token(token), m_conversation(conversation), m_left(count) {
    writeNext();
}

void NoteLane::writeNext() {
    QNetworkRequest request(QUrl(u"http://127.0.0.1:%1/api/v1/commands"_s.arg(m_port)));
    request.setRawHeader("Authorization", "Bearer " + m_token.toLatin1());
    request.setRawHeader("Idempotency-Key", newUuid().toLatin1());
    request.setRawHeader("Content-Type", "application/json");
    const QJsonObject body{
        {u"conversation"_s, m_conversation},
        {u"operations"_s, QJsonArray{note(u"%1 are left"_s.arg(m_left))}}};
    QNetworkReply* reply = m_manager.post(request, QJsonDocument(body).toJson(QJsonDocument::Compact));
    connect(reply, &QNetworkReply::finished, this, [this, reply] {
        reply->deleteLater();
        take(QJsonDocument::fromJson(reply->readAll()).object());
    });
}

void NoteLane::take(const QJsonObject& receipt) {
    const QString id = receipt.value("entry"_L1).toString();
    const QJsonArray entries = receipt.value("changes"_L1)["entries"_L1].toArray();
    qint64 version = 0;
    for (const QJsonValue& entry : entries) {
        if (entry["id"_L1].toString() == id)
            version = entry["version"_L1].toInteger();
    }
    if (id.isEmpty() || version <= m_version) {
        m_complaint = u"the answer has version %1 after %2"_s.arg(version).arg(m_version);
        return;
    }
    m_version = version;
    m_entries.append(id);
    if (--m_left > 0)
        writeNext();
}

} // namespace segue::hub
