// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/ui_test.h"
#include "ui/inbox/filter_chips.h"
#include "ui/shell/flat_button.h"

#include <QMenu>
#include <QSignalSpy>

using namespace segue;
using namespace Qt::StringLiterals;

namespace {

//! The chips over the sample's directory, with its first team and account asked for.
struct ChipStage : UiStage {
    FilterChips chips{workspace};
    InboxFilter filter;

    ChipStage() {
        filter.team = workspace.fake.teamList.constFirst().ref;
        filter.account = workspace.fake.accountList.constFirst().id;
        chips.setFilter(filter);
    }
    QList<FlatButton*> shown() const { return chips.findChildren<FlatButton*>(); }
};

} // namespace

class TestFilterChips : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachNamesWhatItNarrowsTo() {
        ChipStage s;
        QCOMPARE(s.shown().size(), 2);
        QVERIFY(s.shown().at(0)->accessibleName().contains(s.workspace.fake.teamList.constFirst().name));
        QVERIFY(s.shown().at(1)->accessibleName().contains(s.workspace.fake.accountList.constFirst().name));
    }

    void whatIsNotKnownHasNoChip() {
        ChipStage s;
        FilterChips others(s.workspace);
        InboxFilter unknown;
        unknown.team = TeamRef{*s.filter.account, u"nobody"_s};
        unknown.account = AccountId(u"nowhere"_s);
        others.setFilter(unknown);
        QVERIFY(others.findChildren<FlatButton*>().isEmpty());
    }

    void aChipTakesItsOwnFilterAway() {
        ChipStage s;
        QVERIFY(!s.shown().isEmpty());
        QSignalSpy chosen(&s.chips, &FilterChips::chosen);
        s.shown().at(0)->click();
        InboxFilter without = s.filter;
        without.team.reset();
        QCOMPARE(chosen.count(), 1);
        QVERIFY(chosen.constFirst().constFirst().value<InboxFilter>() == without);
    }

    void theMenuOffersTeamsByName() {
        ChipStage s;
        QMenu menu;
        s.chips.fillMenu(menu);
        // A menu would take a single "&" for the sign of a key.
        const QString name = u"Orders && returns"_s;
        const auto actions = menu.findChildren<QAction*>();
        QVERIFY(std::any_of(actions.cbegin(), actions.cend(), [&name](const QAction* action) {
            return action->text() == name && action->isChecked();
        }));
    }
};

QTEST_MAIN(TestFilterChips)
#include "test_filter_chips.moc"
