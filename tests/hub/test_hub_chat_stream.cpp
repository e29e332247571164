// SPDX-License-Identifier: GPL-3.0-or-later
// The visitor's stream over real sockets: what comes by itself, and to whom.
#include "tests/hub/hub_under_test.h"
#include "tests/hub/stream_client.h"

#include <QtTest>

using namespace Qt::StringLiterals;

namespace segue::hub {

class TestHubChatStream : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_hub = std::make_unique<HubUnderTest>(); }
    void cleanup() { m_hub.reset(); }

    void theStreamBringsAnswers();
    void theStreamOfANewVisitorBeginsWithItsFirstMessage();
    void nothingFallsBetweenPullAndStream();
    void typingGoesBothWays();
    void seenMakesMessagesRead();
    void othersWindowsHearNothing();

private:
    std::unique_ptr<HubUnderTest> m_hub;
};

void TestHubChatStream::theStreamBringsAnswers() {
    const QString visitor = m_hub->newVisitor(u"a"_s);
    const QString conversation = m_hub->visitorWrites(visitor, u"Hello"_s).text("conversation");
    StreamClient window;
    window.openVisitor(m_hub->port(), visitor);
    QTRY_VERIFY(!window.framesOf(u"conversation"_s).isEmpty());
    QVERIFY(window.framesOf(u"entries"_s).isEmpty());
    m_hub->command(conversation, {reply(u"Hi there"_s)});
    QTRY_COMPARE(window.framesOf(u"entries"_s).size(), 1);
    const QJsonObject entry = window.lastOf(u"entries"_s)["entries"_L1][0].toObject();
    QCOMPARE(entry.value("text"_L1).toString(), u"Hi there"_s);
    QCOMPARE(entry["author"_L1]["name"_L1].toString(), u"Ada Admin"_s);
    QVERIFY(!entry["author"_L1].toObject().contains("id"_L1));
}

void TestHubChatStream::theStreamOfANewVisitorBeginsWithItsFirstMessage() {
    const QString visitor = m_hub->newVisitor(u"a"_s);
    StreamClient window;
    window.openVisitor(m_hub->port(), visitor);
    QTRY_VERIFY(window.isOpen());
    const QString conversation = m_hub->visitorWrites(visitor, u"Hello"_s).text("conversation");
    QTRY_COMPARE(window.lastOf(u"conversation"_s)["conversation"_L1]["id"_L1].toString(), conversation);
    m_hub->command(conversation, {reply(u"Hi"_s)});
    QTRY_COMPARE(window.lastOf(u"entries"_s)["entries"_L1].toArray().last()["text"_L1].toString(), u"Hi"_s);
}

void TestHubChatStream::nothingFallsBetweenPullAndStream() {
    const QString visitor = m_hub->newVisitor(u"a"_s);
    const QString conversation = m_hub->visitorWrites(visitor, u"Hello"_s).text("conversation");
    const qint64 next = m_hub->http().get(u"/chat/entries"_s, visitor).json.value("next"_L1).toInteger();
    m_hub->command(conversation, {reply(u"Between"_s)});
    StreamClient window;
    window.openVisitor(m_hub->port(), visitor, next);
    QTRY_COMPARE(window.framesOf(u"entries"_s).size(), 1);
    const QJsonObject frame = window.lastOf(u"entries"_s);
    QCOMPARE(frame.value("after"_L1).toInteger(), next);
    QCOMPARE(frame["entries"_L1][0]["text"_L1].toString(), u"Between"_s);
}

void TestHubChatStream::typingGoesBothWays() {
    const QString visitor = m_hub->newVisitor(u"a"_s);
    const QString conversation =
        m_hub->visitorWrites(visitor, u"Hello"_s, {{u"name"_s, u"Ann"_s}}).text("conversation");
    StreamClient window;
    StreamClient desk;
    window.openVisitor(m_hub->port(), visitor, 0);
    desk.openAgent(m_hub->port(), m_hub->admin(), 0);
    QTRY_VERIFY(!window.framesOf(u"conversation"_s).isEmpty() && desk.isOpen());
    QTRY_VERIFY(!desk.framesOf(u"changes"_s).isEmpty());
    window.send({{u"type"_s, u"typing"_s}, {u"on"_s, true}});
    QTRY_COMPARE(desk.framesOf(u"typing"_s).size(), 1);
    const QJsonObject seen = desk.lastOf(u"typing"_s);
    QCOMPARE(seen.value("conversation"_L1).toString(), conversation);
    QCOMPARE(seen["actor"_L1]["kind"_L1].toString(), u"customer"_s);
    QCOMPARE(seen["actor"_L1]["name"_L1].toString(), u"Ann"_s);
    desk.send({{u"type"_s, u"typing"_s}, {u"conversation"_s, conversation}, {u"on"_s, true}});
    QTRY_COMPARE(window.lastOf(u"typing"_s)["actor"_L1]["name"_L1].toString(), u"Ada Admin"_s);
    window.close();
    QTRY_COMPARE(desk.framesOf(u"typing"_s).size(), 2);
    QVERIFY(!desk.lastOf(u"typing"_s).value("on"_L1).toBool());
}

void TestHubChatStream::seenMakesMessagesRead() {
    const QString visitor = m_hub->newVisitor(u"a"_s);
    const QString conversation = m_hub->visitorWrites(visitor, u"Hello"_s).text("conversation");
    m_hub->command(conversation, {reply(u"Look"_s)});
    StreamClient window;
    StreamClient desk;
    window.openVisitor(m_hub->port(), visitor, 0);
    desk.openAgent(m_hub->port(), m_hub->admin(), 0);
    QTRY_VERIFY(!window.framesOf(u"entries"_s).isEmpty() && !desk.framesOf(u"changes"_s).isEmpty());
    const qint64 at = window.lastOf(u"entries"_s)["entries"_L1].toArray().last()["at"_L1].toInteger();
    window.send({{u"type"_s, u"seen"_s}, {u"at"_s, at}});
    QTRY_COMPARE(m_hub->entries(conversation).at(1)["delivery"_L1].toString(), u"read"_s);
    QTRY_COMPARE(desk.lastOf(u"seen"_s).value("by"_L1).toString(), u"customer"_s);
    QCOMPARE(m_hub->conversation(conversation).value("customer_seen_at"_L1).toInteger(), at);
    QTRY_COMPARE(
        window.lastOf(u"entries"_s)["entries"_L1].toArray().last()["delivery"_L1].toString(), u"read"_s);
    // Up to its answer the team has seen everything by answering; a moment later is news.
    m_hub->clock().advance(Millis{1000});
    desk.send({{u"type"_s, u"seen"_s}, {u"conversation"_s, conversation}, {u"at"_s, at}});
    desk.send({{u"type"_s, u"seen"_s}, {u"conversation"_s, conversation}, {u"at"_s, at + 1}});
    QTRY_COMPARE(window.framesOf(u"seen"_s).size(), 1);
    QCOMPARE(window.lastOf(u"seen"_s).value("at"_L1).toInteger(), at + 1);
}

void TestHubChatStream::othersWindowsHearNothing() {
    const QString ann = m_hub->newVisitor(u"ann"_s);
    const QString bob = m_hub->newVisitor(u"bob"_s);
    const QString annsConversation = m_hub->visitorWrites(ann, u"I am Ann"_s).text("conversation");
    const QString bobsConversation = m_hub->visitorWrites(bob, u"I am Bob"_s).text("conversation");
    StreamClient annsWindow;
    StreamClient bobsWindow;
    StreamClient desk;
    annsWindow.openVisitor(m_hub->port(), ann, 0);
    bobsWindow.openVisitor(m_hub->port(), bob, 0);
    desk.openAgent(m_hub->port(), m_hub->admin(), 0);
    QTRY_VERIFY(!annsWindow.framesOf(u"conversation"_s).isEmpty());
    QTRY_VERIFY(!bobsWindow.framesOf(u"conversation"_s).isEmpty() && desk.isOpen());
    const auto framesBefore = bobsWindow.frames().size();
    desk.send({{u"type"_s, u"typing"_s}, {u"conversation"_s, annsConversation}, {u"on"_s, true}});
    m_hub->command(annsConversation, {reply(u"For Ann"_s)});
    QTRY_VERIFY(!annsWindow.framesOf(u"typing"_s).isEmpty());
    QTRY_COMPARE(
        annsWindow.lastOf(u"entries"_s)["entries"_L1].toArray().last()["text"_L1].toString(), u"For Ann"_s);
    QCOMPARE(bobsWindow.frames().size(), framesBefore);
    m_hub->command(bobsConversation, {reply(u"For Bob"_s)});
    QTRY_COMPARE(
        bobsWindow.lastOf(u"entries"_s)["entries"_L1].toArray().last()["text"_L1].toString(), u"For Bob"_s);
}

} // namespace segue::hub

QTEST_GUILESS_MAIN(segue::hub::TestHubChatStream)
#include "test_hub_chat_stream.moc"
