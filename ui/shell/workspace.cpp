// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/workspace.h"

#include "ui/shell/directory.h"

#include <algorithm>
#include <chrono>

namespace segue {

using namespace std::chrono_literals;

// The first to hear of a change, so that nobody who hears of it later is told the old names.
Workspace::Workspace(QObject* parent) : QObject(parent), m_directory(new Directory(*this)) {
    m_clockwork.setInterval(20s);
    connect(&m_clockwork, &QTimer::timeout, this, &Workspace::timePassed);
    m_clockwork.start();
}

bool Workspace::isOffline(const AccountId& account) const {
    const QList<ConnectionStatus> all = connections();
    return isOffline() || std::any_of(all.cbegin(), all.cend(), [&account](const ConnectionStatus& status) {
               return status.account == account && status.state == ConnectionStatus::State::Offline;
           });
}

} // namespace segue
