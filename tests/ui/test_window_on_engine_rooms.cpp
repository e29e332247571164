// SPDX-License-Identifier: GPL-3.0-or-later
// Articles and the live queue, through the widgets of the real window on the real engine and hub.
#include "tests/fakes/web_visitor.h"
#include "tests/ui/engine_stage.h"
#include "ui/composer/composer.h"
#include "ui/composer/composer_editor.h"
#include "ui/inbox/inbox_page.h"
#include "ui/inbox/side_pane.h"
#include "ui/knowledge/article_editor.h"
#include "ui/knowledge/article_list.h"
#include "ui/knowledge/article_reader.h"
#include "ui/supervisor/agent_load_model.h"
#include "ui/supervisor/figure_card.h"
#include "ui/supervisor/info_button.h"
#include "ui/supervisor/supervisor_page.h"
#include "ui/timeline/timeline_view.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>

using namespace segue;
using namespace Qt::StringLiterals;

#define TRY_VERIFY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 20'000)
#define TRY_COMPARE(actual, expected) QTRY_COMPARE_WITH_TIMEOUT(actual, expected, 20'000)

namespace {

//! The title that the article list shows first; empty if there is none.
QString firstFound(SidePane& pane) {
    const auto* model = pane.findChild<ArticleListModel*>();
    return model && model->rowCount() > 0 ? model->hitAt(0).article.title : QString();
}

//! The shown room of that kind, or null.
template <class Room> Room* shownRoom(QWidget& host) {
    Room* room = host.findChild<Room*>();
    return room && room->isVisible() ? room : nullptr;
}

QStringList labelsOf(const QWidget& host) {
    QStringList texts;
    const auto labels = host.findChildren<QLabel*>();
    for (const QLabel* label : labels)
        texts.append(label->text());
    return texts;
}

//! A number of the supervisor page, by its title.
QString figure(const SupervisorPage& page, Figure which) {
    const QString title = definitionOf(which).title;
    const auto cards = page.findChildren<FigureCard*>();
    for (const FigureCard* card : cards) {
        if (labelsOf(*card).contains(title))
            return card->value();
    }
    return {};
}

//! The field inside `host` that screen readers call `name`.
template <class Field> Field* field(const QWidget& host, const QString& name) {
    const auto all = host.findChildren<Field*>();
    for (Field* one : all) {
        if (one->accessibleName() == name)
            return one;
    }
    return nullptr;
}

} // namespace

class TestWindowOnEngineRooms : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anArticleIsFoundReadAndSent() {
        EngineStage s;
        QVERIFY(s.begin());
        writeArticle(s, u"When will my parcel arrive?"_s, u"Within **three** working days."_s);
        writeArticle(s, u"Which tent is waterproof?"_s, u"All of them."_s);
        WebVisitor mara(s.hub, u"Mara"_s);
        QVERIFY(mara.arrive());
        QVERIFY(s.choose(mara.write(u"Hello, a question"_s).value_or(QString())));
        TRY_VERIFY(s.timelineSays(u"a question"_s));

        SidePane& pane = s.window->inbox().sidePane();
        s.press(Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
        TRY_VERIFY(qobject_cast<QLineEdit*>(QApplication::focusWidget()));
        QTest::keyClicks(QApplication::focusWidget(), u"parcel arri"_s);
        TRY_COMPARE(firstFound(pane), u"When will my parcel arrive?"_s);
        s.press(Qt::Key_Return);
        TRY_VERIFY(shownRoom<ArticleReader>(pane));
        QVERIFY(labelsOf(*shownRoom<ArticleReader>(pane)).contains(u"When will my parcel arrive?"_s));
        // It is read beside the conversation, not instead of it.
        QVERIFY(s.timeline().isVisible() && s.composer().isVisible());

        QVERIFY(s.click(pane, u"Insert link"_s));
        const QString link = s.editor().toPlainText();
        QVERIFY2(link.contains(s.hub.url().toString() + u"/help/"_s), qPrintable(link));
        QVERIFY(s.hub.page(QUrl(link.trimmed()).path()).value_or(QByteArray()).contains("three"));
        s.write(u" and here: "_s);
        QVERIFY(s.click(pane, u"Insert text"_s));
        TRY_VERIFY(s.editor().toPlainText().contains(u"Within three working days."_s));
        const QString reply = s.editor().toPlainText().trimmed();
        QTest::keyClick(&s.editor(), Qt::Key_Return, Qt::ControlModifier);
        TRY_COMPARE(mara.shown().constLast(), reply);
    }

    void anArticleIsWrittenAndPublished() {
        EngineStage s;
        QVERIFY(s.begin());
        WebVisitor mara(s.hub, u"Mara"_s);
        QVERIFY(mara.arrive());
        QVERIFY(s.choose(mara.write(u"Can I wash it?"_s).value_or(QString())));
        QVERIFY(!s.hub.page(u"/help"_s).value_or(QByteArray()).contains("Washing a jacket"));

        SidePane& pane = s.window->inbox().sidePane();
        s.press(Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(s.click(pane, u"New article"_s));
        TRY_VERIFY(shownRoom<ArticleEditor>(pane));
        ArticleEditor& form = *shownRoom<ArticleEditor>(pane);
        QTest::keyClicks(field<QLineEdit>(form, u"Title"_s), u"Washing a jacket"_s);
        auto* body = form.findChild<QPlainTextEdit*>(u"body"_s);
        QTest::mouseClick(body->viewport(), Qt::LeftButton);
        QTest::keyClicks(body, u"Inside out, at **30** degrees."_s);
        // From draft to published.
        QTest::keyClick(field<QComboBox>(form, u"State"_s), Qt::Key_Down);
        QVERIFY(s.click(form, u"save"_s));
        TRY_VERIFY(shownRoom<ArticleReader>(pane));
        TRY_VERIFY(s.hub.page(u"/help"_s).value_or(QByteArray()).contains("Washing a jacket"));
        QVERIFY(s.click(pane, u"Insert link"_s));
        const QByteArray page =
            s.hub.page(QUrl(s.editor().toPlainText().trimmed()).path()).value_or(QByteArray());
        QVERIFY2(page.contains("<strong>30</strong>"), page);
    }

    void theSupervisorsNumbersFollow() {
        EngineStage s;
        QVERIFY(s.begin());
        WebVisitor mara(s.hub, u"Mara"_s);
        WebVisitor liam(s.hub, u"Liam"_s);
        QVERIFY(mara.arrive() && liam.arrive());
        const QString chat = mara.write(u"First"_s).value_or(QString());
        QVERIFY(s.click(*s.window, u"rail.supervisor"_s));
        auto* page = s.window->findChild<SupervisorPage*>();
        QVERIFY(page && page->isVisible());
        TRY_COMPARE(figure(*page, Figure::Waiting), u"1"_s);
        TRY_COMPARE(figure(*page, Figure::Created), u"1"_s);
        const auto* agents = page->findChild<AgentLoadModel*>();
        TRY_COMPARE(agents->rowCount(), 1);
        TRY_VERIFY(agents->loadAt(0).agent.presence == Presence::Available);
        // Nothing is asked for here: it comes by itself.
        QVERIFY(liam.write(u"Second"_s).has_value());
        TRY_COMPARE(figure(*page, Figure::Waiting), u"2"_s);
        TRY_COMPARE(figure(*page, Figure::Unassigned), u"2"_s);

        answerAndSolve(s, chat);
        TRY_VERIFY(mara.isAskedForRating());
        QVERIFY(mara.rate(5).has_value());
        QVERIFY(s.click(*s.window, u"rail.supervisor"_s));
        TRY_COMPARE(figure(*page, Figure::Waiting), u"1"_s);
        TRY_COMPARE(figure(*page, Figure::Solved), u"1"_s);
        TRY_COMPARE(figure(*page, Figure::Satisfaction), u"100 %"_s);
        everyNumberSaysWhatItIs(*page);
    }

private:
    static void writeArticle(EngineStage& s, const QString& title, const QString& body) {
        const auto made = s.hub.call(
            "POST", u"/articles"_s, s.hub.agentToken(),
            {{u"title"_s, title}, {u"body"_s, body}, {u"language"_s, u"en"_s}, {u"state"_s, u"published"_s}});
        QVERIFY2(made.has_value(), made ? "" : qPrintable(made.error().message));
    }

    static void answerAndSolve(EngineStage& s, const QString& conversation) {
        QVERIFY(s.click(*s.window, u"rail.inbox"_s));
        QVERIFY(s.choose(conversation));
        s.write(u"Done"_s);
        s.press(Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
        TRY_COMPARE(s.conversation(conversation).value("status"_L1).toString(), u"solved"_s);
    }

    static void everyNumberSaysWhatItIs(const SupervisorPage& page) {
        const auto cards = page.findChildren<TitledCard*>();
        QVERIFY(cards.size() >= 10);
        for (const TitledCard* card : cards) {
            QVERIFY2(!card->accessibleDescription().isEmpty(), qPrintable(card->accessibleName()));
            QVERIFY2(card->findChild<InfoButton*>(), qPrintable(card->accessibleName()));
        }
    }
};

QTEST_MAIN(TestWindowOnEngineRooms)
#include "test_window_on_engine_rooms.moc"
