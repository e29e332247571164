// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/room_stage.h"
#include "ui/customer/customer_card_view.h"
#include "ui/customer/customer_pane.h"
#include "ui/customer/export_form.h"

#include <QCheckBox>
#include <QMenu>

using namespace segue;
using namespace Qt::StringLiterals;

namespace {

const CustomerId mara{u"customer-Mara Lindqvist"_s};

struct ExportStage : RoomStage {
    CustomerPane* pane = nullptr;
    ExportForm* form = nullptr;

    ExportStage() {
        pane = RoomStage::show(new CustomerPane(context), {340, 900});
        pane->setConversation({AccountId(u"shop"_s), u"c1"_s}, mara);
        form = pane->findChild<ExportForm*>();
    }
    //! As the agent does, from the menu beside the name.
    void open() {
        auto* menu = pane->findChild<QWidget*>(u"customerMenu"_s)->findChild<QMenu*>();
        Q_EMIT menu->aboutToShow();
        const QList<QAction*> entries = menu->actions();
        for (QAction* action : entries) {
            if (action->objectName() == "exportCustomer"_L1)
                action->trigger();
        }
    }
    QCheckBox* box(const QString& name) const { return form->findChild<QCheckBox*>(name); }
};

} // namespace

class TestExportForm : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theMenuAsksWhatGoesIn() {
        ExportStage s;
        QVERIFY(s.form && !s.form->isVisible());
        s.open();
        QVERIFY(s.form->isVisible());
        QVERIFY(!s.box(u"exportNotes"_s)->isChecked());
        QVERIFY(!s.box(u"exportColleagues"_s)->isChecked());
        s.box(u"exportNotes"_s)->setChecked(true);
        s.form->exportTo(u"/somewhere/mara.zip"_s);
        QCOMPARE(s.workspace.exported.size(), 1);
        const CustomerExport asked = s.workspace.exported.constFirst();
        QCOMPARE(asked.customer, mara);
        QCOMPARE(asked.path, u"/somewhere/mara.zip"_s);
        QVERIFY(asked.policy.notes && !asked.policy.colleagueNames);
        QTRY_COMPARE(s.navigator.said.size(), 1);
        QVERIFY(!s.form->isVisible());
        // What was ticked for one is not ticked for the next.
        s.open();
        QVERIFY(!s.box(u"exportNotes"_s)->isChecked());
    }

    void aFailureIsSaidAndACancelIsNot() {
        ExportStage s;
        s.workspace.exportFailure = Error{ErrorKind::Storage, u"disk_full"_s, {}, 0, std::nullopt};
        s.open();
        s.form->exportTo(u"/somewhere/mara.zip"_s);
        QTRY_COMPARE(s.navigator.troubles.size(), 1);
        s.workspace.exportFailure = Error{ErrorKind::Cancelled, u"cancelled"_s, {}, 0, std::nullopt};
        s.open();
        s.form->exportTo(u"/somewhere/mara.zip"_s);
        QVERIFY(s.workspace.exported.constLast().progress);
        s.form->findChild<QAbstractButton*>(u"exportCancel"_s)->click();
        QVERIFY(s.workspace.exported.constLast().progress->cancelled);
        QTRY_VERIFY(!s.form->isVisible());
        QCOMPARE(s.navigator.troubles.size(), 1);
        QVERIFY(s.navigator.said.isEmpty());
    }

    void anotherCustomerIsNotExportedByMistake() {
        ExportStage s;
        s.open();
        CustomerId other;
        const QList<CustomerRow> rows = s.workspace.views().customers({}, {}, 20).value();
        for (const CustomerRow& row : rows) {
            if (row.id != mara)
                other = row.id;
        }
        QVERIFY(!other.isEmpty());
        s.pane->setConversation({}, other);
        QCOMPARE(s.pane->card().customer(), other);
        QVERIFY(!s.form->isVisible());
    }
};

QTEST_MAIN(TestExportForm)
#include "test_export_form.moc"
