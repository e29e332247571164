// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/timeline_stage.h"
#include "ui/shell/directory.h"
#include "ui/timeline/event_words.h"

using namespace segue;
using namespace Qt::StringLiterals;

class TestEventWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void changesAreSaidInWords() {
        TimelineStage s;
        TimelineRow row;
        row.entry = s.entry(longCustomer, {});
        row.entry.author = {AuthorKind::Agent, u"mia"_s, u"Mia"_s};
        row.entry.change = Change{u"assignee"_s, {}, u"mia"_s};
        QCOMPARE(describeEvent(row, s.workspace.directory()), u"Mia took it"_s);
        row.entry.change->after = u"jonas"_s;
        QCOMPARE(describeEvent(row, s.workspace.directory()), u"Mia assigned it to jonas"_s);
        // A customer may have the id of an agent.
        row.entry.author.kind = AuthorKind::Customer;
        row.entry.change->after = u"mia"_s;
        QCOMPARE(describeEvent(row, s.workspace.directory()), u"Mia assigned it to mia"_s);
    }
};

QTEST_MAIN(TestEventWords)
#include "test_event_words.moc"
