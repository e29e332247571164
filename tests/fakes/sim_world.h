// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/accounts/layered_vault.h"
#include "core/engine/engine_core.h"
#include "tests/fakes/sim_disk.h"
#include "tests/fakes/sim_network.h"
#include "tests/fakes/sim_oracle.h"

#include <QTemporaryDir>
#include <memory>
#include <vector>

namespace segue {

struct SimReport {
    quint64 seed = 0;
    int steps = 0;
    qsizetype accepted = 0;
    qsizetype cancelled = 0;
    qsizetype effects = 0;
    int restarts = 0;
    int requests = 0;
    int commandRequests = 0;
    QMap<QString, int> accidents;
    QStringList violations;
};

//! One agent with two accounts, two helpdesks, of which one makes nothing of our keys, a network and a
//! disk that fail, a program that is killed and a power that is cut: the real engine over fake time, network,
//! disk and chance, on one thread. The same seed gives the same run.
class SimWorld {
public:
    //! `isCalm`: nothing fails.
    explicit SimWorld(quint64 seed, bool isCalm = false);
    ~SimWorld();

    //! Takes `steps` steps of trouble, then lets everything come to rest, and judges.
    SimReport run(int steps);

private:
    struct Desk {
        std::unique_ptr<SimServer> server;
        AccountId account;
    };

    void begin();
    Result<std::unique_ptr<EngineCore>> openProfile();
    void open();
    void addAccounts();
    //! The process dies, in the middle of something or not, with the power or without.
    void restart();
    void dieInTheMiddle();
    void tryASecondProcess();
    void step();
    void changeWeather();
    void pass();

    void agentWrites();
    void agentChanges();
    void agentCancels();
    void agentTypes();
    void checkTyped(Millis diedAt);
    //! Answers what the engine asks: held, failed and uncertain items, refused credentials.
    void agentLooks();
    void answerFor(const OutboxItem& item, const Desk& desk);
    void answerDoubt(const OutboxItem& item, const Desk& desk);
    void helpdeskMoves();
    void accept(Command command, const Desk& desk, Millis undoWindow);

    //! A minute without faults, after which everything is here that is there.
    void calmDown();
    void checkSame();
    void comeToRest();
    void checkNothingStuck();
    void judge();

    Desk& anyDesk() { return m_desks[below(m_desks.size())]; }
    quint64 below(quint64 bound) { return m_random.below(bound); }
    QString anyConversation(const Desk& desk);

    //! What was typed into one conversation.
    struct Typed {
        Millis at{0};
        int number = 0;
    };

    quint64 m_seed;
    bool m_isCalm;
    SeededRandom m_random;
    FakeClock m_clock;
    FakeScheduler m_scheduler{m_clock};
    SimNetwork m_network{m_scheduler, m_clock, m_random};
    AdapterRegistry m_registry = AdapterRegistry::withAllKinds();
    LayeredVault m_vault{nullptr};
    SimDisk& m_disk = SimDisk::instance();
    bool m_hasDisk = SimDisk::install();
    QTemporaryDir m_dir;
    std::vector<Desk> m_desks;
    std::unique_ptr<EngineCore> m_core;
    SimOracle m_oracle;
    QList<CommandId> m_recent;
    QHash<ConversationRef, QList<Typed>> m_typed;
    int m_said = 0;
    int m_restarts = 0;
};

} // namespace segue
