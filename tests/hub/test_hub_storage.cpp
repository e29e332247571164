// SPDX-License-Identifier: GPL-3.0-or-later
// What the mail sender and the mail reader stand on, without a server.
#include "app/hub/storage/contacts.h"
#include "app/hub/storage/conversation_flow.h"
#include "app/hub/storage/conversations.h"
#include "app/hub/storage/feed.h"
#include "app/hub/storage/inbound_messages.h"
#include "app/hub/storage/mail_threads.h"
#include "tests/hub/storage_bench.h"

#include <QtTest>

using namespace Qt::StringLiterals;

namespace segue::hub {

class TestHubStorage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_bench = std::make_unique<StorageBench>(); }
    void cleanup() { m_bench.reset(); }

    void anOpenConversationGoesBeforeAClosedOne();
    void aMailIsLeasedToOne();
    void aMailIsTriedAgainLater();
    void anAbandonedMailIsNotSentAgain();
    void aLeaseThatIsOverSaysNothingAnyMore();
    void whatBecomesOfAMailIsSeenInTheFeed();
    void threadsAreFoundByReference();
    void replyAddressesAreStable();
    void whatManyGotIsNobodysReplyAddress();
    void messagesAreUniqueByProvider();
    void verifiedAndClaimedPointsAreFoundApart();
    void aFailedWriteLeavesNothing();

private:
    template <class Change> auto write(Change change) { return m_bench->storage().write(std::move(change)); }
    QList<OutboundMail> lease(const QString& owner) {
        return write([&](Write& w) { return OutboundMails::lease(w, owner, Millis{60'000}, 10); })
            .value_or(QList<OutboundMail>());
    }

    std::unique_ptr<StorageBench> m_bench;
};

void TestHubStorage::anOpenConversationGoesBeforeAClosedOne() {
    const auto newest = write([](Write& w) -> Result<QStringList> {
        const ContactPoint point = claimedPoint(PointKind::Phone, {}, u"+4930901820"_s, w.now());
        SEGUE_TRY_VALUE(contact, Contacts::findOrAdd(w, point, u"A"_s, Channel::Sms));
        ConversationRow closed;
        closed.channel = Channel::Sms;
        closed.contact = contact.id;
        closed.status = Status::Closed;
        closed.createdAt = w.now();
        ConversationFlow flow(w);
        SEGUE_TRY(flow.begin(closed, {}));
        // The clock was set back since.
        ConversationRow open = closed;
        open.id = {};
        open.status = Status::Open;
        open.createdAt = w.now() - std::chrono::hours(1);
        SEGUE_TRY(flow.begin(open, {}));
        SEGUE_TRY_VALUE(found, Conversations(w.db()).newestOf(contact.id, Channel::Sms));
        return QStringList{found ? found->id.value() : QString(), open.id.value()};
    });
    QVERIFY(newest.has_value());
    QCOMPARE(newest->first(), newest->last());
}

void TestHubStorage::aMailIsLeasedToOne() {
    const OutboundMail queued = m_bench->queueMail();
    QVERIFY(queued.messageId.endsWith("@shop.example"_L1));
    QCOMPARE(lease(u"one"_s), QList<OutboundMail>{queued});
    QVERIFY(lease(u"two"_s).isEmpty());
    QVERIFY(write([&](Write& w) { return OutboundMails::markSent(w, queued.id); }).has_value());
    QVERIFY(m_bench->entry(queued.entry).delivery == Delivery::Sent);
    QVERIFY(lease(u"two"_s).isEmpty());
}

void TestHubStorage::aMailIsTriedAgainLater() {
    const OutboundMail queued = m_bench->queueMail();
    QCOMPARE(lease(u"one"_s).size(), 1);
    const Instant later = m_bench->clock().now() + Millis{60'000};
    QVERIFY(write([&](Write& w) {
                return OutboundMails::retryAt(w, queued.id, u"one"_s, later, u"busy"_s);
            }).has_value());
    QVERIFY(m_bench->entry(queued.entry).delivery == Delivery::Pending);
    QCOMPARE(m_bench->entry(queued.entry).deliveryError, u"busy"_s);
    QVERIFY(lease(u"one"_s).isEmpty());
    m_bench->clock().advance(Millis{61'000});
    QCOMPARE(lease(u"two"_s).value(0).attempts, 1);
    QCOMPARE(lease(u"two"_s).size(), 0);
}

void TestHubStorage::anAbandonedMailIsNotSentAgain() {
    const OutboundMail queued = m_bench->queueMail();
    QCOMPARE(lease(u"one"_s).size(), 1);
    const auto failAbandoned = [&] {
        return write([](Write& w) { return OutboundMails::failAbandoned(w, u"It may have left."_s); })
            .has_value();
    };
    QVERIFY(failAbandoned());
    QVERIFY(m_bench->entry(queued.entry).delivery == Delivery::Pending);
    m_bench->clock().advance(Millis{61'000});
    QVERIFY(lease(u"two"_s).isEmpty());
    QVERIFY(failAbandoned());
    QVERIFY(m_bench->entry(queued.entry).delivery == Delivery::Failed);
}

void TestHubStorage::aLeaseThatIsOverSaysNothingAnyMore() {
    const OutboundMail queued = m_bench->queueMail();
    QCOMPARE(lease(u"asleep"_s).size(), 1);
    const auto extend = [&](const QString& owner) {
        return *write(
            [&](Write& w) { return OutboundMails::extendLease(w, queued.id, owner, Millis{120'000}); });
    };
    QVERIFY(!extend(u"another"_s));
    QVERIFY(extend(u"asleep"_s));
    m_bench->clock().advance(Millis{121'000});
    const QString told = u"It may have left."_s;
    QVERIFY(write([&](Write& w) { return OutboundMails::failAbandoned(w, told); }).has_value());
    QVERIFY(!extend(u"asleep"_s));
    QVERIFY(write([&](Write& w) -> Result<void> {
                SEGUE_TRY(OutboundMails::retryAt(w, queued.id, u"asleep"_s, w.now(), u"busy"_s));
                return OutboundMails::markFailed(w, queued.id, u"asleep"_s, u"refused"_s);
            }).has_value());
    QVERIFY(lease(u"asleep"_s).isEmpty());
    QCOMPARE(m_bench->entry(queued.entry).deliveryError, told);
    // That it was accepted is true whoever says it.
    QVERIFY(write([&](Write& w) { return OutboundMails::markSent(w, queued.id); }).has_value());
    QVERIFY(m_bench->entry(queued.entry).delivery == Delivery::Sent);
}

void TestHubStorage::whatBecomesOfAMailIsSeenInTheFeed() {
    const OutboundMail queued = m_bench->queueMail();
    const auto page = [&](qint64 cursor) {
        return *m_bench->storage().read([cursor](db::Connection& db) { return Feed(db).after(cursor, 100); });
    };
    const qint64 before = page(0).next;
    lease(u"one"_s);
    QCOMPARE(page(before).next, before);
    QVERIFY(write([&](Write& w) { return OutboundMails::markSent(w, queued.id); }).has_value());
    const FeedPage after = page(before);
    QCOMPARE(after.objects.entries.size(), 1);
    QCOMPARE(after.objects.entries.first().id, queued.entry);
    QVERIFY(after.objects.entries.first().version > before);
}

void TestHubStorage::threadsAreFoundByReference() {
    const OutboundMail queued = m_bench->queueMail();
    const auto find = [&](const QStringList& ids) {
        return *m_bench->storage().read([&](db::Connection& db) { return MailThreads(db).find(ids); });
    };
    QVERIFY(!find({u"unknown@x.example"_s}).has_value());
    QCOMPARE(find({u"unknown@x.example"_s, queued.messageId})->conversation, queued.conversation);
    QVERIFY(write([&](Write& w) {
                return MailThreads::add(
                    w, u"in@x.example"_s, queued.conversation, queued.entry, w.now() + Millis{5});
            }).has_value());
    const auto ids = m_bench->storage().read(
        [&](db::Connection& db) { return MailThreads(db).messageIdsOf(queued.conversation); });
    QCOMPARE(*ids, QStringList({queued.messageId, u"in@x.example"_s}));
}

void TestHubStorage::replyAddressesAreStable() {
    const OutboundMail queued = m_bench->queueMail();
    const ContactId contact = queued.recipients.first().contact;
    const auto token = [&](const QString& mailbox) {
        return *write(
            [&](Write& w) { return MailThreads::replyToken(w, queued.conversation, contact, mailbox); });
    };
    const QString first = token(u"own@x.example"_s);
    QCOMPARE(token(u"own@x.example"_s), first);
    QVERIFY(token(u"other@x.example"_s) != first);
    QCOMPARE(first, first.toLower());
    const auto found = m_bench->storage().read(
        [&](db::Connection& db) { return MailThreads(db).findReplyAddress(first.toUpper()); });
    QCOMPARE((*found)->conversation, queued.conversation);
    QCOMPARE((*found)->contact, contact);
    QCOMPARE((*found)->mailbox, u"own@x.example"_s);
    QVERIFY(!m_bench->storage()
                 .read([](db::Connection& db) { return MailThreads(db).findReplyAddress(u"guess"_s); })
                 ->has_value());
}

void TestHubStorage::whatManyGotIsNobodysReplyAddress() {
    const OutboundMail queued = m_bench->queueMail();
    const auto token = [&] {
        return *write([&](Write& w) { return MailThreads::sharedReplyToken(w, queued.conversation); });
    };
    const QString first = token();
    QCOMPARE(token(), first);
    const auto found =
        m_bench->storage().read([&](db::Connection& db) { return MailThreads(db).findReplyAddress(first); });
    QCOMPARE((*found)->conversation, queued.conversation);
    QVERIFY((*found)->contact.isEmpty());
}

void TestHubStorage::messagesAreUniqueByProvider() {
    const InboundMessage message{u"mail"_s, u"1@x.example"_s, u"ignored"_s, {}, {}};
    QVERIFY(write([&](Write& w) { return InboundMessages::insert(w, message); }).has_value());
    const auto again = write([&](Write& w) { return InboundMessages::insert(w, message); });
    QCOMPARE(again.error().code, u"constraint_unique"_s);
    const auto found = m_bench->storage().read(
        [&](db::Connection& db) { return InboundMessages(db).find(u"mail"_s, u"1@x.example"_s); });
    QCOMPARE(**found, message);
    InboundMessage other = message;
    other.contentHash = u"another mail"_s;
    QVERIFY(write([&](Write& w) { return InboundMessages::insert(w, other); }).has_value());
    QVERIFY(
        !m_bench->storage()
             .read([](db::Connection& db) { return InboundMessages(db).find(u"other"_s, u"1@x.example"_s); })
             ->has_value());
}

void TestHubStorage::verifiedAndClaimedPointsAreFoundApart() {
    const auto add = [&](const ContactPoint& point, Channel origin) {
        return write([&](Write& w) { return Contacts::findOrAdd(w, point, u"N"_s, origin); })->id;
    };
    const ContactPoint claimed =
        claimedPoint(PointKind::Email, {}, u"Ann@X.example"_s, m_bench->clock().now());
    const ContactPoint verified =
        verifiedPoint(PointKind::Email, {}, u"ann@x.example"_s, u"dmarc"_s, m_bench->clock().now());
    const ContactId byMail = add(claimed, Channel::Email);
    QCOMPARE(add(claimed, Channel::Email), byMail);
    QVERIFY(add(claimed, Channel::WebChat) != byMail);
    const ContactId vouched = add(verified, Channel::Email);
    QVERIFY(vouched != byMail);
    QCOMPARE(add(verified, Channel::WebChat), vouched);
}

void TestHubStorage::aFailedWriteLeavesNothing() {
    m_bench->queueMail();
    const auto head = [&] {
        return *m_bench->storage().read([](db::Connection& db) { return Feed(db).head(); });
    };
    const qint64 before = head();
    const auto failed = write([](Write& w) -> Result<void> {
        ContactRow contact;
        SEGUE_TRY(Contacts::insert(w, contact));
        return fail(ErrorKind::Permanent, u"no"_s);
    });
    QVERIFY(!failed.has_value());
    QCOMPARE(head(), before);
    QVERIFY(write([](Write& w) -> Result<void> {
                ContactRow contact;
                return Contacts::insert(w, contact);
            }).has_value());
    QCOMPARE(head(), before + 1);
}

} // namespace segue::hub

QTEST_GUILESS_MAIN(segue::hub::TestHubStorage)
#include "test_hub_storage.moc"
