// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/timeline_stage.h"
#include "ui/timeline/image_store.h"

#include <QSignalSpy>
#include <QTextBlock>
#include <chrono>

using namespace segue;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

//! Cells of made-up rows, without a view around them.
struct CellStage : TimelineStage {
    ImageStore images{workspace};
    CellContext context{workspace, images, Qt::LeftToRight, longCustomer};
    CellStore cells{context, view.source()};

    QList<TimelineItem> items() { return arrangeItems(view.source().rows(), {}); }
    TimelineItem first(TimelineItem::Kind kind) {
        const QList<TimelineItem> all = items();
        for (const TimelineItem& item : all) {
            if (item.kind == kind)
                return item;
        }
        return {};
    }
    QString nameOf(const TimelineItem& item) { return cells.cellOf(item, 600).cell->accessibleName(); }
};

} // namespace

class TestCellStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theDayIsSaidAnewAfterMidnight() {
        CellStage s;
        // Far from midnight: a day may have 23 or 25 hours.
        s.workspace.clock = fromMs(QDateTime(QDate::currentDate(), QTime(12, 0)).toMSecsSinceEpoch());
        s.arrive(longCustomer, s.entry(longCustomer, u"Just now"_s));
        QTRY_VERIFY(s.find(u"Just now"_s) >= 0);
        const QList<TimelineItem> items = s.items();
        const auto today = std::find_if(items.crbegin(), items.crend(), [](const TimelineItem& item) {
            return item.kind == TimelineItem::Kind::Day;
        });
        QVERIFY(today != items.crend());
        const auto shown = [&] {
            for (int i = 0; i < s.view.itemCount(); ++i) {
                if (s.view.item(i).key == today->key)
                    return s.view.itemName(i);
            }
            return QString();
        };
        QCOMPARE(s.nameOf(*today), u"Today"_s);
        QCOMPARE(shown(), u"Today"_s);
        s.cells.dropOutdated(items);
        QCOMPARE(s.cells.count(), 1);
        s.workspace.clock += 24h;
        s.cells.dropOutdated(items);
        QCOMPARE(s.cells.count(), 0);
        QCOMPARE(s.nameOf(*today), u"Yesterday"_s);
        // The view looks by itself.
        Q_EMIT s.workspace.timePassed();
        QCOMPARE(shown(), u"Yesterday"_s);
    }

    void aRunOfChangesIsMadeAnewOnlyWhenItChanged() {
        CellStage s;
        Entry entry = s.entry(longCustomer, {});
        entry.kind = EntryKind::Event;
        entry.author = {AuthorKind::Agent, u"mia"_s, u"Mia"_s};
        entry.change = Change{u"assignee"_s, {}, u"jonas"_s};
        s.arrive(longCustomer, entry);
        const auto run = [&] {
            const QList<TimelineItem> items = s.items();
            return items.constLast().kind == TimelineItem::Kind::Events ? items.constLast() : TimelineItem();
        };
        QTRY_VERIFY(run().kind == TimelineItem::Kind::Events);
        const TimelineItem item = run();
        QVERIFY(s.nameOf(item).contains(u"jonas"_s));
        s.cells.dropOutdated(s.items());
        QCOMPARE(s.cells.count(), 1);
        // The name has become known.
        Agent jonas;
        jonas.ref = {entry.ref.account, u"jonas"_s};
        jonas.name = u"Jonas Weber"_s;
        s.workspace.fake.agentList.append(jonas);
        ChangeSet changes;
        changes.directory = true;
        Q_EMIT s.workspace.changed(changes);
        s.cells.dropOutdated(s.items());
        QCOMPARE(s.cells.count(), 0);
        QVERIFY(s.nameOf(item).contains(u"Jonas Weber"_s));
    }

    void aQueuedReplySaysThatItsAccountIsAway() {
        CellStage s;
        Command command;
        command.conversation = s.workspace.fake.entriesOf.value(longCustomer).constLast().conversation;
        command.operations.append(Reply{u"On its way"_s, {}});
        (void)s.workspace.enqueue(command, Millis{0});
        QTRY_VERIFY(s.find(u"On its way"_s) >= 0);
        const TimelineItem item = s.view.item(s.find(u"On its way"_s));
        QVERIFY(!s.nameOf(item).contains(u"when the connection is back"_s));
        ConnectionStatus away;
        away.account = command.conversation.account;
        away.state = ConnectionStatus::State::Offline;
        s.workspace.status = {away};
        s.cells.dropOutdated(s.items());
        QCOMPARE(s.cells.count(), 0);
        QVERIFY(s.nameOf(item).contains(u"when the connection is back"_s));
    }

    void aPictureIsNoWiderThanItsBubble() {
        CellStage s;
        const QString path = s.folder.filePath(u"wide.png"_s);
        QImage wide(1000, 100, QImage::Format_RGB32);
        wide.fill(Qt::red);
        QVERIFY(wide.save(path));
        s.workspace.attachmentPaths.insert(u"picture"_s, path);
        Entry entry = s.entry(longCustomer, u"Look"_s);
        entry.html = u"<p>Look <img src=\"cid:wide\"></p>"_s;
        entry.attachments.append({u"picture"_s, u"wide.png"_s, u"image/png"_s, 1000, u"wide"_s});
        QSignalSpy ready(&s.images, &ImageStore::ready);
        s.arrive(longCustomer, entry);
        QTRY_VERIFY(s.find(u"Look"_s) >= 0);
        const TimelineItem item = s.view.item(s.find(u"Look"_s));
        constexpr int narrow = 300;
        (void)s.cells.cellOf(item, narrow);
        QTRY_COMPARE(ready.count(), 1);
        s.cells.refresh(entry.ref, narrow);
        const QTextDocument* document = s.cells.cellOf(item, narrow).cell->document();
        const QRect room = s.cells.cellOf(item, narrow).cell->documentRect();
        QVERIFY(document->toPlainText().contains(QChar::ObjectReplacementCharacter));
        QVERIFY(room.width() < narrow);
        QVERIFY2(
            document->size().width() <= room.width() + 1 && document->idealWidth() <= room.width() + 1,
            qPrintable(u"%1 in %2"_s.arg(document->idealWidth()).arg(room.width())));
    }
};

QTEST_MAIN(TestCellStore)
#include "test_cell_store.moc"
