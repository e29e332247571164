// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/room_stage.h"
#include "ui/customer/contact_points.h"
#include "ui/customer/conversation_button.h"
#include "ui/customer/customer_card_view.h"
#include "ui/customer/customer_pane.h"
#include "ui/customer/separate_form.h"
#include "ui/customer/suggestion_banner.h"

#include <QCheckBox>
#include <QClipboard>
#include <QLineEdit>
#include <QSignalSpy>

using namespace segue;
using namespace Qt::StringLiterals;
using Verdict = IdentityDecision::Verdict;

namespace {

const CustomerId mara{u"customer-Mara Lindqvist"_s};

struct PaneStage : RoomStage {
    CustomerPane* pane = nullptr;

    PaneStage() {
        pane = RoomStage::show(new CustomerPane(context), {340, 900});
        pane->setConversation({AccountId(u"shop"_s), u"c1"_s}, mara);
    }
    SuggestionBanner* banner() const {
        const auto all = pane->findChildren<SuggestionBanner*>();
        for (SuggestionBanner* found : all) {
            if (found->isVisible())
                return found;
        }
        return nullptr;
    }
    //! Also with a banner that is not shown yet.
    bool isAsking() const { return pane->findChild<SuggestionBanner*>(); }
};

} // namespace

class TestCustomerPane : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhoAndHowToReachThem() {
        PaneStage s;
        const QString words = s.words();
        QVERIFY(words.contains(u"Mara Lindqvist"_s));
        QVERIFY(words.contains(u"Fjällvandrarna Uppsala"_s));
        QVERIFY(words.contains(u"Svenska"_s));
        QVERIFY(words.contains(u"Shoe size"_s));
        QVERIFY(words.contains(u"Nordlicht Wholesale"_s));
        QVERIFY(words.contains(u"mara@example.com"_s) && words.contains(u"@mara.outside"_s));
        // Three verified (mail, shop id, handle), one claimed (phone).
        int verified = 0;
        int claimed = 0;
        const auto rows = s.pane->findChildren<ContactPointRow*>();
        for (const ContactPointRow* row : rows)
            (row->findChild<TrustMark*>()->isVerified() ? verified : claimed)++;
        QCOMPARE(verified, 3);
        QCOMPARE(claimed, 1);
    }

    void copiesAContactPoint() {
        PaneStage s;
        s.pane->findChildren<ContactPointRow*>()
            .constFirst()
            ->findChild<QAbstractButton*>(u"copy"_s)
            ->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"mara@example.com"_s);
    }

    void opensAConversation() {
        PaneStage s;
        s.pane->findChildren<ConversationButton*>().constLast()->click();
        QCOMPARE(s.navigator.conversations.size(), 1);
    }

    void theBannerSaysItsEvidence() {
        PaneStage s;
        QVERIFY(s.banner());
        QVERIFY(s.words().contains(
            u"Same e-mail address, verified on one side and claimed on the other · names are alike"_s));
        QVERIFY(s.words().contains(u"Likely the same person"_s));
    }

    void theBannersAnswersReachTheWorkspace_data() {
        QTest::addColumn<QString>("button");
        QTest::addColumn<int>("verdict");
        QTest::newRow("same") << u"same"_s << static_cast<int>(Verdict::Same);
        QTest::newRow("not the same") << u"notSame"_s << static_cast<int>(Verdict::NotSame);
    }
    void theBannersAnswersReachTheWorkspace() {
        QFETCH(QString, button);
        QFETCH(int, verdict);
        PaneStage s;
        const IdentitySuggestion asked = s.banner()->suggestion();
        s.button(button)->click();
        QTRY_COMPARE(s.workspace.decided.size(), 1);
        const IdentityDecision decision = s.workspace.decided.constFirst();
        QCOMPARE(static_cast<int>(decision.verdict), verdict);
        QCOMPARE(decision.left, asked.left);
        QCOMPARE(decision.right, asked.right);
        QCOMPARE(decision.evidence, asked.evidence);
        QTRY_VERIFY(!s.isAsking());
        // Undo takes back that very act.
        QTRY_COMPARE(s.navigator.actionTexts.size(), 1);
        s.navigator.act();
        QTRY_COMPARE(s.workspace.takenBack, QList{decision.act});
    }

    void laterAsksNobodyAndCanBeUndone() {
        PaneStage s;
        s.button(u"later"_s)->click();
        QTRY_VERIFY(!s.isAsking());
        QVERIFY(s.workspace.decided.isEmpty());
        s.navigator.act();
        QTRY_VERIFY(s.banner());
    }

    void aFailedDecisionIsSaidAndTheQuestionStays() {
        PaneStage s;
        s.workspace.decideFailure = Error{ErrorKind::Storage, u"disk_full"_s, {}, 0, {}};
        s.button(u"same"_s)->click();
        QTRY_COMPARE(s.navigator.troubles.size(), 1);
        QVERIFY(s.banner());
    }

    void comparesSideBySide() {
        PaneStage s;
        QVERIFY(!s.words().contains(u"M. Lindkvist"_s));
        s.button(u"compare"_s)->click();
        QVERIFY(s.words().contains(u"M. Lindkvist"_s));
        // It stays open while other things change.
        s.workspace.fake.customerNames[mara] = u"Mara L. Berg"_s;
        ChangeSet changes;
        changes.customers.insert(mara);
        Q_EMIT s.workspace.changed(changes);
        QTRY_VERIFY(s.words().contains(u"Mara L. Berg"_s));
        QVERIFY(s.words().contains(u"M. Lindkvist"_s));
    }

    void takesADecisionBack() {
        PaneStage s;
        QVERIFY(s.words().contains(u"Mara Lindqvist and mara.outside are the same person"_s));
        s.button(u"takeBack"_s)->click();
        QTRY_COMPARE(s.workspace.takenBack, QList{ActId(u"d1"_s)});
    }

    void pointsSayWhichAccountTheyComeFrom() {
        PaneStage s;
        QVERIFY(s.words().contains(u"Nordlicht Outdoor: verified by the mail server (DMARC), "_s));
        QVERIFY(s.words().contains(u"Nordlicht Outdoor: claimed"_s));
        QVERIFY(s.words().contains(u"Nordlicht Wholesale: verified by the helpdesk, "_s));
    }

    void showsWhatWasTakenBackOnlyWhenAsked() {
        PaneStage s;
        DecisionRecord past;
        past.decision = s.workspace.fake.decisionList.constFirst();
        past.decision.id = DecisionId(u"d0"_s);
        past.decision.act = ActId(u"d0"_s);
        past.decision.verdict = Verdict::NotSame;
        past.revocation = past.decision;
        past.revocation->actor = u"Priya Nair"_s;
        past.stands = false;
        s.workspace.fake.revokedList = {past};
        s.pane->setConversation({AccountId(u"shop"_s), u"c1"_s}, mara);
        QVERIFY(!s.words().contains(u"Priya Nair"_s));
        QTRY_VERIFY(s.button(u"earlierDecisions"_s));
        s.button(u"earlierDecisions"_s)->click();
        QTRY_VERIFY(s.words().contains(u"Taken back by Priya Nair"_s));
        QVERIFY(s.words().contains(u"are not the same person"_s));
        // What was taken back cannot be taken back once more.
        QTRY_COMPARE(s.pane->findChildren<QAbstractButton*>(u"takeBack"_s).size(), 1);
        QTRY_VERIFY(s.button(u"earlierDecisions"_s) && s.button(u"earlierDecisions"_s)->hasFocus());
    }

    void separatesWhatIsTicked() {
        PaneStage s;
        s.button(u"openSeparate"_s)->click();
        QAbstractButton* separate = s.button(u"separate"_s);
        QVERIFY(separate && !separate->isEnabled());
        const auto ticks = s.pane->findChild<SeparateForm*>()->findChildren<QCheckBox*>();
        QCOMPARE(ticks.size(), 2);
        ticks.at(0)->click();
        ticks.at(1)->click();
        QVERIFY(!separate->isEnabled()); // Somebody has to stay.
        ticks.at(0)->click();
        s.pane->findChild<SeparateForm*>()->findChild<QLineEdit*>()->setText(u"Two sisters"_s);
        separate->click();
        QTRY_COMPARE(s.workspace.separated.size(), 1);
        QCOMPARE(
            s.workspace.separated.constFirst().first,
            (QList{ContactRef{AccountId(u"wholesale"_s), u"mara-ig"_s}}));
        QCOMPARE(s.workspace.separated.constFirst().second, u"Two sisters"_s);
        QTRY_VERIFY(!s.button(u"separate"_s));
    }

    void followsChanges() {
        PaneStage s;
        s.workspace.fake.contactsOf[mara].first().name = u"Mara L. Berg"_s;
        s.workspace.fake.customerNames[mara] = u"Mara L. Berg"_s;
        ChangeSet changes;
        changes.customers.insert(mara);
        Q_EMIT s.workspace.changed(changes);
        QTRY_VERIFY(s.words().contains(u"Mara L. Berg"_s));
    }

    void withoutACustomerItSaysSo() {
        PaneStage s;
        s.pane->setConversation({}, {});
        QTRY_VERIFY(s.words().contains(u"No customer"_s));
    }

    void everythingHasAName() {
        PaneStage s;
        s.button(u"compare"_s)->click();
        s.button(u"openSeparate"_s)->click();
        QCOMPARE(s.nameless(), QStringList());
    }
};

QTEST_MAIN(TestCustomerPane)
#include "test_customer_pane.moc"
