// SPDX-License-Identifier: GPL-3.0-or-later
// Answering, through the widgets of the real window: the engine, the hub process, the visitor's stream and
// the mail server behind it are real too.
#include "tests/fakes/smtp_server.h"
#include "tests/fakes/web_visitor.h"
#include "tests/ui/engine_stage.h"
#include "ui/composer/composer.h"
#include "ui/composer/composer_editor.h"
#include "ui/inbox/conversation_header.h"
#include "ui/inbox/conversation_view.h"
#include "ui/inbox/inbox_page.h"
#include "ui/shell/colours.h"
#include "ui/timeline/timeline_view.h"

#include <QAbstractButton>
#include <QJsonArray>
#include <QLineEdit>
#include <QTest>
#include <chrono>

using namespace segue;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

#define TRY_VERIFY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 20'000)
#define TRY_COMPARE(actual, expected) QTRY_COMPARE_WITH_TIMEOUT(actual, expected, 20'000)

namespace {

QByteArray question(const QByteArray& messageId) {
    return "From: Grace Okafor <grace@customers.test>\r\nTo: help@shop.test\r\nSubject: Tent pegs\r\n"
           "Message-ID: <" +
           messageId +
           ">\r\nDate: Mon, 02 Nov 2026 09:00:00 +0000\r\nMIME-Version: 1.0\r\n"
           "Content-Type: text/plain; charset=utf-8\r\n\r\nDo you sell single pegs?\r\n";
}

QJsonObject mailThrough(const SmtpServer& server) {
    return {
        {u"mail"_s, QJsonObject{
                        {u"address"_s, u"help@shop.test"_s},
                        {u"reply_domain"_s, u"shop.test"_s},
                        {u"smtp_host"_s, u"127.0.0.1"_s},
                        {u"smtp_port"_s, server.port()},
                        {u"smtp_security"_s, u"none"_s}}}};
}

QPixmap lookOf(Composer& composer) {
    return composer.grab();
}

//! How much of the picture has that colour, 0 to 1.
double shareOf(const QPixmap& picture, const QColor& colour) {
    const QImage image = picture.toImage().convertToFormat(QImage::Format_RGB32);
    qint64 hits = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            hits += image.pixel(x, y) == colour.rgb() ? 1 : 0;
    }
    return static_cast<double>(hits) / (static_cast<double>(image.width()) * image.height());
}

} // namespace

class TestWindowOnEngineReplies : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aChatIsAnsweredLiveAndRead() {
        EngineStage s;
        QVERIFY(s.begin());
        WebVisitor mara(s.hub, u"Mara"_s);
        QVERIFY(mara.arrive());
        const QString chat = mara.write(u"Where is my parcel?"_s).value_or(QString());
        QVERIFY(s.choose(chat));
        TRY_VERIFY(s.timelineSays(u"Where is my parcel?"_s));
        // What the agent has before them is read, and the visitor sees that.
        TRY_VERIFY(mara.readByTeamUntil() > 0);

        s.write(u"It left this morning."_s);
        s.press(Qt::Key_Return, Qt::ControlModifier);
        TRY_COMPARE(mara.shown(), (QStringList{u"Where is my parcel?"_s, u"It left this morning."_s}));
        TRY_VERIFY(s.editor().toPlainText().isEmpty());
        TRY_VERIFY(s.timelineSays(u"It left this morning.. Sent"_s));
        mara.look();
        TRY_VERIFY(s.timelineSays(u"It left this morning.. Read"_s));
    }

    void typingGoesBothWays() {
        EngineStage s;
        QVERIFY(s.begin());
        WebVisitor mara(s.hub, u"Mara"_s);
        QVERIFY(mara.arrive());
        QVERIFY(s.choose(mara.write(u"Hello?"_s).value_or(QString())));
        TRY_VERIFY(s.timelineSays(u"Hello?"_s));
        mara.setTyping(true);
        TRY_VERIFY(s.timelineSays(u"Mara is typing"_s));
        mara.setTyping(false);
        TRY_VERIFY(!s.timelineSays(u"is typing"_s));
        s.write(u"One mom"_s);
        TRY_COMPARE(mara.typist(), u"Ada"_s);
        s.write(u"ent"_s);
        s.press(Qt::Key_Return, Qt::ControlModifier);
        TRY_COMPARE(mara.typist(), QString());
        TRY_COMPARE(mara.shown().constLast(), u"One moment"_s);
    }

    void aNoteIsUnmistakableAndForTheTeamAlone() {
        EngineStage s;
        QVERIFY(s.begin());
        WebVisitor mara(s.hub, u"Mara"_s);
        QVERIFY(mara.arrive());
        QVERIFY(s.choose(mara.write(u"I am angry"_s).value_or(QString())));
        TRY_VERIFY(s.timelineSays(u"I am angry"_s));
        const QPixmap asReply = lookOf(s.composer());
        QVERIFY(!EngineStage::button(s.composer(), u"Add note"_s));
        QVERIFY(s.click(s.composer(), u"Internal note"_s));
        QVERIFY(EngineStage::button(s.composer(), u"Add note"_s));
        QVERIFY(!EngineStage::button(s.composer(), u"Send reply"_s));
        QVERIFY(s.editor().accessibleName().contains(u"only your team"_s));
        // Most of the field has the colour of notes, and nothing of a reply has it.
        QVERIFY(shareOf(lookOf(s.composer()), colours().noteTint) > 0.4);
        QVERIFY(shareOf(asReply, colours().noteTint) < 0.01);

        s.write(u"Be kind to her"_s);
        s.press(Qt::Key_Return, Qt::ControlModifier);
        TRY_VERIFY(s.timelineSays(u"Internal note by You"_s));
        QVERIFY(s.click(s.composer(), u"Reply"_s));
        s.write(u"We are sorry"_s);
        s.press(Qt::Key_Return, Qt::ControlModifier);
        // The answer came after the note: had the note been for her, it would be between the two.
        TRY_COMPARE(mara.shown(), (QStringList{u"I am angry"_s, u"We are sorry"_s}));
    }

    void aMailIsAnsweredInItsThread() {
        SmtpServer post;
        QVERIFY(post.listen());
        EngineStage s;
        QVERIFY(s.begin(mailThrough(post)));
        s.settings->setUndoWindow(Channel::Email, 0ms);
        const QString mail = s.hub.mailArrives(question("q1@customers.test")).value_or(QString());
        QVERIFY(s.choose(mail));
        TRY_VERIFY(s.timelineSays(u"Do you sell single pegs?"_s));
        s.write(u"Yes, every size."_s);
        s.press(Qt::Key_Return, Qt::ControlModifier);
        TRY_COMPARE(post.mails().size(), 1);
        const SmtpServer::Mail& left = post.mails().constFirst();
        QCOMPARE(left.recipients, QByteArrayList{"grace@customers.test"});
        QCOMPARE(left.field("Subject"), QByteArray("Re: Tent pegs"));
        QCOMPARE(left.field("In-Reply-To"), QByteArray("<q1@customers.test>"));
        QVERIFY(left.field("References").contains("<q1@customers.test>"));
        QVERIFY(left.field("Reply-To").contains("@shop.test"));
        QVERIFY(left.field("Content-Type").startsWith("multipart/alternative"));
        QVERIFY(left.message.contains("Yes, every size."));
        TRY_VERIFY(s.timelineSays(u"Yes, every size.. Sent"_s));
    }

    void aReplyIsTakenBackBeforeItLeaves() {
        SmtpServer post;
        QVERIFY(post.listen());
        EngineStage s;
        QVERIFY(s.begin(mailThrough(post)));
        s.settings->setUndoWindow(Channel::Email, 60s);
        QVERIFY(s.choose(s.hub.mailArrives(question("q1@customers.test")).value_or(QString())));
        TRY_VERIFY(s.timelineSays(u"Do you sell single pegs?"_s));
        s.write(u"No."_s);
        s.press(Qt::Key_Return, Qt::ControlModifier);
        TRY_VERIFY(s.editor().toPlainText().isEmpty());
        QVERIFY(s.click(*s.window, u"Undo"_s));
        TRY_COMPARE(s.editor().toPlainText(), u"No."_s);
        // What leaves after it proves that it did not leave.
        s.settings->setUndoWindow(Channel::Email, 0ms);
        s.write(u" Wait: yes!"_s);
        s.press(Qt::Key_Return, Qt::ControlModifier);
        TRY_COMPARE(post.mails().size(), 1);
        QVERIFY(post.mails().constFirst().message.contains("No. Wait: yes!"));
    }

    void changesAreMadeAndUndone() {
        EngineStage s;
        QVERIFY(s.begin());
        WebVisitor mara(s.hub, u"Mara"_s);
        QVERIFY(mara.arrive());
        const QString chat = mara.write(u"Hello"_s).value_or(QString());
        QVERIFY(s.choose(chat));
        TRY_VERIFY(s.timelineSays(u"Hello"_s));
        QCOMPARE(s.conversation(chat).value("status"_L1).toString(), u"new"_s);

        s.press(Qt::Key_S);
        TRY_VERIFY(qobject_cast<QLineEdit*>(QApplication::focusWidget()));
        QTest::keyClicks(QApplication::focusWidget(), u"hold"_s);
        s.press(Qt::Key_Return);
        TRY_COMPARE(s.conversation(chat).value("status"_L1).toString(), u"on_hold"_s);
        TRY_VERIFY(header(s).conversation().status == Status::OnHold);
        TRY_VERIFY(s.timelineSays(u"On hold"_s));
        s.press(Qt::Key_Z);
        // What somebody has had in hand is open, and not new again.
        TRY_COMPARE(s.conversation(chat).value("status"_L1).toString(), u"open"_s);

        s.press(Qt::Key_A, Qt::ShiftModifier);
        TRY_VERIFY(!s.conversation(chat).value("assignee"_L1).toString().isEmpty());
        TRY_VERIFY(header(s).conversation().assignee);
        QVERIFY(s.click(*s.window, u"Undo"_s));
        TRY_VERIFY(s.conversation(chat).value("assignee"_L1).toString().isEmpty());
        TRY_VERIFY(!header(s).conversation().assignee);
    }

    void draftsOutliveTheConversationAndTheProgram() {
        EngineStage s;
        QVERIFY(s.begin());
        WebVisitor mara(s.hub, u"Mara"_s);
        WebVisitor liam(s.hub, u"Liam"_s);
        QVERIFY(mara.arrive() && liam.arrive());
        const QString hers = mara.write(u"From Mara"_s).value_or(QString());
        const QString his = liam.write(u"From Liam"_s).value_or(QString());
        QVERIFY(s.choose(hers));
        s.write(u"Half a thou"_s);
        QVERIFY(s.choose(his));
        QCOMPARE(s.editor().toPlainText(), QString());
        s.write(u"For Liam"_s);
        QVERIFY(s.choose(hers));
        QCOMPARE(s.editor().toPlainText(), u"Half a thou"_s);
        QVERIFY(s.click(s.composer(), u"Internal note"_s));
        s.write(u"A remark"_s);

        s.closeProgram();
        QVERIFY(s.openProgram());
        QVERIFY(s.choose(hers));
        TRY_COMPARE(s.editor().toPlainText(), u"Half a thou"_s);
        QVERIFY(s.click(s.composer(), u"Internal note"_s));
        QCOMPARE(s.editor().toPlainText(), u"A remark"_s);
        QVERIFY(s.choose(his));
        QCOMPARE(s.editor().toPlainText(), u"For Liam"_s);
        s.press(Qt::Key_Return, Qt::ControlModifier);
        TRY_COMPARE(liam.shown(), (QStringList{u"From Liam"_s, u"For Liam"_s}));
        QCOMPARE(mara.shown(), QStringList{u"From Mara"_s});
    }

private:
    static ConversationHeader& header(EngineStage& s) { return s.window->inbox().view().header(); }
};

QTEST_MAIN(TestWindowOnEngineReplies)
#include "test_window_on_engine_replies.moc"
