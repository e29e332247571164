// SPDX-License-Identifier: GPL-3.0-or-later
// Coming in: a chat and a mail, and who wrote them.
#include "core/base/json.h"
#include "tests/fakes/sanitized.h"
#include "tests/integration/story_test.h"
#include "tests/integration/story_workstation.h"

#include <cstring>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

IdentityDecision theyAreOne(const IdentitySuggestion& suggestion) {
    IdentityDecision decision;
    decision.verdict = IdentityDecision::Verdict::Same;
    decision.left = suggestion.left;
    decision.right = suggestion.right;
    decision.evidence = suggestion.evidence;
    return decision;
}

} // namespace

void TestStory::initTestCase() {
    if (const QString lack = StoryStage::missing(); !lack.isEmpty())
        QSKIP(qPrintable(u"The story cannot be played here: "_s + lack));
    STORY_DO(m_stage.open());
}

void TestStory::init() {
    if (m_isOver)
        QSKIP("An earlier point failed, and this one goes on from it.");
}

void TestStory::cleanup() {
    if (!QTest::currentTestFailed())
        return;
    m_isOver = true;
    qInfo("the window: %s", toJson(look()).constData());
    qInfo("the hub: %s", toJson(m_stage.call("GET", u"/metrics/live"_s).value_or(QJsonObject())).constData());
}

void TestStory::cleanupTestCase() {
    QVERIFY(m_stage.close());
}

ConversationRef TestStory::conversationOf(const QString& customerName) {
    const QList<InboxRow> rows = m_stage.inbox();
    for (const InboxRow& row : rows) {
        if (row.customerName == customerName)
            return row.conversation;
    }
    return {};
}

// Point 1.
void TestStory::aChatIsInTheInboxAtOnce() {
    STORY_DO(m_stage.customer(zoe, u"open"_s, {{u"url"_s, m_stage.shopUrl()}}));
    STORY_DO(m_stage.customer(
        zoe, u"introduce"_s, {{u"email"_s, u"zoe.brandt@post.example"_s}, {u"name"_s, u"Zoë Brandt"_s}}));
    STORY_VALUE(said, m_stage.customer(zoe, u"say"_s, {{u"text"_s, chatQuestion}}));
    STORY_UNTIL(shows("inbox"_L1, u"Zoë Brandt"_s));
    const qint64 took = toMs(SystemClock().now()) - said.value("at"_L1).toInteger();
    qInfo("in the agent's list after %lld ms", static_cast<long long>(took));
#if defined(SEGUE_TEST_SANITIZED)
    constexpr qint64 most = 5000;
#else
    constexpr qint64 most = 1000;
#endif
    QVERIFY2(took < most, qPrintable(u"%1 ms"_s.arg(took)));
    m_chat = conversationOf(u"Zoë Brandt"_s);
    const QList<InboxRow> rows = m_stage.inbox();
    QCOMPARE(rows.size(), 1);
    QVERIFY(rows.first().channel == Channel::WebChat);
    QCOMPARE(rows.first().unread, 1);
    QCOMPARE(rows.first().snippet, chatQuestion);
    STORY_UNTIL(lookFor("title"_L1).startsWith(u"(1)"_s));
    QCOMPARE(lookFor("inbox_button"_L1), u"Inbox, 1 new"_s);
    const QJsonArray notifications = look().value("notifications"_L1).toArray();
    QCOMPARE(notifications.size(), 1);
    QCOMPARE(notifications.first().toObject().value("conversation"_L1).toString(), m_chat.id);
    QCOMPARE(notifications.first().toObject().value("title"_L1).toString(), u"Zoë Brandt"_s);
    QCOMPARE(notifications.first().toObject().value("text"_L1).toString(), chatQuestion);
}

// Point 2.
void TestStory::aMailIsTakenWhole() {
    STORY_VALUE(outcome, m_stage.bringMail(u"question"_s));
    QCOMPARE(outcome.value("result"_L1).toString(), u"accepted"_s);
    m_mail = {m_stage.account(), outcome.value("conversation"_L1).toString()};
    STORY_UNTIL(m_stage.entry(m_mail, mailWords));
    QCOMPARE(mail().subject, u"Geräusche der Mühle – Bestellung 4711 ☕"_s);
    QVERIFY(mail().channel == Channel::Email);
    QStringList people;
    for (const Participant& participant : mail().participants)
        people.append(toString(participant.role) + u' ' + participant.address + u' ' + participant.name);
    const QStringList expected{
        u"requester zoe.brandt@post.example Zoë Brandt"_s, u"cc joerg.brandt@post.example Jörg Brandt"_s,
        u"cc lena@werkstatt.example Werkstatt"_s};
    QCOMPARE(people, expected);
    const Entry entry = *m_stage.entry(m_mail, mailWords);
    QVERIFY(entry.html.contains(u"<b>Mühle</b>"_s));
    QCOMPARE(entry.attachments.size(), 2);
    QCOMPARE(entry.attachments[0].contentId, u"grinder@post.example"_s);
    QCOMPARE(entry.attachments[1].name, u"Rechnung März.pdf"_s);
    STORY_VALUE(picture, m_stage.attachment(entry.attachments[0].id));
    STORY_VALUE(invoice, m_stage.attachment(entry.attachments[1].id));
    QVERIFY(picture.startsWith("\x89PNG"));
    QVERIFY(invoice.startsWith("%PDF-1.4"));
    STORY_VALUE(again, m_stage.bringMail(u"question"_s));
    QCOMPARE(again.value("result"_L1).toString(), u"duplicate"_s);
    QCOMPARE(m_stage.inbox().size(), 2);
}

bool TestStory::areOneCustomer() {
    const auto ofChat = m_stage.customerOf(m_chat);
    const auto ofMail = m_stage.customerOf(m_mail);
    return ofChat && ofMail && ofChat->id == ofMail->id;
}

void TestStory::oneCustomerWhenConfirmed() {
    // Neither address is proven, so they are two people and a question.
    QVERIFY(!areOneCustomer());
    STORY_UNTIL(m_stage.customerOf(m_mail)->suggestions.size() == 1);
    const IdentitySuggestion suggestion = m_stage.customerOf(m_mail)->suggestions.first();
    const auto speaksForIt = [](const Evidence& evidence) {
        return evidence.field == u"email"_s && evidence.level == u"same_claimed"_s && evidence.weight > 0;
    };
    QVERIFY(std::any_of(suggestion.evidence.begin(), suggestion.evidence.end(), speaksForIt));
    const auto visitorPage = [this] {
        return m_stage.customer(zoe, u"page"_s).value_or(QJsonObject()).value("text"_L1).toString();
    };
    QVERIFY(visitorPage().contains(chatQuestion));
    QVERIFY(!visitorPage().contains(mailWords));

    STORY_DO(m_stage.decide(theyAreOne(suggestion)));
    STORY_UNTIL(areOneCustomer());
    QCOMPARE(m_stage.customerOf(m_chat)->conversationCount, 2);
    STORY_DO(m_stage.openConversation(m_chat));
    STORY_UNTIL(shows("timeline"_L1, chatQuestion) && shows("timeline"_L1, mailWords));
    // The agent's decision shows the visitor nothing: the chat's address is still only a claim.
    QVERIFY(!visitorPage().contains(mailWords));

    STORY_DO(m_stage.separate(*m_stage.conversation(m_mail)->contact));
    STORY_UNTIL(!areOneCustomer());
    STORY_UNTIL(shows("timeline"_L1, chatQuestion) && !shows("timeline"_L1, mailWords));
    QCOMPARE(m_stage.customerOf(m_mail)->suggestions.size(), 0);
    STORY_DO(m_stage.decide(theyAreOne(suggestion)));
    STORY_UNTIL(areOneCustomer());
    QVERIFY(!visitorPage().contains(mailWords));
}

} // namespace segue

int main(int argc, char** argv) {
    if (argc > 1 && std::strcmp(argv[1], "--workstation") == 0)
        return segue::runStoryWorkstation(argc, argv);
    QCoreApplication application(argc, argv);
    segue::TestStory test;
    return QTest::qExec(&test, argc, argv);
}
