// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/room_stage.h"
#include "ui/supervisor/agent_load_model.h"
#include "ui/supervisor/bar_list.h"
#include "ui/supervisor/figure_card.h"
#include "ui/supervisor/info_button.h"
#include "ui/supervisor/supervisor_page.h"
#include "ui/supervisor/supervisor_source.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <chrono>

using namespace segue;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString figure(const QWidget& page, const QString& title) {
    const auto cards = page.findChildren<FigureCard*>();
    for (const FigureCard* card : cards) {
        if (card->accessibleName().startsWith(title + u':'))
            return card->value();
    }
    return {};
}

QString time(const QWidget& page, int kind, int column) {
    return page.findChild<QLabel*>(u"time.%1.%2"_s.arg(kind).arg(column))->text();
}

BarList* bars(const QWidget& page, Figure which) {
    const auto all = page.findChildren<BarList*>();
    for (BarList* list : all) {
        if (list->accessibleName() == definitionOf(which).title)
            return list;
    }
    return nullptr;
}

} // namespace

class TestSupervisorPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFigureHasADefinition() {
        const QList<Figure> figures = allFigures();
        QCOMPARE(figures.size(), 15);
        for (const Figure one : figures) {
            QVERIFY(!definitionOf(one).title.isEmpty());
            QVERIFY(definitionOf(one).text.size() > 30);
        }
    }

    void aWarningHasItsInkInEveryTheme() {
        const UiStage s(false);
        Theme::instance().setMode(Theme::Mode::Light);
        FigureCard card(Figure::Unassigned);
        card.show();
        QVERIFY(QTest::qWaitForWindowExposed(&card));
        const auto* value = card.findChild<QLabel*>(u"value"_s);
        const auto ink = [value] { return value->palette().color(QPalette::WindowText); };
        card.setValue(u"3"_s, {}, FigureCard::Tone::Warning);
        QCOMPARE(ink(), lightColours().warningInk);
        Theme::instance().setMode(Theme::Mode::Dark);
        QCOMPARE(ink(), darkColours().warningInk);
        card.setValue(u"0"_s);
        QCOMPARE(ink(), darkColours().text);
        Theme::instance().setMode(Theme::Mode::Light);
        QCOMPARE(ink(), lightColours().text);
    }

    void todaysNumbersSayWhichDayIsMeant() {
        for (const Figure one : allFigures()) {
            const QString text = definitionOf(one).text;
            QVERIFY2(!text.contains(u"today"_s), qPrintable(text));
        }
        for (const Figure one :
             {Figure::FirstResponse, Figure::ReplyTime, Figure::Resolution, Figure::Created, Figure::Solved,
              Figure::Reopened}) {
            const QString text = definitionOf(one).text;
            QVERIFY2(text.contains(u"since midnight on this computer"_s), qPrintable(text));
        }
    }

    void numbersOfTheSnapshotAreShown() {
        RoomStage s;
        auto* page = s.show(new SupervisorPage(s.context));
        QTRY_COMPARE(figure(*page, u"Waiting"_s), u"23"_s);
        QCOMPARE(figure(*page, u"Waiting, unassigned"_s), u"7"_s);
        QCOMPARE(figure(*page, u"Created"_s), u"58"_s);
        QCOMPARE(figure(*page, u"Solved"_s), u"49"_s);
        QCOMPARE(figure(*page, u"Reopened"_s), u"4"_s);
        QCOMPARE(figure(*page, u"Satisfaction"_s), u"92 %"_s);
        QCOMPARE(figure(*page, u"Answered"_s), u"45 %"_s);
        // Median first, then P90, the mean after them.
        QCOMPARE(time(*page, 0, 0), u"6 min"_s);
        QCOMPARE(time(*page, 0, 1), u"38 min"_s);
        QCOMPARE(time(*page, 0, 2), u"14 min"_s);
        QCOMPARE(time(*page, 0, 3), u"51"_s);
        QCOMPARE(time(*page, 2, 0), u"2 h 14 min"_s);
        QVERIFY(bars(*page, Figure::Backlog)->accessibleDescription().contains(u"Over 7 days: 2"_s));
        QVERIFY(
            bars(*page, Figure::ByChannel)->accessibleDescription().startsWith(u"E-mail: 12, Web chat: 6"_s));
    }

    void wideWindowsAreUsed() {
        RoomStage s;
        auto* page = s.show(new SupervisorPage(s.context));
        const auto used = [page] {
            QRect rect;
            const auto cards = page->findChildren<TitledCard*>();
            for (const TitledCard* card : cards)
                rect |= QRect(card->mapTo(page, QPoint()), card->size());
            return rect;
        };
        // What is too much is on both sides.
        s.host.resize(3000, 900);
        QTRY_VERIFY(used().left() > 500);
        QVERIFY(qAbs(used().left() - (page->width() - 1 - used().right())) < 20);
        s.host.resize(1864, 900);
        QTRY_VERIFY(used().width() > 1700);
    }

    void whatIsInACardEndsWhereItBegins() {
        RoomStage s;
        auto* page = s.show(new SupervisorPage(s.context));
        const BarList* list = bars(*page, Figure::ByChannel);
        QTRY_VERIFY(list->isVisible());
        const QWidget* card = list->parentWidget();
        QTRY_COMPARE(list->geometry().left(), card->width() - 1 - list->geometry().right());
    }

    void everyNumberSaysItsDefinition() {
        RoomStage s;
        auto* page = s.show(new SupervisorPage(s.context));
        const QString words = s.words();
        const auto infos = page->findChildren<InfoButton*>();
        const QList<Figure> figures = allFigures();
        for (const Figure one : figures) {
            const Definition definition = definitionOf(one);
            QVERIFY2(words.contains(definition.text), qPrintable(definition.title));
            QVERIFY2(
                std::any_of(
                    infos.cbegin(), infos.cend(),
                    [&](const InfoButton* info) { return info->accessibleDescription() == definition.text; }),
                qPrintable(definition.title));
        }
        QCOMPARE(s.nameless(), QStringList());
    }

    void theLongestWaitTicks() {
        RoomStage s;
        auto* page = s.show(new SupervisorPage(s.context));
        QTRY_COMPARE(figure(*page, u"Longest wait"_s), u"41:12"_s);
        s.workspace.clock += 5s;
        QTRY_COMPARE(figure(*page, u"Longest wait"_s), u"41:17"_s);
    }

    void followsWhatHappensOnceForMany() {
        RoomStage s;
        auto* page = s.show(new SupervisorPage(s.context));
        QTRY_COMPARE(s.workspace.supervised.size(), 1);
        s.workspace.snapshot.queue.waiting = 24;
        for (int i = 0; i < 50; ++i)
            s.workspace.touch(s.mine().constFirst());
        QTRY_COMPARE_WITH_TIMEOUT(figure(*page, u"Waiting"_s), u"24"_s, 10'000);
        QCOMPARE(s.workspace.supervised.size(), 2);
    }

    void asksNothingWhileNobodyLooks() {
        RoomStage s;
        SupervisorSource unwatched(s.workspace);
        SupervisorSource watched(s.workspace);
        QSignalSpy told(&watched, &SupervisorSource::changed);
        watched.setActive(true);
        QTRY_COMPARE(told.count(), 1);
        s.workspace.touch(s.mine().constFirst());
        // The one that is looked at hears of it last, and asks after the same delay.
        QTRY_COMPARE_WITH_TIMEOUT(told.count(), 2, 10'000);
        QCOMPARE(s.workspace.supervised.size(), 2);
    }

    void theDayBeginsAtMidnightHere() {
        RoomStage s;
        s.show(new SupervisorPage(s.context));
        QTRY_VERIFY(!s.workspace.supervised.isEmpty());
        const QDateTime start = toDateTime(s.workspace.supervised.constFirst());
        QCOMPARE(start.date(), toDateTime(s.workspace.clock).date());
        QCOMPARE(start.time(), QTime(0, 0));
    }

    void withoutSamplesThereAreDashes() {
        RoomStage s(false);
        auto* page = s.show(new SupervisorPage(s.context));
        QTRY_COMPARE(figure(*page, u"Waiting"_s), u"0"_s);
        QCOMPARE(figure(*page, u"Longest wait"_s), u"–"_s);
        QCOMPARE(figure(*page, u"Satisfaction"_s), u"–"_s);
        QCOMPARE(time(*page, 0, 0), u"–"_s);
        QVERIFY(s.words().contains(u"Nobody waits."_s));
    }

    void agentModelKeepsItsContractAndItsOrder() {
        AgentLoadModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QList<AgentLoad> loads;
        for (const auto& [name, presence] :
             {std::pair{u"Zoe"_s, Presence::Available}, std::pair{u"Ana"_s, Presence::Away},
              std::pair{u"Bea"_s, Presence::Available}}) {
            AgentLoad load;
            load.agent.ref.id = name;
            load.agent.name = name;
            load.agent.presence = presence;
            load.agent.capacity = 8;
            load.open = 3;
            loads.append(load);
        }
        model.setLoads(loads);
        QCOMPARE(model.loadAt(0).agent.name, u"Bea"_s);
        QCOMPARE(model.loadAt(2).agent.name, u"Ana"_s);
        QCOMPARE(model.index(0, AgentLoadModel::Capacity).data().toString(), u"3 of 8"_s);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        loads[0].open = 4;
        model.setLoads(loads);
        QCOMPARE(resets.size(), 0);
        QCOMPARE(model.index(1, AgentLoadModel::Open).data().toString(), u"4"_s);
        model.setLoads({});
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_MAIN(TestSupervisorPage)
#include "test_supervisor_page.moc"
