// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace segue {

//! Whether one account's server can be used now, as a value to watch.
class Connectivity : public QObject {
    Q_OBJECT

public:
    enum class State {
        Online,
        OfflineByUser, //!< The agent chose to work offline; nothing is sent, whatever the network
                       //!< says.
        Unreachable,   //!< The last attempt did not reach the server.
    };
    Q_ENUM(State)

    using QObject::QObject;

    State state() const;
    bool isOnline() const { return state() == State::Online; }

    void setOfflineByUser(bool offline);
    //! What the last exchange with the server showed.
    void setReachable(bool reachable);

Q_SIGNALS:
    //! Only when state() is another than before.
    void changed(segue::Connectivity::State state);

private:
    template <class Change> void apply(Change change);

    bool m_offlineByUser = false;
    bool m_reachable = true;
};

} // namespace segue
