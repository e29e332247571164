// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/erase_desk.h"

#include "core/base/hash.h"
#include "core/base/log.h"
#include "core/base/uuid.h"
#include "core/engine/erase_census.h"
#include "core/engine/erasure_steps.h"

#include <algorithm>
#include <utility>

namespace segue {

using namespace Qt::StringLiterals;
using BackendState = ErasedCustomer::Backend::State;

namespace {

constexpr Millis sendPoll{100};
//! A request ends within this, or never.
constexpr Millis longestWait{60'000};
constexpr Millis afterFailure{5'000};
//! A backend that is overwriting is asked again.
constexpr Millis askInterval{2'000};

Error gone() {
    return {ErrorKind::Cancelled, u"cancelled"_s, u"the engine ended"_s, 0, std::nullopt};
}
tl::unexpected<Error> onHold() {
    return fail(ErrorKind::Conflict, u"legal_hold"_s, u"somebody must keep what is there of the customer"_s);
}
QString keyOf(const PendingEraseRequest& request) {
    return request.erasure.value() + u'/' + request.account.value();
}

//! The backend will never carry it out.
bool isRefusal(const Error& error) {
    const bool isForbidden = error.kind == ErrorKind::Auth && error.httpStatus == 403;
    return isForbidden || error.kind == ErrorKind::Conflict || error.kind == ErrorKind::Permanent;
}

} // namespace

EraseDesk::EraseDesk(const SharedRooms& rooms, const Desks& desks, const QString& profileDir)
    : m_rooms(rooms), m_desks(desks), m_profileDir(profileDir),
      m_sweep(rooms.work, rooms.cache, rooms.services.scheduler) {
    connect(&m_sweep, &ProfileSweep::finished, this, &EraseDesk::swept);
    connect(&m_sweep, &ProfileSweep::failed, this, &EraseDesk::storageFailed);
}

void EraseDesk::start() {
    const auto open = m_rooms.work.openErasures();
    const auto isWanted = ProfileSweep::isWanted(m_rooms.work);
    if ((open && !open->isEmpty()) || isWanted.value_or(false))
        m_sweep.start();
}

Async<ErasePreview> EraseDesk::preview(const CustomerId& customer) {
    auto local = localPreview(customer);
    if (!local)
        return ready<ErasePreview>(fail(local.error()));
    auto answer = std::make_shared<Answer<ErasePreview>>(gone());
    askHolds(askable(local->contacts), [answer, preview = *local](const QList<LegalHold>& holds) mutable {
        preview.holds = holds;
        answer->give(std::move(preview));
    });
    return answer->future();
}

Result<ErasePreview> EraseDesk::localPreview(const CustomerId& customer) {
    const EraseCensus census({m_rooms.work, m_rooms.cache, m_rooms.files, m_profileDir}, m_rooms.outbox);
    SEGUE_TRY_VALUE(preview, census.take(customer));
    for (ErasePreview::Source& source : preview.sources) {
        const AccountRuntime* runtime = m_desks.accounts.find(source.account);
        source.name = runtime ? runtime->account().name : source.account.value();
        source.keepsItsCopy = !m_desks.accounts.capabilities(source.account).erase;
    }
    return preview;
}

QHash<AccountId, QStringList> EraseDesk::askable(const QList<ContactRef>& contacts) const {
    QHash<AccountId, QStringList> out;
    for (const ContactRef& contact : contacts) {
        if (m_desks.accounts.capabilities(contact.account).erase)
            out[contact.account].append(contact.id);
    }
    return out;
}

void EraseDesk::askHolds(
    const QHash<AccountId, QStringList>& whom, const std::function<void(const QList<LegalHold>&)>& then) {
    struct Asked {
        QList<LegalHold> holds;
        int open = 1;
    };
    const auto asked = std::make_shared<Asked>();
    const auto done = [asked, then] {
        if (--asked->open == 0)
            then(asked->holds);
    };
    for (auto it = whom.begin(); it != whom.end(); ++it) {
        AccountRuntime* runtime = m_desks.accounts.find(it.key());
        if (!runtime || !runtime->session().isCaughtUp())
            continue;
        ++asked->open;
        deliver(
            this, runtime->adapter().legalHolds(*it), [asked, done](const Result<QList<LegalHold>>& holds) {
                // Who cannot be asked now says so when it is to erase.
                asked->holds += holds.value_or(QList<LegalHold>());
                done();
            });
    }
    done();
}

Async<ErasedCustomer> EraseDesk::erase(const EraseRequest& request) {
    const auto whole = erasableCustomer(m_rooms.work, m_rooms.cache, request.customer);
    if (!whole)
        return ready<ErasedCustomer>(fail(whole.error()));
    auto running = std::make_shared<Running>();
    running->request = request;
    running->answer = std::make_shared<Answer<ErasedCustomer>>(gone());
    ErasePlan& plan = running->plan;
    plan.id = ErasureId(uuidV7(m_rooms.services.clock, m_rooms.services.random));
    plan.customer = request.customer;
    plan.contacts = whole->contacts;
    for (const ErasePreview::PastMerge& past : whole->pastMerges) {
        if (request.pastMerges.contains(past.contact))
            plan.contacts.append(past.contact);
    }
    plan.setAsideFiles = request.setAsideFiles;
    askHolds(askable(plan.contacts), [this, running](const QList<LegalHold>& holds) {
        if (!holds.isEmpty())
            return running->answer->give(onHold());
        begin(running);
    });
    return running->answer->future();
}

void EraseDesk::begin(const std::shared_ptr<Running>& running) {
    const auto planned = complete(running->plan, running->request.mentions);
    if (!planned)
        return running->answer->give(fail(planned.error()));
    running->deadline = m_rooms.services.clock.monotonic() + longestWait;
    m_rooms.outbox.hold(running->plan.conversations);
    tell(*running, EraseStage::WaitingForSends);
    m_waiting.append(running);
    goOn();
}

Result<void> EraseDesk::complete(ErasePlan& plan, bool mentions) {
    const auto pathOf = [this](const EntryRef& entry, const QString& attachment, const QString& name) {
        return m_rooms.files.downloadPath(ConversationDesk::downloadKey(entry, attachment), name);
    };
    return store::completePlan(m_rooms.cache.connection(), plan, mentions, pathOf);
}

void EraseDesk::goOn() {
    const auto waiting = std::exchange(m_waiting, {});
    for (const std::shared_ptr<Running>& running : waiting) {
        if (isSending(running->plan) && m_rooms.services.clock.monotonic() < running->deadline)
            m_waiting.append(running);
        else
            decide(running);
    }
    if (!m_waiting.isEmpty())
        m_wait = m_rooms.services.scheduler.after(sendPoll, [this] { goOn(); });
}

bool EraseDesk::isSending(const ErasePlan& plan) const {
    return std::any_of(
        plan.conversations.begin(), plan.conversations.end(), [this](const ConversationRef& one) {
            AccountRuntime* runtime = m_desks.accounts.find(one.account);
            return runtime && runtime->worker().isBusyWith(one.id);
        });
}

void EraseDesk::decide(const std::shared_ptr<Running>& running) {
    ErasePlan& plan = running->plan;
    const QList<ConversationRef> held = plan.conversations;
    plan.at = m_rooms.services.clock.now();
    // While it waited more may have come.
    const auto decided =
        complete(plan, running->request.mentions).and_then([&] { return keepDecision(plan); });
    m_rooms.outbox.unhold(held);
    if (!decided)
        return running->answer->give(fail(decided.error()));
    running->done.id = plan.id;
    running->done.cancelledSends = int(decided->size());
    tell(*running, EraseStage::Forgetting);
    carryOut(running);
}

Result<QList<CommandId>> EraseDesk::keepDecision(ErasePlan& plan) {
    QList<PendingEraseRequest> requests;
    const QHash<AccountId, QStringList> whom = askable(plan.contacts);
    for (auto it = whom.begin(); it != whom.end(); ++it)
        requests.append({plan.id, it.key(), *it, BackendState::Waiting, {}});
    SEGUE_TRY_VALUE(actor, m_rooms.work.selfName(plan.contacts.constFirst().account));
    const QJsonObject subject{
        {u"erasure"_s, plan.id.value()},
        {u"customer_sha256"_s, sha256Hex(plan.customer.value().toUtf8())},
        {u"contacts"_s, plan.contacts.size()},
        {u"conversations"_s, plan.conversations.size()}};
    SEGUE_TRY_VALUE(
        cancelled, m_rooms.work.decideErasure(plan, requests, {actor, u"customer.erase"_s, subject}));
    dropFromMemory(plan, cancelled);
    return cancelled;
}

void EraseDesk::dropFromMemory(const ErasePlan& plan, const QList<CommandId>& cancelled) {
    m_rooms.outbox.forget(cancelled);
    m_desks.drafts.forget(plan.conversations);
    m_desks.commands.forget(plan.conversations);
}

void EraseDesk::carryOut(const std::shared_ptr<Running>& running) {
    const auto changes =
        carryOutErasure({m_rooms.work, m_rooms.cache, m_rooms.files, m_profileDir}, running->plan);
    if (!changes) {
        // It is decided: it goes on when the disk lets it, and after a restart.
        Q_EMIT storageFailed(changes.error());
        m_decided.append(running);
        m_retry = m_rooms.services.scheduler.after(afterFailure, [this] {
            const auto decided = std::exchange(m_decided, {});
            for (const std::shared_ptr<Running>& again : decided)
                carryOut(again);
        });
        return;
    }
    Q_EMIT changed(*changes);
    if (const auto linked = m_rooms.writer.relink(); !linked)
        qCWarning(segueEngine) << "identity could not follow:" << linked.error().code;
    tell(*running, EraseStage::Overwriting);
    m_overwriting.append(running);
    m_sweep.start();
    requestAll();
}

void EraseDesk::swept() {
    const auto open = m_rooms.work.openErasures();
    if (!open)
        return Q_EMIT storageFailed(open.error());
    for (const WorkDb::OpenErasure& one : *open) {
        if (one.state != ErasureState::Forgotten)
            continue;
        if (const auto marked = m_rooms.work.markErased(one.plan.id); !marked)
            Q_EMIT storageFailed(marked.error());
    }
    const auto overwritten = std::exchange(m_overwriting, {});
    for (const std::shared_ptr<Running>& running : overwritten) {
        running->deadline = m_rooms.services.clock.monotonic() + longestWait;
        m_hearing.append(running);
    }
    hear();
}

void EraseDesk::hear() {
    const auto hearing = std::exchange(m_hearing, {});
    for (const std::shared_ptr<Running>& running : hearing) {
        if (!isHeard(running->plan) && m_rooms.services.clock.monotonic() < running->deadline) {
            m_hearing.append(running);
            continue;
        }
        running->done.backends = backendsOf(running->plan);
        tell(*running, EraseStage::Done);
        running->answer->give(running->done);
    }
    if (!m_hearing.isEmpty())
        m_hear = m_rooms.services.scheduler.after(sendPoll, [this] { hear(); });
}

bool EraseDesk::isHeard(const ErasePlan& plan) {
    const QList<PendingEraseRequest> requests =
        m_rooms.work.eraseRequests().value_or(QList<PendingEraseRequest>());
    return std::none_of(requests.begin(), requests.end(), [&](const PendingEraseRequest& request) {
        const AccountRuntime* runtime = m_desks.accounts.find(request.account);
        const bool isReachable = runtime && runtime->isConnected();
        return request.erasure == plan.id && request.state != BackendState::Refused && isReachable;
    });
}

QList<ErasedCustomer::Backend> EraseDesk::backendsOf(const ErasePlan& plan) {
    const QList<PendingEraseRequest> requests =
        m_rooms.work.eraseRequests().value_or(QList<PendingEraseRequest>());
    const QHash<AccountId, QStringList> asked = askable(plan.contacts);
    QList<ErasedCustomer::Backend> out;
    QSet<AccountId> seen;
    for (const ContactRef& contact : plan.contacts) {
        if (seen.contains(contact.account))
            continue;
        seen.insert(contact.account);
        ErasedCustomer::Backend backend;
        backend.account = contact.account;
        const AccountRuntime* runtime = m_desks.accounts.find(contact.account);
        backend.name = runtime ? runtime->account().name : contact.account.value();
        if (asked.contains(contact.account))
            backend.state = BackendState::Erased;
        for (const PendingEraseRequest& request : requests) {
            if (request.erasure == plan.id && request.account == contact.account) {
                backend.state = request.state;
                backend.error = request.error;
            }
        }
        out.append(backend);
    }
    return out;
}

void EraseDesk::tell(const Running& running, EraseStage stage) {
    Q_EMIT progressed({running.plan.id, running.plan.customer, stage});
}

void EraseDesk::requestAll() {
    m_askAgain.cancel();
    const auto requests = m_rooms.work.eraseRequests();
    if (!requests)
        return;
    for (const PendingEraseRequest& one : *requests) {
        if (one.state == BackendState::Waiting || one.state == BackendState::Erasing)
            request(one);
    }
}

void EraseDesk::request(const PendingEraseRequest& pending) {
    AccountRuntime* runtime = m_desks.accounts.find(pending.account);
    if (!runtime || !runtime->session().isCaughtUp() || m_asking.contains(keyOf(pending)))
        return;
    m_asking.insert(keyOf(pending));
    deliver(
        this, runtime->adapter().requestErase(pending.erasure, pending.contacts),
        [this, pending](const Result<EraseAnswer>& answer) { answered(pending, answer); });
}

void EraseDesk::answered(const PendingEraseRequest& pending, const Result<EraseAnswer>& answer) {
    m_asking.remove(keyOf(pending));
    PendingEraseRequest next = pending;
    Result<void> kept;
    if (answer && answer->isOverwritten) {
        kept = m_rooms.work.removeEraseRequest(pending);
    } else if (answer) {
        next.state = BackendState::Erasing;
        kept = m_rooms.work.updateEraseRequest(next);
    } else if (isRefusal(answer.error())) {
        qCWarning(segueEngine) << "a backend does not erase:" << answer.error().code;
        next.state = BackendState::Refused;
        next.error = answer.error().code;
        kept = m_rooms.work.updateEraseRequest(next);
    }
    if (!kept)
        Q_EMIT storageFailed(kept.error());
    if (answer) {
        if (const auto applied = applyTombstone(pending.account, answer->tombstone); !applied)
            Q_EMIT storageFailed(applied.error());
    }
    const bool isOver = kept && ((answer && answer->isOverwritten) || next.state == BackendState::Refused);
    if (!isOver)
        m_askAgain = m_rooms.services.scheduler.after(askInterval, [this] { requestAll(); });
}

Result<void> EraseDesk::applyTombstone(const AccountId& account, const Tombstone& tombstone) {
    ErasePlan plan;
    plan.id = tombstone.id;
    plan.at = tombstone.at;
    plan.setAsideFiles = true;
    bool isNews = false;
    const ErasedRefs& erased = m_rooms.work.erased();
    for (const QString& id : tombstone.contacts) {
        plan.contacts.append({account, id});
        isNews |= !erased.contains(plan.contacts.constLast());
    }
    for (const QString& id : tombstone.conversations) {
        plan.conversations.append({account, id});
        isNews |= !erased.contains(plan.conversations.constLast());
    }
    if (!isNews)
        return {};
    SEGUE_TRY(complete(plan, false));
    const AuditNote note{{}, u"customer.erased_by_team"_s, {{u"erasure"_s, tombstone.id.value()}}};
    SEGUE_TRY_VALUE(cancelled, m_rooms.work.decideErasure(plan, {}, note));
    dropFromMemory(plan, cancelled);
    SEGUE_TRY_VALUE(
        changes, carryOutErasure({m_rooms.work, m_rooms.cache, m_rooms.files, m_profileDir}, plan));
    Q_EMIT changed(changes);
    // Of people who never were here there is nothing to overwrite; but it may be of an erasure of our own
    // that is being overwritten, and is said to be done by that.
    if (changes.customers.isEmpty() && cancelled.isEmpty())
        return m_sweep.isRunning() ? Result<void>() : m_rooms.work.markErased(plan.id);
    m_sweep.start();
    return {};
}

} // namespace segue
