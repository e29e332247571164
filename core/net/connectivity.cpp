// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/connectivity.h"

namespace segue {

Connectivity::State Connectivity::state() const {
    if (m_offlineByUser)
        return State::OfflineByUser;
    return m_reachable ? State::Online : State::Unreachable;
}

template <class Change> void Connectivity::apply(Change change) {
    const State before = state();
    change();
    if (state() != before)
        Q_EMIT changed(state());
}

void Connectivity::setOfflineByUser(bool offline) {
    apply([&] { m_offlineByUser = offline; });
}

void Connectivity::setReachable(bool reachable) {
    apply([&] { m_reachable = reachable; });
}

} // namespace segue
