// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/timeline_stage.h"

#include <QAccessible>
#include <QClipboard>
#include <QScrollBar>
#include <QSignalSpy>
#include <chrono>

using namespace segue;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestTimelineView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void opensAtTheEnd() {
        TimelineStage s;
        QVERIFY(s.view.isAtEnd());
        QVERIFY(s.view.itemName(s.view.itemCount() - 1).contains(u"Message 9999"_s));
        QVERIFY(s.view.itemRect(s.view.itemCount() - 1).bottom() <= s.view.viewport()->height());
        QVERIFY(s.view.itemCount() < 200);
    }

    //! Our own have the name of their command, which the hit of a search does not know.
    void opensAtAnEntryOfOurOwn() {
        TimelineStage s;
        const AccountId shop(u"shop"_s);
        s.view.setCustomer(longCustomer, {shop, u"long4001"_s}, std::nullopt);
        QVERIFY(s.view.focusedItem() >= 0);
        QVERIFY(s.view.itemName(s.view.focusedItem()).contains(u"Message 4001."_s));
        QVERIFY(s.view.itemRect(s.view.focusedItem()).intersects(s.view.viewport()->rect()));
        // A change within a run of them.
        const EntryRef event{shop, u"long4011"_s};
        s.view.setCustomer(longCustomer, event, std::nullopt);
        QVERIFY(s.view.focusedItem() >= 0);
        QCOMPARE(s.view.rowOf(s.view.focusedItem()).entry.ref, event);
    }

    void keepsCellsForWhatIsNearOnly() {
        TimelineStage s;
        QScrollBar* bar = s.view.verticalScrollBar();
        for (int i = 0; i < 400; ++i) {
            bar->setValue(bar->value() - 500);
            s.view.viewport()->repaint();
        }
        QVERIFY(s.view.source().rows().size() > 400);
        QVERIFY(s.view.source().rows().size() <= 1500);
        QVERIFY(s.view.liveCells() <= 170);
    }

    void reachesTheBeginningOfTenThousand() {
        TimelineStage s;
        QScrollBar* bar = s.view.verticalScrollBar();
        for (int i = 0; i < 400 && !s.view.source().atStart(); ++i)
            bar->setValue(0);
        QVERIFY(s.view.source().atStart());
        bar->setValue(0);
        QVERIFY(s.find(u"Message 0."_s) >= 0);
        QVERIFY(!s.view.source().atEnd());
        s.view.scrollToEnd();
        QVERIFY(s.view.isAtEnd());
        QVERIFY(s.find(u"Message 9999"_s) >= 0);
    }

    void nothingMovesWhenRowsArriveAbove() {
        TimelineStage s;
        QScrollBar* bar = s.view.verticalScrollBar();
        bar->setValue(bar->maximum() / 2);
        s.view.viewport()->repaint();
        const auto [key, top] = s.middle();
        const auto rows = s.view.source().rows().size();
        s.view.source().loadBefore();
        QVERIFY(s.view.source().rows().size() > rows);
        QCOMPARE(s.topOf(key), top);
    }

    void nothingMovesAtTheVeryTop() {
        TimelineStage s;
        QScrollBar* bar = s.view.verticalScrollBar();
        bar->setValue(1);
        const auto [key, top] = s.middle();
        // The break at the top of what is loaded gives way to the rows above it.
        s.view.source().loadBefore();
        QCOMPARE(s.topOf(key), top);
        QVERIFY(bar->value() > 0);
    }

    void nothingMovesWhenRowsArriveBelow() {
        TimelineStage s;
        QScrollBar* bar = s.view.verticalScrollBar();
        bar->setValue(bar->maximum() / 2);
        QSignalSpy below(&s.view, &TimelineView::newBelow);
        const auto [key, top] = s.middle();
        s.arrive(longCustomer, s.entry(longCustomer, u"fresh"_s));
        QTRY_VERIFY(!below.isEmpty() && below.constLast().constFirst().toInt() == 1);
        QCOMPARE(s.topOf(key), top);
        QVERIFY(!s.view.isAtEnd());
    }

    void whatWasThereBeforeIsNotNew() {
        TimelineStage s;
        s.view.setCustomer(longCustomer, {AccountId(u"shop"_s), u"long9900"_s}, std::nullopt);
        QVERIFY(!s.view.source().atEnd());
        QSignalSpy below(&s.view, &TimelineView::newBelow);
        while (!s.view.source().atEnd())
            s.view.source().loadAfter();
        QVERIFY(!s.view.isAtEnd());
        QCOMPARE(below.constLast().constFirst().toInt(), 0);
        s.arrive(longCustomer, s.entry(longCustomer, u"fresh"_s));
        QTRY_COMPARE(below.constLast().constFirst().toInt(), 1);
    }

    //! A button of a queued change is only what is under the pointer, and the rest of its line is none.
    void aChangeIsAnsweredByItsButtonsAlone() {
        const CustomerId mara(u"customer-Mara Lindqvist"_s);
        for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
            TimelineStage s{mara};
            s.view.setLayoutDirection(direction);
            OutboxItem held;
            held.command.id = CommandId(u"held"_s);
            held.command.conversation = s.workspace.fake.entriesOf.value(mara).constLast().conversation;
            held.command.operations = {Assign{u"agent-jonas"_s, std::nullopt}};
            held.command.createdAt = s.workspace.clock;
            held.state = OutboxState::Held;
            s.workspace.fake.outboxItems.append(held);
            s.workspace.touch(held.command.conversation);
            const auto last = [&] { return s.view.itemCount() - 1; };
            QTRY_VERIFY(s.view.item(last()).kind == TimelineItem::Kind::Events);
            const QRect line = s.view.itemRect(last());
            QSignalSpy chosen(&s.view, &TimelineView::actionChosen);
            QList<OutboxAction> hits;
            int misses = 0;
            for (int x = 4; x < line.width(); x += 8) {
                chosen.clear();
                QTest::mouseClick(s.view.viewport(), Qt::LeftButton, {}, {x, line.center().y()});
                if (chosen.isEmpty())
                    ++misses;
                else if (const auto hit = chosen.constFirst().at(1).value<CellAction>().outbox;
                         !hits.contains(hit))
                    hits.append(hit);
            }
            QList<OutboxAction> wanted{OutboxAction::SendHeld, OutboxAction::Discard};
            if (direction == Qt::RightToLeft)
                std::reverse(wanted.begin(), wanted.end());
            QVERIFY(hits == wanted);
            QVERIFY(misses * 8 > line.width() / 3);
        }
    }

    void staysAtTheEndWhenThere() {
        TimelineStage s;
        s.arrive(longCustomer, s.entry(longCustomer, u"fresh words"_s));
        QTRY_VERIFY(s.find(u"fresh words"_s) >= 0);
        QVERIFY(s.view.isAtEnd());
    }

    void anchorHoldsWhenTheWidthChanges() {
        TimelineStage s;
        QScrollBar* bar = s.view.verticalScrollBar();
        bar->setValue(bar->maximum() / 2);
        s.view.viewport()->repaint();
        QString key;
        int top = 0;
        for (int i = 0; i < s.view.itemCount() && key.isEmpty(); ++i) {
            if (s.view.itemRect(i).top() >= 0 && s.view.item(i).kind == TimelineItem::Kind::Message) {
                key = s.view.item(i).key;
                top = s.view.itemRect(i).top();
            }
        }
        s.view.resize(460, 600);
        QCOMPARE(s.topOf(key), top);
        s.view.resize(900, 600);
        QCOMPARE(s.topOf(key), top);
    }

    void anEchoBecomesItsEntryInPlace() {
        TimelineStage s{CustomerId(u"customer-Mara Lindqvist"_s)};
        const int echo = s.find(u"two spare pegs are in the parcel"_s);
        QVERIFY(echo >= 0);
        const QString key = s.view.item(echo).key;
        QVERIFY(s.view.itemName(echo).contains(u"Waiting to be sent"_s));
        Entry stored = s.entry(
            CustomerId(u"customer-Mara Lindqvist"_s), u"Of course, two spare pegs are in the parcel 🎒"_s);
        stored.author = {AuthorKind::Agent, u"agent-ana"_s, u"Ana"_s};
        stored.delivery = Delivery::Sent;
        stored.command = s.workspace.fake.outboxItems.constFirst().command.id;
        s.arrive(CustomerId(u"customer-Mara Lindqvist"_s), stored);
        QTRY_VERIFY(s.view.itemName(s.view.itemCount() - 1).contains(u"Sent"_s));
        QCOMPARE(s.view.item(s.view.itemCount() - 1).key, key);
        int copies = 0;
        for (int i = 0; i < s.view.itemCount(); ++i)
            copies += s.view.itemName(i).contains(u"two spare pegs are in"_s) ? 1 : 0;
        QCOMPARE(copies, 1);
    }

    void outboxRowsOfferWhatCanBeDone() {
        TimelineStage s{CustomerId(u"customer-Priya Raman"_s)};
        const int row = s.find(u"on the list for green"_s);
        QVERIFY(s.view.itemName(row).contains(u"It may have been sent."_s));
        QStringList labels;
        for (const CellAction& action : s.view.itemActions(row))
            labels.append(action.label);
        QCOMPARE(
            labels, (QStringList{u"Check again"_s, u"It is there"_s, u"Send again"_s, u"It is not there"_s}));
        QSignalSpy chosen(&s.view, &TimelineView::actionChosen);
        s.view.runAction(row, s.view.itemActions(row).at(2));
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.constFirst().at(1).value<CellAction>().outbox, OutboxAction::SendAgain);
    }

    //! Nothing in customers' HTML reads a file, a resource or the network, and nothing of it stands on the
    //! screen as markup.
    void hostileHtmlIsHarmless() {
        const CustomerId mara(u"customer-Mara Lindqvist"_s);
        TimelineStage s{mara};
        QFile secret(s.folder.filePath(u"secret.png"_s));
        QVERIFY(secret.open(QIODevice::WriteOnly));
        QImage red(64, 64, QImage::Format_RGB32);
        red.fill(Qt::red);
        red.save(&secret, "PNG");
        secret.close();
        Entry e = s.entry(mara, u"hostile"_s);
        e.html = u"<script>alert(1)</script><style>@import url(file:///etc/passwd);</style>"
                 "<img src='file://%1'><img src='%1'><img src='//host/share/x.png'><img "
                 "src=':/segue/icons/flag.svg'>"
                 "<img src='http://127.0.0.1:1/x.png'><img src='cid:nobody'><iframe "
                 "src='file:///etc/passwd'></iframe>"
                 "<a href='javascript:alert(1)'>bank</a><a href='https://evil.example/'>www.bank.example</a>"
                 "<table><tr><td>%2</td></tr></table><p onclick='x()'>visible words</p>"_s.arg(
                     secret.fileName(), QString(u"<table><tr><td>"_s).repeated(3000));
        s.arrive(mara, e);
        QTRY_VERIFY(s.find(u"visible words"_s) >= 0);
        const int row = s.find(u"visible words"_s);
        QVERIFY(!s.view.itemName(row).contains(u"alert"_s));
        for (const CellAction& action : s.view.itemActions(row))
            QVERIFY(!action.target.startsWith("javascript"_L1) && !action.target.startsWith("file"_L1));
        const QImage shot = s.view.grab().toImage();
        int redPixels = 0;
        for (int y = 0; y < shot.height(); ++y)
            for (int x = 0; x < shot.width(); ++x)
                redPixels += shot.pixelColor(x, y) == QColor(Qt::red) ? 1 : 0;
        QCOMPARE(redPixels, 0);
    }

    void quotesAreFoldedAndOpen() {
        TimelineStage s{CustomerId(u"customer-Mara Lindqvist"_s)};
        const int row = s.find(u"torn for about"_s);
        QVERIFY(row >= 0);
        QVERIFY(!s.view.itemName(row).contains(u"Track it at"_s));
        QVERIFY(!s.view.itemName(row).contains(u"Nordlicht Outdoor wrote"_s));
        for (const CellAction& action : s.view.itemActions(row)) {
            if (action.kind == CellAction::Kind::ShowQuote) {
                s.view.runAction(row, action);
                break;
            }
        }
        QVERIFY(s.view.itemName(s.find(u"torn for about"_s)).contains(u"Track it at"_s));
    }

    void longTextsAreFolded() {
        const CustomerId mara(u"customer-Mara Lindqvist"_s);
        TimelineStage s{mara};
        s.arrive(mara, s.entry(mara, u"endless "_s + QString(u"words and more words\n"_s).repeated(400)));
        QTRY_VERIFY(s.find(u"endless"_s) >= 0);
        const int row = s.find(u"endless"_s);
        const int folded = s.view.itemRect(row).height();
        QVERIFY(folded < 600);
        QCOMPARE(s.view.itemActions(row).constFirst().kind, CellAction::Kind::ShowMore);
        s.view.runAction(row, s.view.itemActions(row).constFirst());
        QVERIFY(s.view.itemRect(s.find(u"endless"_s)).height() > 3 * folded);
    }

    void selectsAcrossMessages() {
        TimelineStage s{CustomerId(u"customer-Mara Lindqvist"_s)};
        const int first = s.find(u"One more thing"_s);
        const int last = s.find(u"北海道"_s);
        QVERIFY(first >= 0 && last > first);
        QWidget* port = s.view.viewport();
        QTest::mousePress(port, Qt::LeftButton, {}, s.view.itemRect(first).topLeft() + QPoint(60, 6));
        QMouseEvent move(
            QEvent::MouseMove, s.view.itemRect(last).bottomRight() - QPoint(20, 4),
            port->mapToGlobal(s.view.itemRect(last).bottomRight()), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(port, &move);
        QVERIFY(s.view.hasSelection());
        QVERIFY(s.view.selectedText().contains(u"spare pegs"_s));
        QVERIFY(s.view.selectedText().contains(u"札幌市"_s));
        QTest::keyClick(&s.view, Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QApplication::clipboard()->text().contains(u"rocky"_s));
    }

    void keyboardGoesThroughItems() {
        TimelineStage s;
        s.view.clearFocus();
        QApplication::setActiveWindow(&s.view);
        s.view.setFocus(Qt::TabFocusReason);
        QTRY_VERIFY(s.view.hasFocus());
        QTRY_VERIFY(s.view.focusedItem() >= 0);
        const int before = s.view.focusedItem();
        QTest::keyClick(&s.view, Qt::Key_Up);
        QCOMPARE(s.view.focusedItem(), before - 1);
        for (int i = 0; i < 30; ++i)
            QTest::keyClick(&s.view, Qt::Key_Up);
        const QRect rect = s.view.itemRect(s.view.focusedItem());
        QVERIFY(rect.intersects(s.view.viewport()->rect()));
        QTest::keyClick(&s.view, Qt::Key_End);
        QVERIFY(s.view.isAtEnd());
        QCOMPARE(s.view.focusedItem(), s.view.itemCount() - 1);
    }

    void speaks() {
        TimelineStage s{CustomerId(u"customer-Mara Lindqvist"_s)};
        QAccessibleInterface* list = QAccessible::queryAccessibleInterface(&s.view);
        QVERIFY(list);
        QCOMPARE(list->role(), QAccessible::List);
        QCOMPARE(list->childCount(), s.view.itemCount());
        const int row = s.find(u"One more thing"_s);
        QAccessibleInterface* child = list->child(row);
        QVERIFY(child && child->isValid());
        QCOMPARE(child->role(), QAccessible::ListItem);
        const QString name = child->text(QAccessible::Name);
        QVERIFY2(name.startsWith(u"Message from Mara Lindqvist, "_s), qPrintable(name));
        QVERIFY(name.contains(u"Web chat"_s));
        QCOMPARE(list->indexOfChild(child), row);
        QVERIFY(!child->rect().isEmpty());
        const int note = s.find(u"Stock in Hamburg"_s);
        QVERIFY(list->child(note)->text(QAccessible::Name).startsWith(u"Internal note by Jonas Weber"_s));
        s.view.focusItem(row);
        QVERIFY(list->child(row)->actionInterface()->actionNames().contains(
            QAccessibleActionInterface::setFocusAction()));
    }

    void typingIsShown() {
        TimelineStage s;
        const int before = s.view.itemCount();
        s.view.setTyping(u"Mara is typing…"_s);
        QCOMPARE(s.view.itemCount(), before + 1);
        QVERIFY(s.view.isAtEnd());
        s.view.setTyping({});
        QCOMPARE(s.view.itemCount(), before);
    }

    void rightToLeftMirrors() {
        TimelineStage s{CustomerId(u"customer-Mara Lindqvist"_s)};
        const auto standsLeft = [&s](const QColor& colour) {
            const QImage shot = s.view.grab().toImage();
            qint64 left = 0;
            qint64 right = 0;
            for (int y = 0; y < shot.height(); ++y) {
                for (int x = 0; x < shot.width(); ++x)
                    (x < shot.width() / 2 ? left : right) += shot.pixelColor(x, y) == colour ? 1 : 0;
            }
            return left > right;
        };
        QVERIFY(standsLeft(colours().bubbleCustomer));
        QVERIFY(!standsLeft(colours().bubbleTeam));
        s.view.setLayoutDirection(Qt::RightToLeft);
        QVERIFY(!standsLeft(colours().bubbleCustomer));
        QVERIFY(standsLeft(colours().bubbleTeam));
    }

    void saysWhereAMessageComesFrom() {
        TimelineStage s;
        Contact second = s.workspace.fake.contactsOf.value(longCustomer).constFirst();
        second.ref.id = u"second"_s;
        second.name = u"Second Contact"_s;
        second.points.clear();
        Entry e = s.entry(longCustomer, u"By another way"_s);
        e.contact = second.ref;
        s.arrive(longCustomer, e);
        QTRY_VERIFY(s.find(u"By another way"_s) >= 0);
        QVERIFY(!s.view.itemName(s.find(u"By another way"_s)).contains(u"Second Contact"_s));
        s.workspace.fake.contactsOf[longCustomer].append(second);
        ChangeSet changes;
        changes.customers.insert(longCustomer);
        Q_EMIT s.workspace.changed(changes);
        QTRY_VERIFY(s.view.itemName(s.find(u"By another way"_s)).contains(u"from Second Contact"_s));
    }

    void aSnoozeIsOneLine() {
        TimelineStage s;
        const auto change = [&s](const Change& what) {
            Entry e = s.entry(longCustomer, {});
            e.kind = EntryKind::Event;
            e.visibility = Visibility::Internal;
            e.author = {AuthorKind::Agent, u"mia"_s, u"Mia"_s};
            e.change = what;
            s.arrive(longCustomer, e);
        };
        change({u"status"_s, u"open"_s, u"snoozed"_s});
        change({u"snooze"_s, {}, QString::number(toMs(s.workspace.clock + 24h))});
        const auto said = [&s] { return s.view.itemName(s.view.itemCount() - 1); };
        QTRY_VERIFY(said().startsWith(u"Mia snoozed it until"_s));
        QVERIFY2(!said().contains(u"status"_s), qPrintable(said()));
    }
};

QTEST_MAIN(TestTimelineView)
#include "test_timeline_view.moc"
