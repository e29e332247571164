// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/customer_id.h"
#include "core/identity/normalise.h"
#include "core/store/profile.h"
#include "core/sync/batch_writer.h"
#include "core/sync/identity_linker.h"
#include "core/sync/linking_hold.h"
#include "tests/unit/test_engine_support.h"

#include <QSignalSpy>

using namespace segue;

namespace {

const AccountId shop{u"shop"_s};

ContactRef ref(const QString& id) {
    return {shop, id};
}

Contact contactWith(const QString& id, qint64 age, const QString& email) {
    Contact contact;
    contact.ref = ref(id);
    contact.name = u"Anna "_s + id;
    contact.createdAt = fromMs(1'000'000 - age);
    contact.version = age;
    ContactPoint point;
    point.value = email;
    point.normalised = identity::normalise(point, {});
    point.verified = true;
    contact.points = {point};
    return contact;
}

//! Contacts that come from a backend, conversations of theirs, and an agent who writes.
struct Stage {
    QTemporaryDir dir;
    FakeClock clock;
    FakeScheduler scheduler{clock};
    std::unique_ptr<CacheDb> cache = CacheDb::open(profile::cachePath(dir.path()), clock).value();
    std::unique_ptr<WorkDb> work = WorkDb::open(profile::workPath(dir.path()), clock).value();
    IdentityLinker linker{*cache, *work};
    LinkingHold hold{*cache, clock, scheduler};
    BatchWriter writer{*cache, &linker, &hold};
    qint64 version = 0;

    Stage() {
        QObject::connect(&hold, &LinkingHold::released, &writer, [this] {
            if (!writer.relink())
                qFatal("linking failed");
        });
    }

    void arrive(const QString& id, const QString& email) {
        Batch batch;
        batch.contacts = {contactWith(id, 1000 - ++version, email)};
        Conversation conversation;
        conversation.ref = of(id);
        conversation.contact = ref(id);
        conversation.channel = Channel::WebChat;
        conversation.version = version;
        batch.conversations = {conversation};
        if (!writer.write(shop, batch))
            qFatal("nothing was written");
    }
    //! The contact's e-mail address is another one now.
    void change(const QString& id, const QString& email) {
        Batch batch;
        Contact contact = cache->contact(ref(id)).value()->contact;
        contact.points = contactWith(id, 0, email).points;
        contact.version = 5000 + ++version;
        batch.contacts = {contact};
        if (!writer.write(shop, batch))
            qFatal("nothing was written");
    }
    static ConversationRef of(const QString& id) { return {shop, u"about-"_s + id}; }
    void type(const QString& id) { hold.isWritten(of(id), Visibility::Public); }
    void finish(const QString& id) { hold.isDone(of(id), Visibility::Public); }
    CustomerId customer(const QString& id) const { return cache->contact(ref(id)).value()->customer; }
    bool areOne(const QString& a, const QString& b) const { return customer(a) == customer(b); }
};

} // namespace

class TestSyncLinkingHold : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsJoinedWhileTheAgentWrites() {
        Stage s;
        QSignalSpy told(&s.hold, &LinkingHold::changed);
        s.arrive(u"1"_s, u"anna@example.com"_s);
        s.type(u"1"_s);
        s.arrive(u"2"_s, u"anna@example.com"_s);
        QVERIFY(!s.areOne(u"1"_s, u"2"_s));
        QCOMPARE(told.count(), 1);
        const QList<HeldJoin> held = s.hold.heldJoins();
        QCOMPARE(held, (QList{HeldJoin{Stage::of(u"1"_s), s.customer(u"1"_s), s.customer(u"2"_s)}}));
        // It is in the cache, not in this object's memory, that something is left to do.
        QVERIFY(s.cache->unlinkedContacts().value().contains(ref(u"2"_s)));
        s.finish(u"1"_s);
        QVERIFY(s.areOne(u"1"_s, u"2"_s));
        QVERIFY(s.cache->unlinkedContacts().value().isEmpty());
        QVERIFY(s.hold.heldJoins().isEmpty());
        QCOMPARE(told.count(), 2);
    }

    void othersAreJoinedMeanwhile() {
        Stage s;
        s.arrive(u"1"_s, u"anna@example.com"_s);
        s.type(u"1"_s);
        s.arrive(u"3"_s, u"ben@example.com"_s);
        s.arrive(u"4"_s, u"ben@example.com"_s);
        QVERIFY(s.areOne(u"3"_s, u"4"_s));
        QVERIFY(s.cache->unlinkedContacts().value().isEmpty());
        QVERIFY(s.hold.heldJoins().isEmpty());
    }

    void aPauseEndsItAndWhenDoneLastsLonger() {
        Stage s;
        s.arrive(u"1"_s, u"anna@example.com"_s);
        s.type(u"1"_s);
        s.arrive(u"2"_s, u"anna@example.com"_s);
        s.scheduler.advance(LinkingHold::pause - Millis{1});
        QVERIFY(!s.areOne(u"1"_s, u"2"_s));
        s.type(u"1"_s);
        s.scheduler.advance(LinkingHold::pause - Millis{1});
        QVERIFY(!s.areOne(u"1"_s, u"2"_s));
        s.hold.joinWhenDone(Stage::of(u"1"_s));
        s.scheduler.advance(Millis{LinkingHold::longPause} - LinkingHold::pause);
        QVERIFY(!s.areOne(u"1"_s, u"2"_s));
        s.scheduler.advance(LinkingHold::pause);
        QVERIFY(s.areOne(u"1"_s, u"2"_s));
    }

    void joinNowJoinsAtOnceAlsoWhereBothAreWrittenTo() {
        Stage s;
        s.arrive(u"1"_s, u"anna@example.com"_s);
        s.arrive(u"2"_s, u"other@example.com"_s);
        s.type(u"1"_s);
        s.type(u"2"_s);
        s.change(u"2"_s, u"anna@example.com"_s);
        QVERIFY(!s.areOne(u"1"_s, u"2"_s));
        QCOMPARE(s.hold.heldJoins().size(), 2);
        s.hold.joinNow(Stage::of(u"1"_s));
        QVERIFY(s.areOne(u"1"_s, u"2"_s));
    }

    void whatIsDecidedHereIsNotHeldBack() {
        Stage s;
        s.arrive(u"1"_s, u"anna@example.com"_s);
        s.arrive(u"2"_s, u"other@example.com"_s);
        s.type(u"1"_s);
        IdentityDecision same;
        same.id = DecisionId(u"d1"_s);
        same.act = ActId(u"a1"_s);
        same.left = ref(u"1"_s);
        same.right = ref(u"2"_s);
        QVERIFY(s.work->addDecision(same, false).has_value());
        QVERIFY(s.writer.relink({same.left, same.right}).has_value());
        QVERIFY(s.areOne(u"1"_s, u"2"_s));
    }

    void takingApartIsNotHeldBack() {
        Stage s;
        s.arrive(u"1"_s, u"anna@example.com"_s);
        s.arrive(u"2"_s, u"anna@example.com"_s);
        QVERIFY(s.areOne(u"1"_s, u"2"_s));
        s.type(u"2"_s);
        s.change(u"2"_s, u"other@example.com"_s);
        QVERIFY(!s.areOne(u"1"_s, u"2"_s));
        QVERIFY(s.hold.heldJoins().isEmpty());
    }

    void leavingOneForAnotherLeavesNobodyInTheMiddle() {
        Stage s;
        // 1 is the older one: their customer has its id.
        s.arrive(u"1"_s, u"anna@example.com"_s);
        s.arrive(u"2"_s, u"anna@example.com"_s);
        s.arrive(u"3"_s, u"ben@example.com"_s);
        s.type(u"3"_s);
        s.change(u"2"_s, u"ben@example.com"_s);
        QVERIFY(!s.areOne(u"1"_s, u"2"_s));
        QVERIFY(!s.areOne(u"2"_s, u"3"_s));
        QCOMPARE(s.customer(u"2"_s), ownCustomer(ref(u"2"_s)));
        s.finish(u"3"_s);
        QVERIFY(s.areOne(u"2"_s, u"3"_s));
        QCOMPARE(s.customer(u"1"_s), ownCustomer(ref(u"1"_s)));
    }

    void theEngineHoldsWhatADraftIsAbout() {
        EngineBench b;
        const AccountId account = b.addAccount(u"shop"_s);
        b.close();
        EngineServices services = b.services();
        services.makeListener = [](CacheDb& cache, WorkDb& work) -> std::unique_ptr<ContactListener> {
            return std::make_unique<IdentityLinker>(cache, work);
        };
        EngineOptions options;
        options.profileDir = b.dir.filePath(u"profile"_s);
        b.core = EngineCore::open(options, services).value();
        b.core->start();
        b.settle();
        Q_EMIT b.adapters.value(account)->realtimeChanged(RealtimeState::Live);
        b.settle();
        const auto customer = [&](const QString& id) {
            return b.core->store().cache().contact(ref(id)).value()->customer;
        };
        Batch first;
        first.contacts = {contactWith(u"1"_s, 900, u"anna@example.com"_s)};
        Conversation conversation = b.conversation(account);
        conversation.contact = ref(u"1"_s);
        first.conversations = {conversation};
        b.push(account, first);
        Draft draft;
        draft.conversation = conversation.ref;
        draft.text = u"Dear Anna"_s;
        b.core->drafts().save(draft);
        Batch second;
        second.contacts = {contactWith(u"2"_s, 800, u"anna@example.com"_s)};
        b.push(account, second);
        QVERIFY(customer(u"1"_s) != customer(u"2"_s));
        b.core->drafts().discard(draft.conversation, draft.visibility);
        b.settle();
        QCOMPARE(customer(u"2"_s), customer(u"1"_s));
    }
};

QTEST_GUILESS_MAIN(TestSyncLinkingHold)
#include "test_sync_linking_hold.moc"
