// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/views/views.h"
#include "tests/unit/test_engine_support.h"

#include <QFileInfo>
#include <QSignalSpy>

using namespace segue;
using namespace Qt::StringLiterals;

//! What the agent does through the engine: drafts, decisions, attachments.
class TestEngineAgent final : public QObject {
    Q_OBJECT

private:
    //! Three contacts that are one customer.
    static QList<ContactRef> sameCustomer(EngineBench& b, const AccountId& account) {
        Batch batch;
        QHash<ContactRef, CustomerId> customers;
        QList<ContactRef> refs;
        for (const QString& id : {u"p1"_s, u"p2"_s, u"p3"_s}) {
            Contact contact;
            contact.ref = {account, id};
            contact.version = ++b.version;
            batch.contacts.append(contact);
            customers.insert(contact.ref, CustomerId(u"cust"_s));
            refs.append(contact.ref);
        }
        b.push(account, batch);
        [&] { QVERIFY(b.core->store().cache().assignCustomers(customers).has_value()); }();
        return refs;
    }

private Q_SLOTS:
    void draftsAreWrittenAtOnceThenEvery300ms() {
        EngineBench b;
        Draft draft;
        draft.conversation = {AccountId(u"one"_s), u"c1"_s};
        draft.visibility = Visibility::Public;
        const auto stored = [&] {
            return b.core->store()
                .work()
                .draft(draft.conversation, Visibility::Public)
                .value()
                .value_or(Draft())
                .text;
        };
        draft.text = u"H"_s;
        b.core->drafts().save(draft);
        QCOMPARE(stored(), u"H"_s);
        draft.text = u"He"_s;
        b.core->drafts().save(draft);
        draft.text = u"Hel"_s;
        b.core->drafts().save(draft);
        QCOMPARE(stored(), u"H"_s);
        b.scheduler.advance(DraftJournal::interval);
        QCOMPARE(stored(), u"Hel"_s);
        draft.text = u"Hell"_s;
        b.core->drafts().save(draft);
        draft.text = u"Hello"_s;
        b.core->drafts().save(draft);
        b.core->drafts().flush();
        QCOMPARE(stored(), u"Hello"_s);
        b.restart();
        QCOMPARE(stored(), u"Hello"_s);
        b.core->drafts().discard(draft.conversation, Visibility::Public);
        QCOMPARE(stored(), QString());
    }

    void anAcceptedReplyTakesItsDraftAlong() {
        EngineBench b;
        const AccountId one = b.addAccount(u"one"_s);
        Draft draft;
        draft.conversation = {one, u"c1"_s};
        draft.visibility = Visibility::Public;
        draft.text = u"Hello "_s;
        b.core->drafts().save(draft);
        // Somebody else's reply (a script's) leaves the agent's words alone.
        b.enqueue(one, Reply{u"Other"_s, {}});
        QVERIFY(b.core->store().work().draft(draft.conversation, Visibility::Public)->has_value());
        b.enqueue(one, Reply{u"Hello"_s, {}});
        QVERIFY(!b.core->store().work().draft(draft.conversation, Visibility::Public)->has_value());
    }

    void limitsOfTheBackendAreSaidBeforeQueueing() {
        EngineBench b;
        b.caps.maxTextBytes = 10;
        b.caps.maxAttachmentBytes = 2;
        const AccountId one = b.addAccount(u"one"_s);
        const auto tooLong =
            b.core->commands().enqueue(b.command(one, Reply{u"12345678901"_s, {}}), Millis{0});
        QCOMPARE(tooLong.error().code, u"text_too_long"_s);
        const auto file = b.core->store().files().addBytes("abc", u"a"_s, {}, 100);
        const auto tooLarge = b.core->commands().enqueue(b.command(one, Reply{u"x"_s, {*file}}), Millis{0});
        QCOMPARE(tooLarge.error().code, u"attachment_too_large"_s);
    }

    void changesAreGatheredIntoFrames() {
        EngineBench b;
        QSignalSpy changed(b.core.get(), &EngineCore::changed);
        for (int i = 0; i < 50; ++i)
            (void)b.core->commands().enqueue(b.command(AccountId(u"one"_s), Note{u"n"_s, {}}), Millis{0});
        b.scheduler.advance(ChangeAnnouncer::interval);
        QVERIFY(changed.count() <= 2);
        qsizetype commands = 0;
        for (const auto& call : changed)
            commands += call[0].value<ChangeSet>().commands.size();
        QCOMPARE(commands, 50);
    }

    void customersWordsAreNotifiedOnce() {
        EngineBench b;
        const AccountId one = b.addAccount(u"one"_s);
        b.pushConversation(b.conversation(one));
        QList<Notification> told;
        connect(
            b.core.get(), &EngineCore::notification, this, [&](const Notification& n) { told.append(n); });
        Entry entry;
        entry.ref = {one, u"e1"_s};
        entry.conversation = {one, u"c1"_s};
        entry.visibility = Visibility::Public;
        entry.author = {AuthorKind::Customer, {}, u"Ann"_s};
        entry.text = u"Hello\n<b>there</b>"_s;
        entry.at = b.clock.now();
        entry.version = 100;
        Batch batch;
        batch.entries.append(entry);
        b.push(one, batch);
        b.push(one, batch);
        QCOMPARE(told.size(), 1);
        QCOMPARE(told[0].title, u"Ann"_s);
        QCOMPARE(told[0].text, u"Hello <b>there</b>"_s);
        entry.ref.id = u"e2"_s;
        entry.author.kind = AuthorKind::Agent;
        batch.entries = {entry};
        b.push(one, batch);
        entry.ref.id = u"e3"_s;
        entry.author.kind = AuthorKind::Customer;
        entry.visibility = Visibility::Internal;
        batch.entries = {entry};
        b.push(one, batch);
        QCOMPARE(told.size(), 1);
    }

    void aNoteThatNamesTheAgentIsNotified() {
        EngineBench b;
        const AccountId one = b.addAccount(u"one"_s); // Where the agent is "agent-1", Ada.
        b.pushConversation(b.conversation(one));
        QStringList told;
        connect(b.core.get(), &EngineCore::notification, this, [&](const Notification& n) {
            told.append(n.title + u": "_s + n.text);
        });
        int made = 0;
        const auto note = [&](const QString& text, const QString& author = u"agent-2"_s) {
            Entry entry;
            entry.ref = {one, u"n%1"_s.arg(++made)};
            entry.conversation = {one, u"c1"_s};
            entry.kind = EntryKind::Note;
            entry.visibility = Visibility::Internal;
            entry.author = {AuthorKind::Agent, author, u"Jonas"_s};
            entry.text = text;
            entry.at = b.clock.now();
            entry.version = 100;
            Batch batch;
            batch.entries.append(entry);
            b.push(one, batch);
        };
        note(u"Nothing for anybody"_s);
        note(u"Ada knows, @Adam does not, @Adaline neither"_s);
        note(u"@Ada remember this"_s, u"agent-1"_s);
        QCOMPARE(told, QStringList());
        note(u"@Adam, and\n@ada: can you look?"_s);
        QCOMPARE(told, QStringList{u"Jonas: @Adam, and @ada: can you look?"_s});
        note(u"That is for @Ada"_s);
        QCOMPARE(told.size(), 2);
    }

    void whatABackendCanDoNowIsTold() {
        EngineBench b;
        const AccountId one = b.addAccount(u"one"_s);
        QSignalSpy told(&b.core->accounts(), &AccountDesk::capabilitiesChanged);
        b.adapters[one]->caps.replyChannels = QList<Channel>{Channel::WebChat};
        Q_EMIT b.adapters[one]->capabilitiesChanged();
        QCOMPARE(told.count(), 1);
        QVERIFY(told[0][0].value<AccountId>() == one);
        QVERIFY(!told[0][1].value<Capabilities>().canReply(Channel::Email));
    }

    void seenIsTheServersTime() {
        EngineBench b;
        const AccountId one = b.addAccount(u"one"_s);
        const Conversation conversation = b.conversation(one);
        b.pushConversation(conversation);
        b.clock.jumpWall(std::chrono::hours(24 * 3652));
        b.core->conversations().markSeen(conversation.ref);
        QCOMPARE(b.adapters[one]->seen, QStringList{u"c1"_s});
        const auto stored = b.core->store().cache().conversation(conversation.ref);
        QCOMPARE((*stored)->agentSeenAt, std::optional(conversation.updatedAt));
    }

    void decisionsAreKeptAndSharedWhenThereIsAConnection() {
        EngineBench b;
        const AccountId one = b.addAccount(u"one"_s);
        b.core->setOffline(true);
        IdentityDecision decision;
        decision.left = {one, u"p1"_s};
        decision.right = {one, u"p2"_s};
        const auto id = b.core->identity().decide(decision);
        QVERIFY(id.has_value());
        QCOMPARE(b.core->store().work().decisions()->size(), 1);
        QVERIFY(b.adapters[one]->shared.isEmpty());
        b.core->setOffline(false);
        b.settle();
        QCOMPARE(b.adapters[one]->shared.size(), 1);
        QVERIFY(b.core->store().work().unsharedDecisions()->isEmpty());
        decision.right = decision.left;
        QVERIFY(!b.core->identity().decide(decision).has_value());
    }

    void separateRevokesAndForbids() {
        EngineBench b;
        const AccountId one = b.addAccount(u"one"_s);
        const QList<ContactRef> people = sameCustomer(b, one);
        IdentityDecision same;
        same.left = people[0];
        same.right = people[1];
        const auto joined = b.core->identity().decide(same);
        QVERIFY(b.core->identity().separate({same.left}, u"wrong person"_s).has_value());
        const auto rows = b.core->store().work().decisions();
        int revocations = 0;
        int forbidden = 0;
        for (const IdentityDecision& row : *rows) {
            revocations += row.revokes == std::optional(joined->decisions.first());
            forbidden += row.verdict == IdentityDecision::Verdict::NotSame;
        }
        QCOMPARE(revocations, 1);
        QCOMPARE(forbidden, 2);
    }

    void separateIsAllOrNothing() {
        EngineBench b;
        const AccountId one = b.addAccount(u"one"_s);
        const QList<ContactRef> people = sameCustomer(b, one);
        db::Connection& work = b.core->store().work().connection();
        // The disk is full after the first row.
        QVERIFY(work.exec(u"CREATE TRIGGER full BEFORE INSERT ON decisions WHEN (SELECT COUNT(*) FROM "
                          "decisions) = 1 BEGIN SELECT RAISE(ABORT, 'full'); END"_s)
                    .has_value());
        QVERIFY(!b.core->identity().separate({people[0]}, u"wrong person"_s).has_value());
        QVERIFY(b.core->store().work().decisions()->isEmpty());
        QVERIFY(work.exec(u"DROP TRIGGER full"_s).has_value());
        QVERIFY(b.core->identity().separate({people[0]}, u"wrong person"_s).has_value());
        QCOMPARE(b.core->store().work().decisions()->size(), 2);
    }

    void attachmentsAreDownloadedOnce() {
        EngineBench b;
        const AccountId one = b.addAccount(u"one"_s);
        const EntryRef entry{one, u"e1"_s};
        const auto path = b.core->conversations().attachmentPath(entry, u"a1"_s);
        b.settle();
        QVERIFY(path.result().has_value());
        QVERIFY(QFileInfo::exists(*path.result()));
        b.core->setOffline(true);
        const auto again = b.core->conversations().attachmentPath(entry, u"a1"_s);
        QCOMPARE(*again.result(), *path.result());
        const auto other = b.core->conversations().attachmentPath(entry, u"a2"_s);
        QCOMPARE(other.result().error().code, u"not_connected"_s);
    }

    void olderHistoryArrivesThroughTheCache() {
        EngineBench b;
        const AccountId one = b.addAccount(u"one"_s);
        b.adapters[one]->onThread = [&](const QString& id, const QString&) {
            Batch batch;
            Entry entry;
            entry.ref = {one, u"old"_s};
            entry.conversation = {one, id};
            entry.version = 1;
            batch.entries.append(entry);
            batch.complete = false;
            return Result<Batch>(batch);
        };
        const auto more = b.core->conversations().fetchOlder({one, u"c1"_s});
        b.settle();
        QCOMPARE(more.result().value(), true);
        QVERIFY(b.core->store().cache().entry({one, u"old"_s})->has_value());
    }

    void presenceIsSaidAgainAfterAReconnect() {
        EngineBench b;
        const AccountId one = b.addAccount(u"one"_s);
        b.core->conversations().setPresence(Presence::Busy);
        COMPARE_WORDS(b.adapters[one]->presences.last(), Presence::Busy);
        const qsizetype said = b.adapters[one]->presences.size();
        Q_EMIT b.adapters[one]->realtimeChanged(RealtimeState::Lost);
        b.scheduler.advance(Millis{2'000});
        Q_EMIT b.adapters[one]->realtimeChanged(RealtimeState::Live);
        b.settle();
        QCOMPARE(b.adapters[one]->presences.size(), said + 1);
    }

    void whereColleaguesAreIsKept() {
        EngineBench b;
        const AccountId one = b.addAccount(u"one"_s);
        Agent grace;
        grace.ref = {one, u"agent-2"_s};
        grace.name = u"Grace"_s;
        grace.version = 1;
        Batch batch;
        batch.agents.append(grace);
        b.push(one, batch);
        const auto views = Views::open(b.dir.filePath(u"profile"_s));
        QVERIFY(views);
        const auto presence = [&] { return (*views)->agents()->first().presence; };
        COMPARE_WORDS(presence(), Presence::Offline);
        Ephemeral sign;
        sign.kind = Ephemeral::Kind::AgentPresence;
        sign.actorId = u"agent-2"_s;
        sign.presence = Presence::Busy;
        QSignalSpy changed(b.core.get(), &EngineCore::changed);
        Q_EMIT b.adapters[one]->ephemeral(sign);
        b.settle();
        COMPARE_WORDS(presence(), Presence::Busy);
        QCOMPARE(changed.count(), 1);
        QVERIFY(changed[0][0].value<ChangeSet>().directory);
        // Whoever left while there was no connection is not told of.
        Q_EMIT b.adapters[one]->realtimeChanged(RealtimeState::Lost);
        b.scheduler.advance(Millis{2'000});
        Q_EMIT b.adapters[one]->realtimeChanged(RealtimeState::Live);
        b.settle();
        COMPARE_WORDS(presence(), Presence::Offline);
    }
};

QTEST_GUILESS_MAIN(TestEngineAgent)
#include "test_engine_agent.moc"
