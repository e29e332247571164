// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fakes/sim_world.h"

#include "core/sync/identity_linker.h"

#include <QDir>
#include <QFileInfo>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

constexpr int conversationsEach = 6;

//! Databases in memory's file system where there is one: a simulation commits thousands of times.
QString fastDir() {
    const QString shared = u"/dev/shm"_s;
    const QString base = QFileInfo(shared).isWritable() ? shared : QDir::tempPath();
    return base + u"/segue-sim-XXXXXX"_s;
}

} // namespace

SimWorld::SimWorld(quint64 seed) : m_seed(seed), m_random(seed), m_dir(fastDir()) {}

SimWorld::~SimWorld() {
    m_core.reset();
    pumpEvents();
}

SimReport SimWorld::run(int steps) {
    begin();
    for (int i = 0; i < steps; ++i)
        step();
    comeToRest();
    judge();
    SimReport report;
    report.seed = m_seed;
    report.steps = steps;
    report.accepted = m_oracle.acceptedCount();
    report.cancelled = m_oracle.cancelledCount();
    for (const Desk& desk : m_desks)
        report.effects += desk.server->effects().size();
    report.restarts = m_restarts;
    report.requests = m_network.requests;
    report.accidents = m_network.accidents();
    report.violations = m_oracle.violations();
    return report;
}

void SimWorld::begin() {
    for (const QString& name : {u"desk-one"_s, u"desk-two"_s}) {
        Desk desk{std::make_unique<SimServer>(name, m_clock), AccountId(u"account-"_s + name)};
        for (int i = 0; i < conversationsEach; ++i)
            desk.server->addConversation();
        m_network.attach(*desk.server);
        m_desks.push_back(std::move(desk));
    }
    open();
    addAccounts();
    m_scheduler.advance(Millis{2'000});
}

void SimWorld::open() {
    EngineOptions options;
    options.profileDir = m_dir.path();
    const auto makeListener = [](CacheDb& cache, WorkDb& work) {
        return std::make_unique<IdentityLinker>(cache, work);
    };
    auto opened = EngineCore::open(
        options, {m_clock, m_scheduler, m_random, m_network, m_network, m_registry, m_vault, makeListener});
    if (!opened)
        qFatal("the engine did not open: %s", qPrintable(opened.error().code));
    m_core = std::move(*opened);
    m_core->start();
}

void SimWorld::addAccounts() {
    for (const Desk& desk : m_desks) {
        Account account;
        account.id = desk.account;
        account.kind = u"hub"_s;
        account.name = desk.server->name();
        account.baseUrl = QUrl(u"http://"_s + desk.server->name());
        m_core->accounts().add(account, desk.server->token);
    }
}

void SimWorld::restart() {
    ++m_restarts;
    // As a kill: nothing is written any more, requests that are out stay out.
    m_core.reset();
    pumpEvents();
    open();
}

void SimWorld::pass() {
    const quint64 kind = below(20);
    const quint64 most = kind < 14 ? 300 : kind < 19 ? 4'000 : 40'000;
    m_scheduler.advance(Millis{static_cast<qint64>(below(most))});
}

void SimWorld::step() {
    const quint64 what = below(100);
    if (what < 26)
        agentWrites();
    else if (what < 34)
        agentChanges();
    else if (what < 44)
        agentCancels();
    else if (what < 60)
        helpdeskMoves();
    else if (what < 68)
        agentLooks();
    else if (what < 72)
        changeWeather();
    else if (what < 74)
        restart();
    pass();
    for (const Desk& desk : m_desks)
        m_oracle.checkEffects(*desk.server);
}

QString SimWorld::anyConversation(const Desk& desk) {
    const QStringList ids = desk.server->conversationIds();
    return ids.at(qsizetype(below(quint64(ids.size()))));
}

void SimWorld::accept(Command command, const Desk& desk, Millis undoWindow) {
    const auto id = m_core->commands().enqueue(command, undoWindow);
    if (!id)
        return;
    // Its base is what the engine filled in; the oracle holds it to that.
    command = m_core->outbox().find(*id)->item.command;
    m_oracle.accepted(command, desk.server->name());
    m_recent.append(*id);
}

void SimWorld::agentWrites() {
    const Desk& desk = anyDesk();
    Command command;
    command.conversation = {desk.account, anyConversation(desk)};
    command.channel = Channel::WebChat;
    const QString text = u"said %1"_s.arg(++m_said);
    if (below(4) == 0)
        command.operations.append(Note{text, {}});
    else
        command.operations.append(Reply{text, {}});
    if (below(5) == 0)
        command.operations.append(SetPriority{Priority::High});
    accept(command, desk, below(3) == 0 ? Millis{10'000} : Millis{0});
}

void SimWorld::agentChanges() {
    const Desk& desk = anyDesk();
    Command command;
    command.conversation = {desk.account, anyConversation(desk)};
    switch (below(3)) {
    case 0:
        command.operations.append(SetStatus{Status::Solved, {}, std::nullopt});
        break;
    case 1:
        command.operations.append(Assign{u"me"_s, std::nullopt});
        break;
    default:
        command.operations.append(SetPriority{Priority::Low});
    }
    accept(command, desk, Millis{0});
}

void SimWorld::agentCancels() {
    if (m_recent.isEmpty())
        return;
    // Among the last few, where a race is likely.
    const qsizetype back = std::min<qsizetype>(m_recent.size(), 8);
    const qsizetype at = m_recent.size() - 1 - qsizetype(below(quint64(back)));
    const CommandId id = m_recent.at(at);
    if (!m_core->outbox().cancel(id))
        return;
    m_recent.removeAt(at);
    for (const Desk& desk : m_desks)
        m_oracle.cancelled(id, desk.server->effects());
}

void SimWorld::answerFor(const OutboxItem& item) {
    const CommandId id = item.command.id;
    if (item.state == OutboxState::Held) {
        m_oracle.released(id);
        (void)m_core->outbox().release(id);
    } else if (item.state == OutboxState::Failed) {
        (void)m_core->outbox().retry(id);
    } else if (item.state == OutboxState::NeedsAgent) {
        (void)m_core->outbox().checkAgain(id);
    }
}

void SimWorld::agentLooks() {
    for (const Desk& desk : m_desks) {
        const QList<CommandId> open = m_core->outbox().openOf(desk.account);
        for (const CommandId& id : open)
            answerFor(m_core->outbox().find(id)->item);
        m_core->conversations().markSeen({desk.account, anyConversation(desk)});
    }
    const QList<ConnectionStatus> connections = m_core->accounts().connections();
    for (const ConnectionStatus& status : connections) {
        if (status.state == ConnectionStatus::State::NeedsSignIn)
            m_core->accounts().reconnect(status.account);
    }
}

void SimWorld::helpdeskMoves() {
    SimServer& server = *anyDesk().server;
    const QString conversation =
        server.conversationIds().at(qsizetype(below(quint64(server.conversationIds().size()))));
    const quint64 what = below(20);
    if (what < 12) {
        server.customerWrites(conversation, u"asked %1"_s.arg(++m_said));
    } else if (what < 14) {
        server.colleagueTakes(conversation);
    } else if (what < 15) {
        server.addConversation();
    } else if (what < 17) {
        const QStringList entries = server.rows(u"entries"_s).keys();
        server.removeEntry(entries.at(qsizetype(below(quint64(entries.size())))));
    } else if (what < 18) {
        server.forgetDeletions();
    }
}

void SimWorld::changeWeather() {
    const QString name = anyDesk().server->name();
    const auto some = [this] { return below(2) == 0 ? 0.25 * m_random.unit() : 0.0; };
    SimFaults& f = m_network.faults;
    switch (below(6)) {
    case 0:
        m_network.partition(name);
        break;
    case 1:
        m_network.heal(name);
        break;
    case 2:
        f = SimFaults();
        break;
    case 3:
    case 4:
        f = {some(), some(), some(),     some(), some(), some(), some(),
             some(), some(), some() / 5, some(), some(), some(), some()};
        break;
    default:
        // Ten years either way, now and then.
        if (below(4) == 0)
            m_clock.jumpWall((below(2) == 0 ? 1 : -1) * Millis(std::chrono::hours(24 * 3652)));
    }
}

void SimWorld::comeToRest() {
    m_network.faults = SimFaults();
    for (const Desk& desk : m_desks)
        m_network.heal(desk.server->name());
    agentLooks();
    m_scheduler.advance(Millis{60'000});
    for (const Desk& desk : m_desks)
        m_oracle.checkSame(m_core->store().cache(), desk.account, *desk.server);
    // Then the agent decides, until nothing is asked any more.
    for (int i = 0; i < 200 && !m_core->outbox().isEmpty(); ++i) {
        agentLooks();
        m_scheduler.advance(Millis{2'000});
    }
    m_scheduler.advance(Millis{60'000});
}

void SimWorld::judge() {
    for (const Desk& desk : m_desks) {
        m_oracle.checkEffects(*desk.server);
        m_oracle.checkNothingLost(*desk.server);
        m_oracle.checkSame(m_core->store().cache(), desk.account, *desk.server);
    }
}

} // namespace segue
