// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/ui_test.h"
#include "ui/shell/directory.h"

using namespace segue;
using namespace Qt::StringLiterals;

class TestDirectory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAreReadOnceAndAnewAfterAChange() {
        FakeWorkspace workspace;
        const AccountId shop(u"shop"_s);
        Agent mia;
        mia.ref = {shop, u"mia"_s};
        mia.name = u"Mia"_s;
        workspace.fake.agentList = {mia};
        Directory& directory = workspace.directory();
        for (int i = 0; i < 5; ++i)
            QCOMPARE(directory.agentName({shop, u"mia"_s}), u"Mia"_s);
        QCOMPARE(workspace.fake.agentsRead, 1);
        QCOMPARE(directory.agentName({AccountId(u"other"_s), u"mia"_s}), u"mia"_s);
        workspace.fake.agentList[0].name = u"Mia Berg"_s;
        QCOMPARE(directory.agentName({shop, u"mia"_s}), u"Mia"_s);
        // Whoever hears of the change hears of the new name, too.
        QString heard;
        connect(
            &workspace, &Workspace::changed, this, [&] { heard = directory.agentName({shop, u"mia"_s}); });
        ChangeSet changes;
        changes.directory = true;
        Q_EMIT workspace.changed(changes);
        QCOMPARE(heard, u"Mia Berg"_s);
        QCOMPARE(workspace.fake.agentsRead, 2);
    }

    void cannedResponsesAreKeptAsWell() {
        FakeWorkspace workspace;
        workspace.fake.cannedList = {{AccountId(u"shop"_s), u"1"_s, u"hi"_s, u"Greeting"_s, u"Hello"_s, 0}};
        Directory& directory = workspace.directory();
        QCOMPARE(directory.cannedResponses().size(), 1);
        workspace.fake.cannedList.clear();
        QCOMPARE(directory.cannedResponses().size(), 1);
        ChangeSet changes;
        changes.directory = true;
        Q_EMIT workspace.changed(changes);
        QCOMPARE(directory.cannedResponses().size(), 0);
    }

    void whatCannotBeReadIsNotKept() {
        FakeWorkspace workspace;
        Account account;
        account.id = AccountId(u"shop"_s);
        account.selfAgentId = u"mia"_s;
        account.selfName = u"Mia"_s;
        workspace.fake.accountList = {account};
        workspace.fake.failure = Error{ErrorKind::Storage, {}, {}, 0, {}};
        QCOMPARE(workspace.directory().selfId(account.id), QString());
        workspace.fake.failure.reset();
        QCOMPARE(workspace.directory().selfId(account.id), u"mia"_s);
        QCOMPARE(workspace.directory().selfName(account.id), u"Mia"_s);
        QCOMPARE(workspace.directory().selfId(AccountId(u"other"_s)), QString());
    }

    void accountsAndTeamsAreFoundByTheirIds() {
        FakeWorkspace workspace;
        Account account;
        account.id = AccountId(u"shop"_s);
        account.name = u"The shop"_s;
        Team team;
        team.ref = {account.id, u"returns"_s};
        team.name = u"Returns"_s;
        workspace.fake.accountList = {account};
        workspace.fake.teamList = {team};
        Directory& directory = workspace.directory();
        QCOMPARE(directory.account(account.id)->name, account.name);
        QCOMPARE(directory.team(team.ref)->name, team.name);
        QCOMPARE(directory.accountNames(), (QHash<AccountId, QString>{{account.id, account.name}}));
        QVERIFY(!directory.account(AccountId(u"other"_s)));
        QVERIFY(!directory.team({AccountId(u"other"_s), u"returns"_s}));
        QCOMPARE(directory.teamName({AccountId(u"other"_s), u"returns"_s}), u"returns"_s);
    }

    void anAccountIsOfflineByItselfOrWithAll() {
        FakeWorkspace fake;
        const Workspace& workspace = fake;
        ConnectionStatus away;
        away.account = AccountId(u"away"_s);
        away.state = ConnectionStatus::State::Offline;
        fake.status = {away};
        QVERIFY(workspace.isOffline(away.account));
        QVERIFY(!workspace.isOffline(AccountId(u"here"_s)));
        fake.setOffline(true);
        QVERIFY(workspace.isOffline(AccountId(u"here"_s)));
    }
};

QTEST_MAIN(TestDirectory)
#include "test_directory.moc"
