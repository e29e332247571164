// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/views/supervisor_view.h"

#include <QObject>
#include <QTimer>
#include <optional>

namespace segue {

class Workspace;

//! Keeps a snapshot for the supervisor page while somebody looks: at most one is computed at a time, and one
//! that was asked for meanwhile follows.
class SupervisorSource : public QObject {
    Q_OBJECT

public:
    explicit SupervisorSource(Workspace& workspace, QObject* parent = nullptr);

    //! Asks at once when switched on, and then whenever something changes.
    void setActive(bool active);
    //! Nothing until the first answer.
    const std::optional<SupervisorSnapshot>& snapshot() const { return m_snapshot; }
    //! The moment that the snapshot describes.
    Instant takenAt() const { return m_takenAt; }

Q_SIGNALS:
    void changed();
    void failed(const segue::Error& error);

private:
    void ask();
    void take(const Result<SupervisorSnapshot>& answer, Instant askedAt);

    Workspace& m_workspace;
    std::optional<SupervisorSnapshot> m_snapshot;
    Instant m_takenAt;
    QTimer m_soon;
    QTimer m_anyway;
    bool m_active = false;
    bool m_asking = false;
    bool m_again = false;
};

//! Midnight before `now` in the time zone of this computer.
Instant startOfDay(Instant now);

} // namespace segue
