// SPDX-License-Identifier: GPL-3.0-or-later
// The engine's part of an erasure: what is counted first, what it waits for, and what the backends are told.
#include "core/base/hash.h"
#include "core/sync/identity_linker.h"
#include "tests/unit/test_engine_support.h"

#include <QSignalSpy>

using namespace segue;

class TestEraseDesk : public QObject {
    Q_OBJECT

    std::unique_ptr<EngineBench> m_bench;
    AccountId m_account;

    Contact contact(const QString& id, const QString& name) const {
        Contact out;
        out.ref = {m_account, id};
        out.name = name;
        ContactPoint email;
        email.value = email.normalised = id + u"@example.org"_s;
        out.points = {email};
        out.createdAt = m_bench->clock.now();
        out.version = 1;
        return out;
    }
    Conversation conversation(const QString& id, const QString& contactId) {
        Conversation out = m_bench->conversation(m_account);
        out.ref.id = id;
        out.contact = ContactRef{m_account, contactId};
        return out;
    }
    FakeAdapter& adapter() const { return *m_bench->adapters.value(m_account); }
    CustomerId customerOf(const QString& id) const {
        return (*m_bench->core->store().cache().contact({m_account, id}))->customer;
    }
    ErasePreview previewOf(const QString& id) const {
        const auto preview = m_bench->core->erasures().preview(customerOf(id));
        m_bench->settle();
        return preview.isFinished() && preview.result() ? *preview.result() : ErasePreview();
    }
    bool runUntilAnswered(const Async<ErasedCustomer>& answer) const {
        return m_bench->scheduler.runUntil([&] { return answer.isFinished(); }, Millis{200'000});
    }
    IdentityDecision
    decided(IdentityDecision::Verdict verdict, const QString& left, const QString& right) const {
        IdentityDecision decision;
        decision.verdict = verdict;
        decision.left = {m_account, left};
        decision.right = {m_account, right};
        return decision;
    }

private Q_SLOTS:
    void init() {
        m_bench = std::make_unique<EngineBench>();
        m_bench->caps.erase = true;
        m_bench->makeListener = [](CacheDb& cache, WorkDb& work) {
            return std::make_unique<IdentityLinker>(cache, work);
        };
        m_bench->restart();
        m_account = m_bench->addAccount(u"shop"_s);
        Batch rows;
        rows.contacts = {
            contact(u"p1"_s, u"Anna"_s), contact(u"p2"_s, u"Anna too"_s), contact(u"o1"_s, u"Otto"_s)};
        rows.conversations = {conversation(u"c1"_s, u"p1"_s), conversation(u"k2"_s, u"o1"_s)};
        m_bench->push(m_account, rows);
        adapter().onErase = [this](const ErasureId& id, const QStringList& contacts) {
            return Result<EraseAnswer>(EraseAnswer{{id, contacts, {}, m_bench->clock.now()}, true});
        };
    }

    void thePreviewCountsAndDeletesNothing() {
        m_bench->enqueue(m_account, Reply{u"Dear Anna, it is on its way"_s, {}});
        const ErasePreview preview = previewOf(u"p1"_s);
        QCOMPARE(preview.name, u"Anna"_s);
        QCOMPARE(preview.sources.size(), 1);
        QCOMPARE(preview.sources.constFirst().name, u"shop"_s);
        QCOMPARE(preview.sources.constFirst().conversations, 1);
        QCOMPARE(preview.sources.constFirst().points, 1);
        QVERIFY(!preview.sources.constFirst().keepsItsCopy);
        QCOMPARE(preview.pending.size(), 1);
        QCOMPARE(preview.pending.constFirst().text, u"Dear Anna, it is on its way"_s);
        QVERIFY(preview.pending.constFirst().isUnderWay);
        QVERIFY(!customerOf(u"p1"_s).isEmpty());
        QCOMPARE(
            m_bench->core->erasures().preview(CustomerId(u"nobody"_s)).result().error().code,
            u"unknown_customer"_s);
    }

    void whatWasExportedIsListed() {
        const QString customer = sha256Hex(customerOf(u"p1"_s).value().toUtf8());
        WorkDb& work = m_bench->core->store().work();
        QVERIFY(work.audit(u"Ada"_s, u"customer.export"_s, {{u"customer_sha256"_s, customer}}));
        QVERIFY(work.audit(u"Ada"_s, u"customer.export"_s, {{u"customer_sha256"_s, u"somebody else"_s}}));
        const ErasePreview preview = previewOf(u"p1"_s);
        QCOMPARE(preview.exports.size(), 1);
        QCOMPARE(preview.exports.constFirst().actor, u"Ada"_s);
    }

    void aBackendThatCannotEraseKeepsItsCopy() {
        adapter().caps.erase = false;
        QVERIFY(previewOf(u"p1"_s).sources.constFirst().keepsItsCopy);
        const auto answer = m_bench->core->erasures().erase({customerOf(u"p1"_s), {}, true, false});
        QVERIFY(runUntilAnswered(answer));
        QVERIFY(adapter().eraseRequests.isEmpty());
        QVERIFY(answer.result()->backends.constFirst().state == ErasedCustomer::Backend::State::KeepsItsCopy);
    }

    void whatIsOnItsWayIsWaitedFor() {
        const CommandId sent = m_bench->enqueue(m_account, Reply{u"Dear Anna"_s, {}});
        const CommandId behind = m_bench->enqueue(m_account, Reply{u"one more thing"_s, {}});
        QCOMPARE(adapter().submits.size(), 1);
        QSignalSpy progress(&m_bench->core->erasures(), &EraseDesk::progressed);
        const auto answer = m_bench->core->erasures().erase({customerOf(u"p1"_s), {}, true, false});
        m_bench->scheduler.advance(Millis{2'000});
        QVERIFY(!answer.isFinished());
        QVERIFY(!customerOf(u"p1"_s).isEmpty());
        QVERIFY(progress.constFirst().at(0).value<EraseProgress>().stage == EraseStage::WaitingForSends);
        adapter().submits.last().answer(Receipt{});
        QVERIFY(runUntilAnswered(answer));
        // The next one was not begun meanwhile.
        QCOMPARE(adapter().submits.size(), 1);
        QVERIFY(!m_bench->core->store().work().item(sent).value());
        COMPARE_WORDS(m_bench->stateOf(behind), OutboxState::Cancelled);
        QCOMPARE(answer.result()->cancelledSends, 1);
        QVERIFY(m_bench->core->outbox().isEmpty());
    }

    void whatNeverEndsIsNotWaitedForForEver() {
        const CommandId sent = m_bench->enqueue(m_account, Reply{u"Dear Anna"_s, {}});
        const auto answer = m_bench->core->erasures().erase({customerOf(u"p1"_s), {}, true, false});
        QVERIFY(runUntilAnswered(answer));
        COMPARE_WORDS(m_bench->stateOf(sent), OutboxState::Cancelled);
        // The answer that comes after all brings nothing back.
        Receipt late;
        late.entryId = u"e1"_s;
        late.rows.conversations = {conversation(u"c1"_s, u"p1"_s)};
        late.rows.conversations[0].createdAt = fromMs(1000);
        adapter().submits.last().answer(late);
        m_bench->settle();
        QVERIFY(!m_bench->core->store().cache().conversation({m_account, u"c1"_s}).value());
        COMPARE_WORDS(m_bench->stateOf(sent), OutboxState::Cancelled);
    }

    void legalHoldsRefuseIt() {
        adapter().holds = {{{m_account, u"p1"_s}, u"a lawsuit"_s, m_bench->clock.now()}};
        QCOMPARE(previewOf(u"p1"_s).holds.size(), 1);
        const auto answer = m_bench->core->erasures().erase({customerOf(u"p1"_s), {}, true, false});
        QVERIFY(runUntilAnswered(answer));
        QCOMPARE(answer.result().error().code, u"legal_hold"_s);
        QVERIFY(!customerOf(u"p1"_s).isEmpty());
    }

    void pastMergesAreShownAndGoOnlyIfTheyAreNamed() {
        QVERIFY(m_bench->core->identity().decide(decided(IdentityDecision::Verdict::Same, u"p1"_s, u"p2"_s)));
        QCOMPARE(customerOf(u"p1"_s), customerOf(u"p2"_s));
        QVERIFY(m_bench->core->identity().separate({{m_account, u"p2"_s}}, {}));
        QVERIFY(customerOf(u"p1"_s) != customerOf(u"p2"_s));
        const ErasePreview preview = previewOf(u"p1"_s);
        QCOMPARE(preview.pastMerges.size(), 1);
        QCOMPARE(preview.pastMerges.constFirst().contact, (ContactRef{m_account, u"p2"_s}));
        QVERIFY(preview.pastMerges.constFirst().toldApart);
        const auto answer = m_bench->core->erasures().erase({preview.customer, {}, true, false});
        QVERIFY(runUntilAnswered(answer));
        CacheDb& cache = m_bench->core->store().cache();
        QVERIFY(!cache.contact({m_account, u"p1"_s}).value());
        QVERIFY(cache.contact({m_account, u"p2"_s}).value());
    }

    void aBackendThatIsAwayIsToldLater() {
        m_bench->core->setOffline(true);
        m_bench->settle();
        const auto answer = m_bench->core->erasures().erase({customerOf(u"p1"_s), {}, true, false});
        QVERIFY(runUntilAnswered(answer));
        QVERIFY(answer.result()->backends.constFirst().state == ErasedCustomer::Backend::State::Waiting);
        QVERIFY(adapter().eraseRequests.isEmpty());
        m_bench->offline = true;
        m_bench->restart();
        adapter().onErase = [](const ErasureId& id, const QStringList& contacts) {
            return Result<EraseAnswer>(EraseAnswer{{id, contacts, {}, fromMs(0)}, true});
        };
        m_bench->core->setOffline(false);
        m_bench->scheduler.advance(Millis{10'000});
        QCOMPARE(adapter().eraseRequests, QList<QStringList>{{u"p1"_s}});
        QVERIFY(m_bench->core->store().work().eraseRequests().value().isEmpty());
    }

    void aRefusalIsToldAndNotRepeated() {
        adapter().onErase = [](const ErasureId&, const QStringList&) -> Result<EraseAnswer> {
            return fail(ErrorKind::Conflict, u"legal_hold"_s);
        };
        const auto answer = m_bench->core->erasures().erase({customerOf(u"p1"_s), {}, true, false});
        QVERIFY(runUntilAnswered(answer));
        QVERIFY(answer.result()->backends.constFirst().state == ErasedCustomer::Backend::State::Refused);
        QCOMPARE(answer.result()->backends.constFirst().error, u"legal_hold"_s);
        m_bench->scheduler.advance(Millis{60'000});
        QCOMPARE(adapter().eraseRequests.size(), 1);
    }

    void aBackendThatIsOverwritingIsAskedAgain() {
        adapter().onErase = [this](const ErasureId& id, const QStringList& contacts) {
            const bool isDone = adapter().eraseRequests.size() >= 3;
            return Result<EraseAnswer>(EraseAnswer{{id, contacts, {}, m_bench->clock.now()}, isDone});
        };
        const auto answer = m_bench->core->erasures().erase({customerOf(u"p1"_s), {}, true, false});
        QVERIFY(runUntilAnswered(answer));
        QCOMPARE(adapter().eraseRequests.size(), 3);
        QVERIFY(answer.result()->backends.constFirst().state == ErasedCustomer::Backend::State::Erased);
    }

    void theScreenHearsOfItAtOnce() {
        QSignalSpy changed(m_bench->core.get(), &EngineCore::changed);
        const CustomerId customer = customerOf(u"p1"_s);
        const auto answer = m_bench->core->erasures().erase({customer, {}, true, false});
        QVERIFY(runUntilAnswered(answer));
        ChangeSet all;
        for (const QList<QVariant>& one : std::as_const(changed))
            all.unite(one.at(0).value<ChangeSet>());
        QVERIFY(all.erased.contains({m_account, u"c1"_s}));
        QVERIFY(all.customers.contains(customer));
    }

    void undoForgetsTheirSteps() {
        m_bench->enqueue(m_account, SetStatus{Status::Solved, {}, {}});
        adapter().submits.last().answer(Receipt{});
        m_bench->settle();
        const auto answer = m_bench->core->erasures().erase({customerOf(u"p1"_s), {}, true, false});
        QVERIFY(runUntilAnswered(answer));
        QCOMPARE(m_bench->core->commands().undoLast().error().code, u"nothing_to_undo"_s);
    }
};

QTEST_GUILESS_MAIN(TestEraseDesk)
#include "test_erase_desk.moc"
