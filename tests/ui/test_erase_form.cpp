// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/composer_stage.h"
#include "tests/ui/room_stage.h"
#include "ui/customer/customer_card_view.h"
#include "ui/customer/customer_pane.h"
#include "ui/customer/erase_form.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QMenu>

using namespace segue;
using namespace Qt::StringLiterals;

namespace {

const CustomerId mara{u"customer-Mara Lindqvist"_s};

ErasePreview preview() {
    ErasePreview out;
    out.customer = mara;
    out.name = u"Mara Lindqvist"_s;
    ErasePreview::Source hub;
    hub.account = AccountId(u"shop"_s);
    hub.name = u"Nordlicht Shop"_s;
    hub.keepsItsCopy = false;
    hub.conversations = 3;
    hub.entries = 41;
    ErasePreview::Source other = hub;
    other.name = u"Old helpdesk"_s;
    other.keepsItsCopy = true;
    out.sources = {hub, other};
    out.pending = {{CommandId(u"c"_s), u"On its way"_s, true}};
    out.pastMerges = {
        {{AccountId(u"shop"_s), u"p7"_s}, u"M. Lindqvist"_s, false},
        {{AccountId(u"shop"_s), u"p8"_s}, u"Mara Lind"_s, true}};
    out.setAside = {{u"cache.db.corrupt-1"_s, fromMs(1'700'000'000'000), 5'000'000}};
    out.exports = {{fromMs(1'700'000'000'000), u"Ada"_s}};
    out.drafts = 1;
    out.mentions = 2;
    return out;
}

struct FormStage : RoomStage {
    CustomerPane* pane = nullptr;
    EraseForm* form = nullptr;

    FormStage() {
        workspace.erasePreview = preview();
        pane = RoomStage::show(new CustomerPane(context), {340, 900});
        pane->setConversation({AccountId(u"shop"_s), u"c1"_s}, mara);
        form = pane->findChild<EraseForm*>();
    }
    //! As the agent does, from the menu beside the name.
    void open() {
        auto* menu = pane->findChild<QWidget*>(u"customerMenu"_s)->findChild<QMenu*>();
        Q_EMIT menu->aboutToShow();
        const QList<QAction*> actions = menu->actions();
        for (QAction* action : actions) {
            if (action->objectName() == "eraseCustomer"_L1)
                action->trigger();
        }
        QTRY_VERIFY(form->findChild<QLineEdit*>()->isVisible() || words().contains(u"Must be kept"_s));
    }
    void type(const QString& name) {
        form->findChild<QLineEdit*>()->setFocus();
        QTest::keyClicks(form->findChild<QLineEdit*>(), name);
    }
    QAbstractButton* erase() const { return form->findChild<QAbstractButton*>(u"eraseNow"_s); }
    QCheckBox* box(const QString& name) const { return form->findChild<QCheckBox*>(name); }
    QString state() const { return form->findChild<QLabel*>(u"eraseState"_s)->text(); }
};

} // namespace

class TestEraseForm : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thePreviewSaysWhatGoesAndWhatStays() {
        FormStage s;
        s.open();
        QCOMPARE(s.workspace.previewed, QList<CustomerId>{mara});
        // New labels show with the next events.
        QTRY_VERIFY(s.box(u"eraseMentions"_s)->isVisible());
        const QString words = s.words();
        for (const QString& part :
             {u"Nordlicht Shop: 3 conversations, 41 messages and events"_s,
              u"Old helpdesk keeps its own copy"_s, u"“On its way” – on its way: it may arrive"_s,
              u"1 drafts"_s, u"by Ada: that copy is not deleted"_s, u"It cannot be undone"_s})
            QVERIFY2(words.contains(part), qPrintable(part + u"\n"_s + words));
        QVERIFY(s.workspace.erased.isEmpty());
        QCOMPARE(s.nameless(), QStringList());
    }

    void onlyTheNameConfirmsIt() {
        FormStage s;
        s.open();
        QVERIFY(!s.erase()->isEnabled());
        s.type(u"Mara"_s);
        QVERIFY(!s.erase()->isEnabled());
        s.type(u" lindqvist"_s);
        QVERIFY(s.erase()->isEnabled());
        QVERIFY(s.box(u"erasePast:p7"_s)->isChecked());
        QVERIFY(!s.box(u"erasePast:p8"_s)->isChecked());
        QVERIFY(!s.box(u"eraseMentions"_s)->isChecked());
        s.box(u"eraseSetAside"_s)->setChecked(false);
        QTest::keyClick(s.form->findChild<QLineEdit*>(), Qt::Key_Return);
        QCOMPARE(s.workspace.erased.size(), 1);
        const EraseRequest asked = s.workspace.erased.constFirst();
        QCOMPARE(asked.customer, mara);
        QCOMPARE(asked.pastMerges, (QList<ContactRef>{{AccountId(u"shop"_s), u"p7"_s}}));
        QVERIFY(!asked.setAsideFiles && !asked.mentions);
    }

    void itSaysHowFarItIsAndHowItEnded() {
        FormStage s;
        s.workspace.eraseAnswer.reset();
        s.open();
        s.type(u"Mara Lindqvist"_s);
        s.erase()->click();
        Q_EMIT s.workspace.eraseProgressed({ErasureId(u"e"_s), mara, EraseStage::Overwriting});
        QVERIFY(s.state().contains(u"Overwriting"_s));
        // The customer is gone from the lists meanwhile; the word about it stays.
        s.workspace.fake.customerNames.remove(mara);
        ChangeSet gone;
        gone.customers.insert(mara);
        Q_EMIT s.workspace.changed(gone);
        QTRY_VERIFY(!s.words().contains(u"Fjällvandrarna"_s));
        QVERIFY(s.form->isVisible());
        ErasedCustomer done;
        done.backends = {
            {AccountId(u"shop"_s), u"Nordlicht Shop"_s, ErasedCustomer::Backend::State::Erased, {}},
            {AccountId(u"old"_s), u"Old helpdesk"_s, ErasedCustomer::Backend::State::KeepsItsCopy, {}}};
        s.workspace.answerErase(done);
        QTRY_VERIFY(s.words().contains(u"Nothing of it is left on this computer."_s));
        QTRY_VERIFY(s.words().contains(u"Nordlicht Shop has erased it."_s));
        QVERIFY(s.words().contains(u"Old helpdesk keeps its copy: erase it there as well."_s));
        s.form->findChild<QAbstractButton*>(u"eraseCancel"_s)->click();
        QVERIFY(!s.form->isVisible());
        // With it goes what the pane showed of them.
        QVERIFY(s.pane->card().isEmpty());
        QVERIFY(!s.pane->card().isVisible());
    }

    void aLegalHoldLeavesNothingToConfirm() {
        FormStage s;
        s.workspace.erasePreview->holds = {
            {{AccountId(u"shop"_s), u"p1"_s}, u"a lawsuit"_s, fromMs(1'700'000'000'000)}};
        s.open();
        QTRY_VERIFY(s.words().contains(u"a lawsuit"_s));
        QVERIFY(!s.erase()->isVisible());
    }

    void aFailureIsSaidInPlace() {
        FormStage s;
        s.workspace.eraseAnswer = Result<ErasedCustomer>(fail(ErrorKind::Conflict, u"legal_hold"_s));
        s.open();
        s.type(u"Mara Lindqvist"_s);
        s.erase()->click();
        QTRY_VERIFY(s.state().contains(u"must be kept"_s));
    }

    void theOpenComposerForgetsWhatWasWritten() {
        ComposerStage s;
        QTest::keyClicks(s.editor, u"Dear customer"_s);
        s.workspace.savedDrafts.clear();
        ChangeSet erased;
        erased.erased.insert(s.ref);
        Q_EMIT s.workspace.changed(erased);
        QVERIFY(s.editor->toPlainText().isEmpty());
        QVERIFY(!s.editor->document()->isUndoAvailable());
        // Nothing writes it back, not even leaving.
        s.open(s.ref);
        QTest::qWait(400);
        for (const Draft& draft : std::as_const(s.workspace.savedDrafts))
            QVERIFY(draft.text.isEmpty());
    }
};

QTEST_MAIN(TestEraseForm)
#include "test_erase_form.moc"
