// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "tests/integration/story_stage.h"

#include <QObject>
#include <QTest>
#include <algorithm>

//! The value of `expression`, or the end of the test with its error.
#define STORY_VALUE(name, expression)                                                                        \
    const auto name##Result = (expression);                                                                  \
    QVERIFY2(name##Result, name##Result ? "" : qPrintable(name##Result.error().message));                    \
    const auto& name = *name##Result
#define STORY_DO(expression)                                                                                 \
    do {                                                                                                     \
        const auto storyDone = (expression);                                                                 \
        QVERIFY2(storyDone, storyDone ? "" : qPrintable(storyDone.error().message));                         \
    } while (false)
#define STORY_UNTIL(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, storyPatience)

namespace segue {

//! In milliseconds; what takes a moment here takes long on a busy machine.
inline constexpr int storyPatience = 30'000;

// Zoë, who writes by chat and by mail.
inline const QString zoe = QStringLiteral("zoe");
inline const QString chatQuestion = QStringLiteral("My grinder makes a scraping sound. Can you help?");
inline const QString mailWords = QStringLiteral("kratzende Geräusche");

//! The main job from end to end on real parts: a hub, a Chromium, a mail server, and a workstation that is
//! killed. The points build on each other and are played in their order.
class TestStory final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();

    void aChatIsInTheInboxAtOnce();
    void aMailIsTakenWhole();
    void oneCustomerWhenConfirmed();
    void theChatIsAnsweredLive();
    void theMailIsAnswered();
    void whatOthersGotProvesNothing();
    void anAnswerToOurAddressIsVerified();
    void automaticMailIsNotAnswered();
    void workOnAConversation();
    void anArticleAnswers();
    void theFiguresChange();
    void theTeamIsShown();
    void workGoesOnWithoutTheHub();
    void workGoesOnOffline();
    void killedAndStartedAgain();

private:
    QJsonObject look() { return m_stage.look().value_or(QJsonObject()); }
    QString lookFor(QLatin1StringView what) { return look().value(what).toString(); }
    //! Whether one of the texts that the window has in `list` contains `words`.
    bool shows(QLatin1StringView list, const QString& words) {
        const QJsonArray texts = look().value(list).toArray();
        return std::any_of(texts.begin(), texts.end(), [&](const QJsonValue& text) {
            return text.toString().contains(words);
        });
    }
    bool areOneCustomer();
    QList<OutboxItem> outbox() { return m_stage.views().outbox().value_or(QList<OutboxItem>()); }
    Conversation mail() { return m_stage.conversation(m_mail).value_or(Conversation()); }
    //! The address that Zoë's mail came from, as her contact has it.
    ContactPoint mailAddress();
    Delivery deliveryOf(const ConversationRef& ref, const QString& words) {
        return m_stage.entry(ref, words).value_or(Entry()).delivery;
    }
    ConversationRef conversationOf(const QString& customerName);
    bool isListed(const ConversationRef& ref) {
        const QList<InboxRow> rows = m_stage.inbox();
        return std::any_of(
            rows.begin(), rows.end(), [&](const InboxRow& row) { return row.conversation == ref; });
    }

    StoryStage m_stage;
    bool m_isOver = false;
    ConversationRef m_chat;
    ConversationRef m_mail;
};

} // namespace segue
