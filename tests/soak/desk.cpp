// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/desk.h"

#include "core/engine/engine.h"
#include "core/views/views.h"
#include "tests/fakes/await.h"

#include <QCoreApplication>
#include <QThread>
#include <QTimer>
#include <cstdio>
#include <iostream>
#include <string>

namespace segue::soak {

using namespace Qt::StringLiterals;

namespace {

constexpr Millis pauseBetweenReplies{20};
constexpr Millis pauseBetweenLooks{100};
constexpr Millis settlePatience{60'000};

void say(const QString& line) {
    std::printf("%s\n", qPrintable(line));
    std::fflush(stdout);
}

//! Waits for a line on standard input.
class Bell final : public QThread {
    void run() override {
        std::string line;
        std::getline(std::cin, line);
    }
};

class Desk final : public QObject {
public:
    Desk(Engine& engine, Views& views, DeskPlay play)
        : m_engine(engine), m_views(views), m_play(std::move(play)) {
        connect(&m_replies, &QTimer::timeout, this, [this] { reply(); });
        connect(&m_looks, &QTimer::timeout, this, [this] { look(); });
        connect(&m_bell, &QThread::finished, this, [this] { m_rests = true; });
    }
    ~Desk() override { m_bell.wait(); }

    Result<void> sit() {
        SEGUE_TRY_VALUE(accounts, m_views.accounts());
        if (accounts.isEmpty()) {
            Account account;
            account.kind = u"hub"_s;
            account.name = u"Hub"_s;
            account.baseUrl = m_play.hub;
            SEGUE_TRY_VALUE(id, await(m_engine.addAccount(account, qEnvironmentVariable("SEGUE_TOKEN"))));
            m_account = id;
        } else {
            m_account = accounts.constFirst().id;
        }
        m_replies.start(pauseBetweenReplies);
        m_looks.start(pauseBetweenLooks);
        m_bell.start();
        return {};
    }

private:
    void reply() {
        if (m_rests)
            return;
        const QString text = u"answer %1-%2"_s.arg(QCoreApplication::applicationPid()).arg(++m_said);
        Command command;
        command.conversation = {m_account, m_play.conversations.at(m_said % m_play.conversations.size())};
        command.channel = Channel::WebChat;
        command.operations.append(Reply{text, {}});
        deliver(this, m_engine.enqueue(command), [text](const Result<CommandId>& id) {
            if (id)
                say(u"queued "_s + text);
        });
    }

    //! What the queue asks is answered: send it all the same, try again, look again.
    void look() {
        const auto open = m_views.outbox();
        if (!open)
            return;
        for (const OutboxItem& item : *open) {
            if (item.state == OutboxState::Held)
                m_engine.releaseHeld(item.command.id);
            else if (item.state == OutboxState::Failed)
                m_engine.retry(item.command.id);
            else if (item.state == OutboxState::NeedsAgent)
                m_engine.checkAgain(item.command.id);
        }
        if (!m_rests || !open->isEmpty() || m_settles)
            return;
        m_settles = true;
        deliver(this, m_engine.settle(settlePatience), [](const Result<bool>& settled) {
            QCoreApplication::exit(settled.value_or(false) ? 0 : 1);
        });
    }

    Engine& m_engine;
    Views& m_views;
    DeskPlay m_play;
    AccountId m_account;
    QTimer m_replies;
    QTimer m_looks;
    Bell m_bell;
    int m_said = 0;
    bool m_rests = false;
    bool m_settles = false;
};

int complain(const Error& error) {
    std::fprintf(stderr, "the desk: %s (%s)\n", qPrintable(error.message), qPrintable(error.code));
    return 1;
}

} // namespace

int playDesk(const DeskPlay& play) {
    EngineOptions options;
    options.profileDir = play.profileDir;
    options.sessionToken = qEnvironmentVariable("SEGUE_TOKEN");
    const auto engine = Engine::open(options);
    if (!engine)
        return complain(engine.error());
    const auto views = Views::open(play.profileDir);
    if (!views)
        return complain(views.error());
    Desk desk(**engine, **views, play);
    if (const auto sat = desk.sit(); !sat)
        return complain(sat.error());
    return QCoreApplication::exec();
}

} // namespace segue::soak
