// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/web_address.h"
#include "tests/ui/room_stage.h"
#include "ui/settings/account_row.h"
#include "ui/settings/account_wizard.h"
#include "ui/settings/accounts_settings.h"
#include "ui/settings/key_editor.h"
#include "ui/settings/key_model.h"
#include "ui/settings/key_profiles.h"
#include "ui/settings/key_settings.h"
#include "ui/settings/settings_page.h"
#include "ui/shell/notice_bar.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>

using namespace segue;
using namespace Qt::StringLiterals;

namespace {

QKeySequence key(const char* text) {
    return QKeySequence(QString::fromLatin1(text), QKeySequence::PortableText);
}

QString noticeIn(const QWidget& widget) {
    const auto bars = widget.findChildren<NoticeBar*>();
    for (const NoticeBar* bar : bars) {
        if (bar->isVisible())
            return bar->text();
    }
    return {};
}

void pressNotice(const QWidget& widget) {
    const auto bars = widget.findChildren<NoticeBar*>();
    for (const NoticeBar* bar : bars) {
        if (bar->isVisible())
            bar->findChild<QPushButton*>()->click();
    }
}

struct SettingsStage : RoomStage {
    SettingsPage* page = nullptr;

    SettingsStage() {
        actions.add({u"go.inbox"_s, u"Go"_s, u"Go to inbox"_s, {}, {key("G,I")}}, &host, [] {});
        actions.add({u"window.palette"_s, u"Window"_s, u"Palette"_s, {}, {key("Ctrl+K")}}, &host, [] {});
        actions.add({u"conversation.solve"_s, u"Conversation"_s, u"Solve"_s, {}, {key("E")}}, &host, [] {});
        page = RoomStage::show(new SettingsPage(context));
    }
    AccountWizard& wizard() { return page->accounts().wizard(); }
    QLineEdit* field(const QString& name) {
        const auto fields = wizard().findChildren<QLineEdit*>();
        for (QLineEdit* found : fields) {
            if (found->accessibleName() == name)
                return found;
        }
        return nullptr;
    }
    void typeAccount(const QString& address, const QString& token) {
        page->open(u"add-account"_s);
        field(u"Address of the Segue hub"_s)->clear();
        QTest::keyClicks(field(u"Address of the Segue hub"_s), address);
        QTest::keyClicks(field(u"Token"_s), token);
    }
    AccountRow* row(const QString& account) {
        const auto rows = page->findChildren<AccountRow*>();
        for (AccountRow* found : rows) {
            if (found->account().id == AccountId(account))
                return found;
        }
        return nullptr;
    }
};

} // namespace

class TestSettingsPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void addressesAreRead() {
        QCOMPARE(
            serverAddress(u" support.example.com/ "_s),
            std::optional(QUrl(u"https://support.example.com"_s)));
        QCOMPARE(serverAddress(u"http://127.0.0.1:8080"_s), std::optional(QUrl(u"http://127.0.0.1:8080"_s)));
        QCOMPARE(serverAddress(u"localhost:8080"_s), std::optional(QUrl(u"http://localhost:8080"_s)));
        QCOMPARE(
            serverAddress(u"https://a.example/hub/?x=1#y"_s),
            std::optional(QUrl(u"https://a.example/hub"_s)));
        for (const QString& wrong :
             {u""_s, u"ftp://a.example"_s, u"https://"_s, u"javascript:alert(1)"_s, u"two words"_s,
              u"https://user:secret@a.example"_s})
            QVERIFY2(!serverAddress(wrong), qPrintable(wrong));
        QVERIFY(isUnprotected(QUrl(u"http://a.example"_s)));
        QVERIFY(!isUnprotected(QUrl(u"http://127.0.0.1:80"_s)));
    }

    void theWizardSaysWhoYouAreAndWhatIsMissing() {
        SettingsStage s;
        s.typeAccount(u"support.example.com"_s, u"secret"_s);
        QVERIFY(!s.button(u"add"_s)->isEnabled());
        s.button(u"check"_s)->click();
        QTRY_COMPARE(s.workspace.validated.size(), 1);
        QCOMPARE(s.workspace.validated.constFirst().first.baseUrl, QUrl(u"https://support.example.com"_s));
        QCOMPARE(s.workspace.validated.constFirst().second, u"secret"_s);
        QTRY_VERIFY(s.words().contains(u"You are Ana Beltrán (agent) at Nordlicht Outdoor."_s));
        QVERIFY(s.words().contains(u"Reading the audit trail."_s));
        s.button(u"add"_s)->click();
        QTRY_COMPARE(s.workspace.addedAccounts.size(), 1);
        QCOMPARE(s.workspace.addedAccounts.constFirst().name, u"Nordlicht Outdoor"_s);
        QTRY_VERIFY(!s.wizard().isVisible());
        QVERIFY(s.field(u"Token"_s)->text().isEmpty());
    }

    void enterTwiceAddsOnce() {
        SettingsStage s;
        s.typeAccount(u"support.example.com"_s, u"secret"_s);
        s.button(u"check"_s)->click();
        QTRY_VERIFY(s.button(u"add"_s)->isEnabled());
        QTest::keyClick(s.field(u"Name"_s), Qt::Key_Return);
        QTest::keyClick(s.field(u"Name"_s), Qt::Key_Return);
        QTRY_VERIFY(!s.wizard().isVisible());
        QCOMPARE(s.workspace.addedAccounts.size(), 1);
    }

    void aLateAnswerLeavesTheNextAccountAlone() {
        SettingsStage s;
        s.typeAccount(u"support.example.com"_s, u"secret"_s);
        s.button(u"check"_s)->click();
        QTRY_VERIFY(s.button(u"add"_s)->isEnabled());
        QSignalSpy added(&s.wizard(), &AccountWizard::added);
        s.button(u"add"_s)->click();
        // The answer is on its way when the next one is begun.
        s.wizard().beginNew();
        s.typeAccount(u"other.example.com"_s, u"another"_s);
        QVERIFY(s.wizard().isVisible());
        s.button(u"check"_s)->click();
        QTRY_VERIFY(s.button(u"add"_s)->isEnabled());
        QCOMPARE(added.count(), 0);
        QVERIFY(s.wizard().isVisible());
        QCOMPARE(s.field(u"Token"_s)->text(), u"another"_s);
    }

    void aWrongTokenIsSaidAndWhatWasTypedStays_data() {
        QTest::addColumn<Error>("error");
        QTest::addColumn<QString>("says");
        QTest::newRow("token") << Error{ErrorKind::Auth, {}, {}, 401, {}} << u"Check the token"_s;
        QTest::newRow("unreachable") << Error{ErrorKind::Transient, {}, {}, 0, {}} << u"Check the address"_s;
        QTest::newRow("not segue") << Error{ErrorKind::Protocol, u"not_segue"_s, {}, 200, {}}
                                   << u"not a Segue hub"_s;
    }
    void aWrongTokenIsSaidAndWhatWasTypedStays() {
        QFETCH(Error, error);
        QFETCH(QString, says);
        SettingsStage s;
        s.workspace.validateFailure = error;
        s.typeAccount(u"support.example.com"_s, u"secret"_s);
        s.button(u"check"_s)->click();
        QTRY_VERIFY2(noticeIn(s.wizard()).contains(says), qPrintable(noticeIn(s.wizard())));
        QVERIFY(!s.button(u"add"_s)->isEnabled());
        QCOMPARE(s.field(u"Address of the Segue hub"_s)->text(), u"support.example.com"_s);
        QCOMPARE(s.field(u"Token"_s)->text(), u"secret"_s);
        // Mended, checked again.
        s.workspace.validateFailure.reset();
        s.button(u"check"_s)->click();
        QTRY_VERIFY(s.button(u"add"_s)->isEnabled());
        // Another token has not been checked.
        QTest::keyClicks(s.field(u"Token"_s), u"x"_s);
        QVERIFY(!s.button(u"add"_s)->isEnabled());
    }

    void nothingIsAskedWithoutAddressAndToken() {
        SettingsStage s;
        s.typeAccount(u"not an address"_s, u"secret"_s);
        s.button(u"check"_s)->click();
        QVERIFY(noticeIn(s.wizard()).contains(u"not an address"_s));
        s.typeAccount(u"support.example.com"_s, u"  "_s);
        s.button(u"check"_s)->click();
        QVERIFY(noticeIn(s.wizard()).contains(u"token is missing"_s));
        QVERIFY(s.workspace.validated.isEmpty());
    }

    void signingInAgainKeepsTheAccount() {
        SettingsStage s;
        s.row(u"wholesale"_s)->findChild<QPushButton*>(u"signIn"_s)->click();
        QTest::keyClicks(s.field(u"Token"_s), u"new"_s);
        s.button(u"check"_s)->click();
        QTRY_VERIFY(s.button(u"add"_s)->isEnabled());
        s.button(u"add"_s)->click();
        QTRY_COMPARE(s.workspace.addedAccounts.size(), 1);
        QCOMPARE(s.workspace.addedAccounts.constFirst().id, AccountId(u"wholesale"_s));
    }

    void anAccountSaysItsState() {
        SettingsStage s;
        QVERIFY(s.row(u"wholesale"_s)
                    ->findChild<QLabel*>(u"state"_s)
                    ->text()
                    .contains(u"did not accept your sign-in"_s));
        QVERIFY(!s.row(u"shop"_s)->findChild<QPushButton*>(u"reconnect"_s)->isVisible());
        ConnectionStatus status;
        status.account = AccountId(u"shop"_s);
        status.state = ConnectionStatus::State::Offline;
        Q_EMIT s.workspace.connectionChanged(status);
        auto* reconnect = s.row(u"shop"_s)->findChild<QPushButton*>(u"reconnect"_s);
        QVERIFY(reconnect->isVisible());
        reconnect->click();
        QCOMPARE(s.workspace.reconnected, QList{AccountId(u"shop"_s)});
    }

    void aLockedKeyringIsAskedAgain() {
        SettingsStage s;
        ConnectionStatus status;
        status.account = AccountId(u"shop"_s);
        status.state = ConnectionStatus::State::NeedsSignIn;
        status.error = Error{ErrorKind::Auth, u"credential_missing"_s, {}, 0, {}};
        Q_EMIT s.workspace.connectionChanged(status);
        auto* reconnect = s.row(u"shop"_s)->findChild<QPushButton*>(u"reconnect"_s);
        QVERIFY(!reconnect->isVisible());
        status.error = Error{ErrorKind::Transient, u"vault_unavailable"_s, {}, 0, {}};
        Q_EMIT s.workspace.connectionChanged(status);
        QVERIFY(reconnect->isVisible());
        QVERIFY(s.row(u"shop"_s)->findChild<QLabel*>(u"state"_s)->text().contains(u"Unlock it"_s));
    }

    void ourOwnHubIsReconnectedInsteadOfSignedInTo() {
        RoomStage s;
        s.workspace.fake.accountList[0].embedded = true;
        AccountRow* row = s.show(new AccountRow(s.context, s.workspace.fake.accountList.at(0)));
        ConnectionStatus status;
        status.state = ConnectionStatus::State::NeedsSignIn;
        row->setStatus(status);
        QVERIFY(row->findChild<QPushButton*>(u"reconnect"_s)->isVisible());
        QVERIFY(!row->findChild<QPushButton*>(u"signIn"_s)->isVisible());
    }

    void removingAsksAndRefusesWhileMessagesWait() {
        SettingsStage s;
        s.workspace.removeFailure = Error{ErrorKind::Conflict, u"outbox_not_empty"_s, {}, 0, {}};
        AccountRow* row = s.row(u"wholesale"_s);
        row->findChild<QPushButton*>(u"remove"_s)->click();
        QVERIFY(s.workspace.removedAccounts.isEmpty());
        QVERIFY(noticeIn(*row).contains(u"Remove this account?"_s));
        pressNotice(*row);
        QTRY_VERIFY(noticeIn(*row).contains(u"still waiting to be sent"_s));
        QCOMPARE(s.workspace.removedAccounts.constLast().second, false);
        pressNotice(*row);
        QTRY_COMPARE(s.workspace.removedAccounts.size(), 2);
        QCOMPARE(s.workspace.removedAccounts.constLast().second, true);
        QTRY_VERIFY(!s.row(u"wholesale"_s));
    }

    void ourOwnHubCannotBeRemoved() {
        RoomStage s;
        s.workspace.fake.accountList[0].embedded = true;
        AccountRow* row = s.show(new AccountRow(s.context, s.workspace.fake.accountList.at(0)));
        QVERIFY(!row->findChild<QPushButton*>(u"remove"_s)->isVisible());
    }

    void withoutAKeyringItSaysSo() {
        SettingsStage s;
        Q_EMIT s.workspace.keptForSession(AccountId(u"shop"_s));
        QVERIFY(noticeIn(s.page->accounts()).contains(u"no keyring"_s));
    }

    void keyModelKeepsItsContract() {
        SettingsStage s;
        KeyModel model(s.actions);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 3);
        model.setFilter(u"solve"_s);
        QCOMPARE(model.rowCount(), 1);
        QVERIFY(model.index(0).data(Qt::AccessibleTextRole).toString().contains(u"Solve, E"_s));
        // Spelt as everywhere else, not as Qt spells it.
        model.setFilter(u"inbox"_s);
        QVERIFY(model.index(0).data(Qt::AccessibleTextRole).toString().contains(u"Go to inbox, G I"_s));
        model.setFilter(u"ctrl+k"_s); // Found by its key, too.
        QCOMPARE(model.rowOf(u"window.palette"_s), 0);
    }

    void aConflictIsShownAndNothingChangesUntilItIsAnswered() {
        SettingsStage s;
        s.page->open(u"keys"_s);
        s.page->keys().choose(u"conversation.solve"_s);
        KeyEditor& editor = s.page->keys().editor();
        editor.add(key("Ctrl+K"));
        QVERIFY(noticeIn(editor).contains(u"Ctrl+K already belongs to “Palette”"_s));
        QCOMPARE(s.actions.keys(u"conversation.solve"_s), QList{key("E")});
        pressNotice(editor);
        QCOMPARE(s.actions.keys(u"conversation.solve"_s), (QList{key("E"), key("Ctrl+K")}));
        QCOMPARE(s.actions.keys(u"window.palette"_s), QList<QKeySequence>());
        s.button(u"resetKeys"_s)->click();
        QCOMPARE(s.actions.keys(u"conversation.solve"_s), QList{key("E")});
    }

    void aKeyThatBeginsALongerOneIsAConflict() {
        SettingsStage s;
        s.page->open(u"keys"_s);
        s.page->keys().choose(u"conversation.solve"_s);
        s.page->keys().editor().add(key("G"));
        QVERIFY(noticeIn(s.page->keys().editor()).contains(u"Go to inbox"_s));
    }

    void keysAreAddedAndTakenAway() {
        SettingsStage s;
        s.page->open(u"keys"_s);
        s.page->keys().choose(u"conversation.solve"_s);
        s.page->keys().editor().add(key("Alt+E"));
        QCOMPARE(s.actions.keys(u"conversation.solve"_s), (QList{key("E"), key("Alt+E")}));
        QVERIFY(noticeIn(s.page->keys().editor()).contains(u"types a character"_s));
        s.button(u"key.E"_s)->click();
        QCOMPARE(s.actions.keys(u"conversation.solve"_s), QList{key("Alt+E")});
    }

    void aProfileChangesItsKeysAndTheStandardBringsThemBack() {
        SettingsStage s;
        const QList<KeyProfile> profiles = keyProfiles();
        applyKeyProfile(profiles.at(1), s.actions);
        QCOMPARE(s.actions.keys(u"conversation.solve"_s), QList{key("Alt+E")});
        applyKeyProfile(profiles.at(0), s.actions);
        QCOMPARE(s.actions.keys(u"conversation.solve"_s), QList{key("E")});
    }

    void looksApplyAtOnceAndFollowOtherPlaces() {
        SettingsStage s;
        s.page->open(u"look"_s);
        auto* theme = s.page->findChild<QComboBox*>(u"theme"_s);
        theme->setCurrentIndex(2);
        Q_EMIT theme->activated(2);
        QCOMPARE(s.settings->themeMode(), Theme::Mode::Dark);
        s.settings->setThemeMode(Theme::Mode::Light);
        QCOMPARE(theme->currentIndex(), 1);
        s.settings->setTextScale(1.5);
        QCOMPARE(s.page->findChild<QComboBox*>(u"textSize"_s)->currentText(), u"150 %"_s);
    }

    void presenceIsSetAndFollowed() {
        SettingsStage s;
        s.page->open(u"you"_s);
        s.button(u"presence.away"_s)->click();
        QVERIFY(s.workspace.presence() == Presence::Away);
        s.workspace.setPresence(Presence::Busy);
        QVERIFY(s.button(u"presence.busy"_s)->isChecked());
    }

    void saysWhereTheDataIs() {
        SettingsStage s;
        s.page->open(u"data"_s);
        QVERIFY(s.words().contains(s.folder.path()));
        QTRY_VERIFY(s.words().contains(u"work.db"_s));
    }

    void everythingHasAName() {
        SettingsStage s;
        for (const QString& part :
             {u"add-account"_s, u"you"_s, u"look"_s, u"messages"_s, u"keys"_s, u"data"_s}) {
            s.page->open(part);
            if (part == "keys"_L1)
                s.page->keys().choose(u"conversation.solve"_s);
            QCOMPARE(s.nameless(), QStringList());
        }
    }
};

QTEST_MAIN(TestSettingsPage)
#include "test_settings_page.moc"
