// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fakes/sim_world.h"

#include "core/sync/identity_linker.h"
#include "tests/fakes/sim_adapter.h"

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

SimWorld::SimWorld(quint64 seed, bool isCalm)
    : m_seed(seed), m_isCalm(isCalm), m_random(seed), m_dir(fastDir()) {
    addSimKinds(m_registry);
    m_network.isClientDead = [this] { return m_disk.isDead(); };
    m_disk.begin(m_random);
}

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
    report.commandRequests = m_network.commandRequests;
    report.accidents = m_network.accidents();
    if (m_hasDisk) {
        report.accidents[u"disk full"_s] = m_disk.fullCount();
        report.accidents[u"disk broken"_s] = m_disk.brokenCount();
    }
    report.violations = m_oracle.violations();
    return report;
}

void SimWorld::begin() {
    for (const SimClass simClass : {SimClass::Key, SimClass(m_seed % simClasses)}) {
        const QString name = u"desk-%1"_s.arg(m_desks.size() + 1);
        Desk desk{std::make_unique<SimServer>(name, m_clock, simClass), AccountId(u"account-"_s + name)};
        for (int i = 0; i < conversationsEach; ++i)
            desk.server->addConversation();
        m_network.attach(*desk.server);
        m_desks.push_back(std::move(desk));
    }
    open();
    addAccounts();
    m_scheduler.advance(Millis{2'000});
}

Result<std::unique_ptr<EngineCore>> SimWorld::openProfile() {
    EngineOptions options;
    options.profileDir = m_dir.path();
    const auto makeListener = [](CacheDb& cache, WorkDb& work) {
        return std::make_unique<IdentityLinker>(cache, work);
    };
    return EngineCore::open(
        options, {m_clock, m_scheduler, m_random, m_network, m_network, m_registry, m_vault, makeListener});
}

void SimWorld::open() {
    auto opened = openProfile();
    if (!opened)
        qFatal("the engine did not open: %s", qPrintable(opened.error().code));
    m_core = std::move(*opened);
    m_core->start();
}

void SimWorld::addAccounts() {
    for (const Desk& desk : m_desks) {
        Account account;
        account.id = desk.account;
        account.kind = kindOf(desk.server->simClass());
        account.name = desk.server->name();
        account.baseUrl = QUrl(u"http://"_s + desk.server->name());
        m_core->accounts().add(account, desk.server->token);
    }
}

void SimWorld::restart() {
    ++m_restarts;
    const Millis diedAt = m_clock.monotonic();
    const quint64 kind = below(4);
    if (kind >= 2)
        dieInTheMiddle();
    // Nothing is written any more; requests that are out stay out.
    m_disk.dieAfter(0);
    m_core.reset();
    pumpEvents();
    m_network.clientRestarted();
    std::optional<CutPolicy> cut;
    if (kind == 3)
        cut = CutPolicy(below(cutPolicies));
    if (const auto revived = m_disk.revive(cut, m_dir.path()); !revived)
        qFatal("the simulated disk: %s", qPrintable(revived.error().message));
    // Whoever is told that the disk is full makes room and begins again.
    m_disk.setFaults({});
    open();
    checkTyped(diedAt);
}

void SimWorld::dieInTheMiddle() {
    if (!m_hasDisk)
        return;
    m_disk.dieAfter(1 + int(below(60)));
    for (int i = 0; i < 8 && !m_disk.isDead(); ++i) {
        if (below(2) == 0)
            agentWrites();
        else
            agentCancels();
        pass();
    }
}

void SimWorld::tryASecondProcess() {
    if (openProfile())
        m_oracle.violate(u"I13"_s, u"a second process opened the profile"_s);
}

void SimWorld::pass() {
    const quint64 kind = below(20);
    const quint64 most = kind < 14 ? 300 : kind < 19 ? 4'000 : 40'000;
    m_scheduler.advance(Millis{static_cast<qint64>(below(most))});
}

void SimWorld::step() {
    const quint64 what = below(100);
    if (what < 22)
        agentWrites();
    else if (what < 26)
        agentTypes();
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
    else if (what < 74 && !m_isCalm)
        restart();
    else if (what == 74 && below(40) == 0) // It waits for the lock, in real time.
        tryASecondProcess();
    pass();
    for (const Desk& desk : m_desks)
        m_oracle.checkEffects(*desk.server);
}

QString SimWorld::anyConversation(const Desk& desk) {
    const QStringList ids = desk.server->conversationIds();
    return ids.at(qsizetype(below(quint64(ids.size()))));
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
    } else if (what < 19) {
        server.mergeCustomer(conversation);
    } else {
        const QStringList entries = server.rows(u"entries"_s).keys();
        server.editEntry(entries.at(qsizetype(below(quint64(entries.size())))));
    }
}

void SimWorld::changeWeather() {
    if (m_isCalm)
        return;
    const QString name = anyDesk().server->name();
    const auto some = [this] { return below(2) == 0 ? 0.25 * m_random.unit() : 0.0; };
    SimFaults& f = m_network.faults;
    switch (below(8)) {
    case 0:
        m_network.partition(name);
        break;
    case 1:
        m_network.heal(name);
        break;
    case 2:
        calmDown();
        break;
    case 3:
        m_disk.setFaults({0.2 * m_random.unit(), 0});
        break;
    case 4:
        m_disk.setFaults({0, 0.1 * m_random.unit()});
        break;
    case 5:
    case 6:
        f = {some(), some(), some(),     some(), some(), some(), some(),
             some(), some(), some() / 5, some(), some(), some(), some()};
        f.stranger = some();
        break;
    default:
        // Ten years either way, now and then.
        if (below(4) == 0)
            m_clock.jumpWall((below(2) == 0 ? 1 : -1) * Millis(std::chrono::hours(24 * 3652)));
    }
}

void SimWorld::calmDown() {
    m_network.faults = SimFaults();
    m_disk.setFaults({});
    for (const Desk& desk : m_desks)
        m_network.heal(desk.server->name());
    agentLooks();
    m_scheduler.advance(Millis{60'000});
    checkSame();
}

void SimWorld::checkSame() {
    const auto heads = [this] {
        QList<qint64> all;
        for (const Desk& desk : m_desks)
            all.append(desk.server->head());
        return all;
    };
    // What is carried out at this very moment may be under way still.
    constexpr Millis longestWay{2'000};
    QList<qint64> before;
    do {
        before = heads();
        m_scheduler.advance(longestWay);
    } while (heads() != before);
    for (const Desk& desk : m_desks)
        m_oracle.checkSame(m_core->store().cache(), desk.account, *desk.server);
}

void SimWorld::comeToRest() {
    calmDown();
    m_scheduler.advance(std::chrono::minutes(4));
    checkNothingStuck();
    // Then the agent decides, until nothing is asked any more.
    for (int i = 0; i < 200 && !m_core->outbox().isEmpty(); ++i) {
        agentLooks();
        m_scheduler.advance(Millis{2'000});
    }
    m_scheduler.advance(Millis{60'000});
}

//! Whatever is still open five minutes after the last fault is asked of the agent, or waits behind what is.
void SimWorld::checkNothingStuck() {
    for (const Desk& desk : m_desks) {
        QSet<QString> asked;
        const QList<CommandId> open = m_core->outbox().openOf(desk.account);
        for (const CommandId& id : open) {
            const OutboxItem& item = m_core->outbox().find(id)->item;
            const bool isAsked = item.state == OutboxState::Held || item.state == OutboxState::Failed ||
                                 item.state == OutboxState::NeedsAgent;
            if (isAsked)
                asked.insert(item.command.conversation.id);
            else if (!asked.contains(item.command.conversation.id))
                m_oracle.violate(
                    u"I11"_s, u"%1 is %2 and nobody is told"_s.arg(id.value(), toString(item.state)));
        }
    }
}

void SimWorld::judge() {
    for (const Desk& desk : m_desks) {
        m_oracle.checkEffects(*desk.server);
        m_oracle.checkNothingLost(*desk.server);
    }
    checkSame();
    if (m_network.impatientCommands > 0)
        m_oracle.violate(
            u"I10"_s, u"%1 commands before the moment that a 429 named"_s.arg(m_network.impatientCommands));
}

} // namespace segue
