// SPDX-License-Identifier: GPL-3.0-or-later
// Points 4 to 6 of the story: what else an agent does, what articles do, and what a supervisor sees of it.
#include "tests/integration/story_test.h"

namespace segue {

using namespace Qt::StringLiterals;

namespace {

const QString omar = u"omar"_s;
const QString noteText = u"Sounds like the washer under the burr."_s;

} // namespace

// Point 4.
void TestStory::workOnAConversation() {
    STORY_DO(m_stage.answer(m_chat, noteText, true));
    const QString self = m_stage.views().accounts()->first().selfAgentId;
    STORY_DO(m_stage.enqueue(m_chat, Assign{self, std::nullopt}));
    STORY_DO(m_stage.enqueue(m_chat, SetStatus{Status::WaitingCustomer, {}, {}}));
    STORY_DO(m_stage.enqueue(m_chat, SetPriority{Priority::High}));
    STORY_DO(m_stage.enqueue(m_chat, ChangeTags{{u"grinder"_s, u"repair"_s}, {}}));
    const Instant later = SystemClock().now() + std::chrono::hours(2);
    STORY_DO(m_stage.enqueue(m_chat, SetStatus{Status::Snoozed, {}, later}));
    STORY_DO(m_stage.settle());
    STORY_UNTIL(m_stage.conversation(m_chat)->snoozedUntil == later);
    Conversation chat = *m_stage.conversation(m_chat);
    QVERIFY(chat.assignee && chat.assignee->id == self);
    QVERIFY(chat.status == Status::Snoozed);
    QVERIFY(chat.priority == Priority::High);
    QCOMPARE(chat.tags, (QStringList{u"grinder"_s, u"repair"_s}));
    QVERIFY(!isListed(m_chat)); // Out of sight until then.

    STORY_VALUE(undone, m_stage.control(u"undo"_s));
    QCOMPARE(undone.toString(), u"snooze"_s);
    STORY_UNTIL(m_stage.conversation(m_chat)->status == Status::WaitingCustomer);
    chat = *m_stage.conversation(m_chat);
    QVERIFY(isListed(m_chat));
    QVERIFY(!chat.snoozedUntil);
    QVERIFY(chat.priority == Priority::High);

    const Entry note = m_stage.entry(m_chat, noteText).value_or(Entry());
    QVERIFY(note.kind == EntryKind::Note && note.visibility == Visibility::Internal);
    STORY_VALUE(page, m_stage.customer(zoe, u"page"_s));
    QVERIFY(!page.value("text"_L1).toString().contains(noteText));
    QCOMPARE(m_stage.sentMails().size(), 4);
}

// Point 5.
void TestStory::anArticleAnswers() {
    const QString title = u"How do I clean the burrs of my grinder?"_s;
    STORY_DO(m_stage.openConversation(m_chat));
    STORY_DO(m_stage.workstation().ask(
        u"write_article"_s,
        {{u"title"_s, title}, {u"body"_s, u"Unscrew the ring and brush the **burrs** with a dry brush."_s}}));
    STORY_DO(m_stage.call(
        "POST", u"/articles"_s,
        R"({"title":"Prices from next year","body":"Not for customers yet.","language":"en","state":"draft"})"));
    const auto findsIt = [&] {
        const auto found =
            m_stage.workstation().ask(u"look_up"_s, {{u"text"_s, u"cleaning a scraping grind"_s}});
        return found && found->value("titles"_L1).toArray().first().toString() == title;
    };
    STORY_UNTIL(findsIt());
    STORY_VALUE(read, m_stage.workstation().ask(u"read_article"_s));
    QCOMPARE(read.value("title"_L1).toString(), title);
    STORY_DO(m_stage.workstation().ask(u"write"_s, {{u"text"_s, u"Here is how. "_s}}));
    STORY_DO(m_stage.workstation().ask(u"insert_article"_s, {{u"what"_s, u"text"_s}}));
    STORY_DO(m_stage.workstation().ask(u"insert_article"_s, {{u"what"_s, u"link"_s}}));
    const QString url = m_stage.views().findArticles(title, 1)->first().article.url;
    QVERIFY(url.contains(u"/help/"_s));
    STORY_UNTIL(lookFor("editor"_L1).contains(url));
    QVERIFY(lookFor("editor"_L1).contains(u"brush the burrs with a dry brush"_s));
    STORY_DO(m_stage.workstation().ask(u"send"_s));
    STORY_DO(m_stage.customer(zoe, u"hears"_s, {{u"text"_s, url}}));

    STORY_VALUE(page, m_stage.customer(zoe, u"read"_s, {{u"url"_s, url}}));
    QCOMPARE(page.value("status"_L1).toInt(), 200);
    QVERIFY(page.value("text"_L1).toString().contains(u"brush the burrs with a dry brush"_s));
    STORY_VALUE(home, m_stage.customer(zoe, u"read"_s, {{u"url"_s, url.section(u'/', 0, 3)}}));
    QVERIFY(home.value("text"_L1).toString().contains(title));
    QVERIFY(!home.value("text"_L1).toString().contains(u"Prices from next year"_s));
}

// Point 6.
void TestStory::theFiguresChange() {
    const auto before = m_stage.figures();
    QCOMPARE(before.queue.waiting, 0);
    QCOMPARE(before.today.firstResponse.count, 2);
    QCOMPARE(before.satisfaction.answered, 0);
    const auto shown = [this](const QString& figure) {
        const auto all = m_stage.workstation().ask(u"supervise"_s).value_or(QJsonObject());
        return all.value("figures"_L1).toObject().value(figure).toString();
    };
    STORY_UNTIL(shown(u"Waiting"_s) == u"0"_s);

    STORY_DO(m_stage.customer(omar, u"open"_s, {{u"url"_s, m_stage.shopUrl()}}));
    STORY_DO(m_stage.customer(
        omar, u"introduce"_s, {{u"email"_s, u"omar@post.example"_s}, {u"name"_s, u"Omar Haddad"_s}}));
    STORY_DO(m_stage.customer(omar, u"say"_s, {{u"text"_s, u"Do you ship to Beirut?"_s}}));
    STORY_UNTIL(m_stage.figures().queue.waiting == 1);
    STORY_UNTIL(m_stage.figures().queue.longestWait > Millis{0});
    STORY_UNTIL(shown(u"Waiting"_s) == u"1"_s);
    const auto backlogUnderAnHour = [](const SupervisorSnapshot& figures) {
        return figures.backlog.first().count;
    };
    QCOMPARE(backlogUnderAnHour(m_stage.figures()), backlogUnderAnHour(before) + 1);

    const ConversationRef chat = conversationOf(u"Omar Haddad"_s);
    STORY_DO(m_stage.answer(chat, u"Yes, within ten days."_s));
    STORY_UNTIL(m_stage.figures().queue.waiting == 0);
    STORY_UNTIL(m_stage.figures().today.firstResponse.count == 3);
    QVERIFY(m_stage.figures().today.firstResponse.p90 >= m_stage.figures().today.firstResponse.median);
    STORY_DO(m_stage.enqueue(chat, SetStatus{Status::Solved, {}, {}}));
    STORY_UNTIL(m_stage.figures().today.resolution.count == 1);
    QCOMPARE(m_stage.figures().today.solved, before.today.solved + 1);
    QCOMPARE(backlogUnderAnHour(m_stage.figures()), backlogUnderAnHour(before));
    STORY_UNTIL(m_stage.figures().satisfaction.asked == 1);
    STORY_DO(m_stage.customer(omar, u"rate"_s, {{u"rating"_s, 5}, {u"comment"_s, u"Quick and kind"_s}}));
    STORY_UNTIL(m_stage.figures().satisfaction.answered == 1);
    QCOMPARE(m_stage.figures().satisfaction.good, 1);
    QCOMPARE(m_stage.figures().satisfaction.mean, 5.0);
    STORY_UNTIL(m_stage.entry(chat, u"Quick and kind"_s));
    QCOMPARE(m_stage.entry(chat, u"Quick and kind"_s)->rating, 5);
    STORY_VALUE(console, m_stage.customer(omar, u"complaints"_s));
    QCOMPARE(console.value("complaints"_L1).toArray(), QJsonArray());
}

void TestStory::theTeamIsShown() {
    const auto presence = [this] { return m_stage.figures().agents.first().agent.presence; };
    const auto presencesAtHub = [this] {
        const auto live = m_stage.call("GET", u"/metrics/live"_s).value_or(QJsonObject());
        return live.value("agents"_L1).toObject();
    };
    STORY_UNTIL(presence() == Presence::Available);
    STORY_DO(m_stage.workstation().ask(u"set_presence"_s, {{u"presence"_s, u"away"_s}}));
    STORY_UNTIL(presencesAtHub().value("away"_L1).toInt() == 1);
    STORY_UNTIL(presence() == Presence::Away);
    STORY_DO(m_stage.workstation().ask(u"set_presence"_s, {{u"presence"_s, u"available"_s}}));
    STORY_UNTIL(presence() == Presence::Available);
}

} // namespace segue
