// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/ui_test.h"
#include "ui/timeline/timeline_source.h"

#include <QSignalSpy>
#include <QTimer>
#include <chrono>

using namespace segue;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const CustomerId longCustomer{u"customer-Ten Thousand Words GmbH"_s};

struct SourceStage : UiStage {
    TimelineSource source{workspace};
    QSignalSpy changed{&source, &TimelineSource::changed};

    SourceStage() { source.setCustomer(longCustomer); }

    ConversationRef conversation() const { return source.rows().constLast().entry.conversation; }
    Entry next() {
        Entry entry = source.rows().constLast().entry;
        entry.ref.id = u"x%1"_s.arg(++m_entries);
        entry.command = {};
        entry.at += 1ms;
        ++entry.sequence;
        return entry;
    }
    //! A change that the source looks at.
    void touch() {
        const auto before = changed.count();
        workspace.touch(conversation());
        QTRY_VERIFY(changed.count() > before);
    }

private:
    int m_entries = 0;
};

} // namespace

class TestTimelineSource : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void looksDoNotMakeItGrow() {
        SourceStage s;
        const auto rows = s.source.rows().size();
        const EntryRef first = *s.source.firstStored();
        for (int i = 0; i < 10; ++i)
            s.touch();
        QCOMPARE(s.source.rows().size(), rows);
        QCOMPARE(*s.source.firstStored(), first);
        QVERIFY(!s.source.atStart());
    }

    void whatArrivesPushesNothingOut() {
        SourceStage s;
        const auto rows = s.source.rows().size();
        const EntryRef first = *s.source.firstStored();
        for (int i = 0; i < 5; ++i) {
            s.workspace.fake.addEntry(longCustomer, s.next());
            s.touch();
        }
        QCOMPARE(s.source.rows().size(), rows + 5);
        QCOMPARE(*s.source.firstStored(), first);
        s.source.loadBefore();
        QVERIFY(s.source.rows().size() > rows + 5);
    }

    //! What was fetched from the backend below the beginning is there to be seen.
    void whatComesBeforeTheBeginningIsShown() {
        UiStage stage;
        TimelineSource source(stage.workspace);
        const CustomerId mara(u"customer-Mara Lindqvist"_s);
        source.setCustomer(mara);
        QVERIFY(source.atStart());
        const auto rows = source.rows().size();
        Entry older = source.rows().constFirst().entry;
        older.ref.id = u"older"_s;
        older.at -= 1h;
        stage.workspace.fake.addEntry(mara, older);
        stage.workspace.touch(older.conversation);
        QTRY_COMPARE(source.rows().size(), rows + 1);
        QCOMPARE(source.rows().constFirst().entry.ref, older.ref);
    }

    void onlyItsOwnOutboxConcernsIt() {
        SourceStage s;
        const ConversationRef other = s.mine().constFirst();
        QVERIFY(other != s.conversation());
        const int before = s.workspace.fake.windowsRead;
        Command command;
        command.conversation = other;
        command.operations = {Note{u"x"_s, {}}};
        deliver(this, s.workspace.enqueue(command, Millis{0}), [](const Result<CommandId>&) {});
        // Ten times as long as a look may wait.
        bool passed = false;
        QTimer::singleShot(160ms, this, [&passed] { passed = true; });
        QTRY_VERIFY(passed);
        QCOMPARE(s.workspace.fake.windowsRead, before);
        command.conversation = s.conversation();
        deliver(this, s.workspace.enqueue(command, Millis{0}), [](const Result<CommandId>&) {});
        QTRY_VERIFY(s.source.rows().constLast().outbox);
    }
};

QTEST_MAIN(TestTimelineSource)
#include "test_timeline_source.moc"
