// SPDX-License-Identifier: GPL-3.0-or-later
// Points 7 and 8 of the story: the hub goes, the network goes, the workstation is killed.
#include "tests/integration/story_test.h"

namespace segue {

using namespace Qt::StringLiterals;

// Point 7.
void TestStory::workGoesOnWithoutTheHub() {
    const QStringList before = m_stage.heardBy(zoe);
    STORY_DO(m_stage.stopHub());
    STORY_UNTIL(lookFor("hub_url"_L1).isEmpty());

    STORY_DO(m_stage.openConversation(m_mail));
    STORY_UNTIL(shows("timeline"_L1, mailWords));
    STORY_VALUE(found, m_stage.views().search(u"scraping"_s, 5));
    QCOMPARE(found.hits.size(), 1);
    QVERIFY(found.hits.first().conversation == m_chat);
    STORY_DO(m_stage.workstation().ask(u"write"_s, {{u"text"_s, u"Not finished yet"_s}}));
    STORY_UNTIL(m_stage.views().draft(m_mail, Visibility::Public).value_or(std::nullopt).has_value());
    STORY_DO(m_stage.answer(m_chat, u"First, unplug it."_s));
    STORY_DO(m_stage.answer(m_chat, u"Then turn it over."_s));
    QCOMPARE(outbox().size(), 2);
    STORY_UNTIL(lookFor("outbox_button"_L1) == u"Outbox, 2 new"_s);
    QVERIFY(shows("timeline"_L1, u"First, unplug it."_s));

    STORY_DO(m_stage.letHubRun());
    STORY_UNTIL(outbox().isEmpty());
    const QStringList both = before + QStringList{u"First, unplug it."_s, u"Then turn it over."_s};
    STORY_UNTIL(m_stage.heardBy(zoe).size() >= both.size());
    QCOMPARE(m_stage.heardBy(zoe), both);
    QCOMPARE(m_stage.countAtHub(m_chat, u"First, unplug it."_s), 1);
    QCOMPARE(m_stage.countAtHub(m_chat, u"Then turn it over."_s), 1);
    STORY_DO(m_stage.openConversation(m_mail));
    STORY_UNTIL(lookFor("editor"_L1) == u"Not finished yet"_s);
}

void TestStory::workGoesOnOffline() {
    const QStringList before = m_stage.heardBy(zoe);
    STORY_DO(m_stage.workstation().ask(u"act"_s, {{u"action"_s, u"window.offline"_s}}));
    STORY_UNTIL(look().value("offline"_L1).toBool());
    STORY_DO(m_stage.answer(m_chat, u"Now open the ring."_s));
    STORY_DO(m_stage.settle());
    QCOMPARE(outbox().size(), 1);
    QVERIFY(outbox().first().state == OutboxState::Queued);
    QCOMPARE(m_stage.countAtHub(m_chat, u"Now open the ring."_s), 0);
    STORY_DO(m_stage.workstation().ask(u"act"_s, {{u"action"_s, u"window.offline"_s}}));
    STORY_UNTIL(outbox().isEmpty());
    STORY_DO(m_stage.customer(zoe, u"hears"_s, {{u"text"_s, u"Now open the ring."_s}}));
    QCOMPARE(m_stage.heardBy(zoe), before + QStringList{u"Now open the ring."_s});
    QCOMPARE(m_stage.countAtHub(m_chat, u"Now open the ring."_s), 1);
}

// Point 8.
void TestStory::killedAndStartedAgain() {
    const QStringList before = m_stage.heardBy(zoe);
    const auto hub = m_stage.hub();
    QVERIFY(hub);
    STORY_DO(m_stage.workstation().ask(u"act"_s, {{u"action"_s, u"window.offline"_s}}));
    STORY_DO(m_stage.answer(m_chat, u"And brush it."_s));
    STORY_DO(m_stage.workstation().ask(u"write"_s, {{u"text"_s, u"When it is clean, put the"_s}}));
    STORY_UNTIL(
        m_stage.views().draft(m_chat, Visibility::Public).value_or(std::nullopt).value_or(Draft()).text ==
        u"When it is clean, put the"_s);
    m_stage.workstation().kill();

    STORY_DO(m_stage.startWorkstation());
    QVERIFY(m_stage.hub() == hub);
    QCOMPARE(m_stage.shopUrl(), u"http://127.0.0.1:%1/shop"_s.arg(hub->port));
    STORY_DO(m_stage.openConversation(m_chat));
    STORY_UNTIL(lookFor("editor"_L1) == u"When it is clean, put the"_s);
    STORY_UNTIL(outbox().isEmpty());
    STORY_DO(m_stage.customer(zoe, u"hears"_s, {{u"text"_s, u"And brush it."_s}}));
    QCOMPARE(m_stage.heardBy(zoe), before + QStringList{u"And brush it."_s});
    QCOMPARE(m_stage.countAtHub(m_chat, u"And brush it."_s), 1);
    // The draft goes on from where it was.
    STORY_DO(m_stage.workstation().ask(u"write"_s, {{u"text"_s, u" ring back."_s}}));
    STORY_DO(m_stage.workstation().ask(u"send"_s));
    STORY_DO(m_stage.customer(zoe, u"hears"_s, {{u"text"_s, u"When it is clean, put the ring back."_s}}));
    const QStringList both{u"And brush it."_s, u"When it is clean, put the ring back."_s};
    QCOMPARE(m_stage.heardBy(zoe), before + both);
}

} // namespace segue
