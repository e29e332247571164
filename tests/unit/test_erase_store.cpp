// SPDX-License-Identifier: GPL-3.0-or-later
// What an erasure deletes from the two databases, and what is refused from then on.
#include "core/db/scrub.h"
#include "core/store/erase_plan.h"
#include "tests/unit/test_store_cache_support.h"

namespace {

const AuditNote note{u"Ada"_s, u"customer.erase"_s, {}};

Draft draftIn(const QString& conversation) {
    Draft draft;
    draft.conversation = conversationRef(conversation);
    draft.visibility = Visibility::Internal;
    draft.text = u"half a thought"_s;
    return draft;
}

Command replyIn(const QString& id, const QString& conversation) {
    Command command;
    command.id = CommandId(id);
    command.conversation = conversationRef(conversation);
    command.channel = Channel::Email;
    command.recipients = {{ParticipantRole::To, std::nullopt, u"anna@example.com"_s, u"Anna"_s}};
    command.operations = {Reply{u"Dear Anna"_s, {}}};
    command.createdAt = fromMs(3000);
    return command;
}

IdentityDecision same(const QString& id, const QString& left, const QString& right) {
    IdentityDecision decision;
    decision.id = DecisionId(id);
    decision.left = contactRef(left);
    decision.right = contactRef(right);
    decision.reason = u"the same voice"_s;
    return decision;
}

} // namespace

class TestEraseStore : public QObject, CacheFixture {
    Q_OBJECT

    //! Anna with a conversation of hers and a word in Bea's.
    void fill() {
        IncomingRows rows;
        rows.contacts = {contact(u"c1"_s, u"Anna"_s), contact(u"c2"_s, u"Bea"_s)};
        Conversation beas = conversation(u"2"_s, u"c2"_s);
        beas.participants = {
            {ParticipantRole::To, contactRef(u"c2"_s), u"bea@example.com"_s, u"Bea"_s},
            {ParticipantRole::Cc, contactRef(u"c1"_s), u"anna@example.com"_s, u"Anna"_s}};
        rows.conversations = {conversation(u"1"_s, u"c1"_s), beas};
        Entry hers = message(u"e3"_s, u"2"_s, u"Anna here, in copy"_s, 2500);
        hers.contact = contactRef(u"c2"_s);
        Entry about = message(u"e4"_s, u"2"_s, u"write to anna@example.com instead"_s, 2600);
        about.author = {AuthorKind::Customer, u"c2"_s, u"Bea"_s};
        about.contact = contactRef(u"c2"_s);
        rows.entries = {message(u"e1"_s, u"1"_s, u"where is the kettle"_s, 2000), hers, about};
        apply(rows);
    }

    ErasePlan planned(bool mentions = false) {
        ErasePlan plan;
        plan.id = ErasureId(u"er1"_s);
        plan.contacts = {contactRef(u"c1"_s)};
        plan.at = fromMs(10'000);
        const auto completed = store::completePlan(
            m_cache->connection(), plan, mentions,
            [](const EntryRef& entry, const QString& attachment, const QString&) {
                return entry.id + u'/' + attachment;
            });
        return completed ? plan : ErasePlan();
    }

    //! As an engine does it.
    ErasePlan erase() {
        ErasePlan plan = planned();
        m_cache->refuse(m_work->erased());
        if (!m_work->decideErasure(plan, {}, note) || !m_cache->erase(plan) ||
            !m_work->markForgotten(plan.id))
            qFatal("it could not be erased");
        return plan;
    }

private Q_SLOTS:
    void init() {
        open();
        fill();
    }

    void thePlanNamesWhatIsTheirs() {
        const ErasePlan plan = planned();
        QCOMPARE(plan.conversations, QList<ConversationRef>{conversationRef(u"1"_s)});
        QCOMPARE(plan.entriesElsewhere, (QList<EntryRef>{{account, u"e3"_s}}));
        QVERIFY(plan.words.contains(u"anna@example.com"_s));
        QCOMPARE(store::planFromJson(store::planToJson(plan)), plan);
    }

    void othersMessagesThatNameAnAddressAreCountedAndTakenOnRequest() {
        QCOMPARE(
            store::mentionsOf(m_cache->connection(), planned()).value(),
            (QList<EntryRef>{{account, u"e4"_s}}));
        QVERIFY(planned(true).entriesElsewhere.contains({account, u"e4"_s}));
    }

    void theirsGoesAndOthersStay() {
        erase();
        QVERIFY(!m_cache->contact(contactRef(u"c1"_s)).value());
        QVERIFY(!m_cache->conversation(conversationRef(u"1"_s)).value());
        QVERIFY(!m_cache->entry({account, u"e1"_s}).value());
        QVERIFY(!m_cache->entry({account, u"e3"_s}).value());
        QCOMPARE(m_views->search(u"kettle"_s, 10).value().hits.size(), 0);
        QVERIFY(m_cache->entry({account, u"e4"_s}).value());
        const auto beas = m_cache->conversation(conversationRef(u"2"_s)).value();
        QCOMPARE(beas->participants.size(), 1);
        QCOMPARE(beas->participants.constFirst().name, u"Bea"_s);
    }

    void againChangesNothing() {
        const ErasePlan plan = erase();
        QVERIFY(m_cache->erase(plan).value().customers.isEmpty());
        QCOMPARE(count(u"contacts"_s), 1);
    }

    void whatWaitsIsCancelledAndEmptied() {
        QVERIFY(m_work->addCommand(replyIn(u"r1"_s, u"1"_s)));
        QVERIFY(m_work->addCommand(replyIn(u"r2"_s, u"2"_s)));
        QVERIFY(m_work->saveDraft(draftIn(u"1"_s)));
        QVERIFY(m_work->saveDraft(draftIn(u"2"_s)));
        ErasePlan plan = planned();
        QCOMPARE(m_work->decideErasure(plan, {}, note).value(), QList<CommandId>{CommandId(u"r1"_s)});
        const auto item = m_work->item(CommandId(u"r1"_s)).value();
        QVERIFY(item && item->state == OutboxState::Cancelled && !item->isDamaged);
        QCOMPARE(item->lastError->code, u"customer_erased"_s);
        QVERIFY(textOf(item->command).isEmpty() && item->command.recipients.isEmpty());
        QCOMPARE(m_work->openItems().value().size(), 1);
        QVERIFY(!m_work->draft(conversationRef(u"1"_s), Visibility::Internal).value());
        QVERIFY(m_work->draft(conversationRef(u"2"_s), Visibility::Internal).value());
    }

    void decisionsGoWithThemAndOnlyThen() {
        QVERIFY(m_work->addDecision(same(u"d1"_s, u"c1"_s, u"c2"_s), false));
        QVERIFY(m_work->addDecision(same(u"d2"_s, u"c2"_s, u"c3"_s), false));
        QVERIFY(!m_work->connection().run(u"DELETE FROM decisions"_s));
        erase();
        const auto left = m_work->decisions().value();
        QCOMPARE(left.size(), 1);
        QCOMPARE(left.constFirst().id, DecisionId(u"d2"_s));
        QVERIFY(!m_work->connection().run(u"DELETE FROM decisions"_s));
        QCOMPARE(m_work->addDecision(same(u"d3"_s, u"c2"_s, u"c1"_s), false).error().code, u"erased"_s);
    }

    void lateThingsAreRefused() {
        erase();
        QCOMPARE(m_work->saveDraft(draftIn(u"1"_s)).error().code, u"erased"_s);
        QCOMPARE(m_work->addCommand(replyIn(u"r9"_s, u"1"_s)).error().code, u"erased"_s);
        fill();
        IncomingRows late;
        late.contacts = {contact(u"c1"_s, u"Anna"_s, 99)};
        late.entries = {message(u"e9"_s, u"1"_s, u"once more"_s, 9000, 99)};
        late.decisions = {same(u"d9"_s, u"c1"_s, u"c2"_s)};
        late.broken = {
            {u"entry"_s, u"q1"_s, u"?"_s, R"({"conversation":"1","text":"anna"})"},
            {u"entry"_s, u"q2"_s, u"?"_s, R"({"conversation":"2","text":"bea"})"}};
        apply(late);
        QCOMPARE(count(u"contacts"_s), 1);
        QCOMPARE(count(u"conversations"_s), 1);
        QCOMPARE(count(u"entries"_s), 1);
        QCOMPARE(count(u"shared_decisions"_s), 0);
        QCOMPARE(count(u"quarantine"_s), 1);
    }

    void whoComesBackIsHeard() {
        erase();
        IncomingRows rows;
        Conversation fresh = conversation(u"7"_s, u"c1"_s);
        fresh.createdAt = fromMs(20'000);
        rows.conversations = {fresh};
        rows.entries = {message(u"e7"_s, u"7"_s, u"it is me again"_s, 20'000)};
        apply(rows);
        QVERIFY(m_cache->conversation(conversationRef(u"7"_s)).value());
        QVERIFY(m_cache->entry({account, u"e7"_s}).value());
    }

    void itIsRememberedAcrossRestartsAndInANewCache() {
        erase();
        m_views.reset();
        m_cache.reset();
        m_work.reset();
        QVERIFY(QFile::remove(profile::cachePath(m_dir.path())));
        m_work = std::move(*WorkDb::open(profile::workPath(m_dir.path()), m_clock));
        m_cache = std::move(*CacheDb::open(profile::cachePath(m_dir.path()), m_clock));
        m_cache->refuse(m_work->erased());
        fill();
        QVERIFY(!m_cache->contact(contactRef(u"c1"_s)).value());
        QVERIFY(!m_cache->conversation(conversationRef(u"1"_s)).value());
        QCOMPARE(m_work->openErasures().value().size(), 1);
        QVERIFY(m_work->openErasures().value().constFirst().state == ErasureState::Forgotten);
        QVERIFY(m_work->markErased(ErasureId(u"er1"_s)));
        QVERIFY(m_work->openErasures().value().isEmpty());
    }

    void theRecordNamesNobody() {
        erase();
        const auto tables = m_work->connection().all(
            u"SELECT subject FROM audit UNION ALL SELECT plan FROM erasures UNION ALL SELECT ref FROM erased_refs"_s,
            {}, [](const db::Row& row) { return row.text(0); });
        QVERIFY(tables);
        for (const QString& text : *tables)
            QVERIFY2(
                !text.contains(u"anna"_s, Qt::CaseInsensitive) && !text.contains(u"\"c1\""_s),
                qPrintable(text));
        QVERIFY(m_work->verifyAudit().value().isSound());
    }

    void requestsWaitForTheirBackends() {
        ErasePlan plan = planned();
        PendingEraseRequest request{plan.id, account, {u"c1"_s}, ErasedCustomer::Backend::State::Waiting, {}};
        QVERIFY(m_work->decideErasure(plan, {request}, note));
        QCOMPARE(m_work->eraseRequests().value(), QList{request});
        request.state = ErasedCustomer::Backend::State::Refused;
        request.error = u"legal_hold"_s;
        QVERIFY(m_work->updateEraseRequest(request));
        QCOMPARE(m_work->eraseRequests().value(), QList{request});
        QVERIFY(m_work->removeEraseRequest(request));
        QVERIFY(m_work->eraseRequests().value().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestEraseStore)
#include "test_erase_store.moc"
