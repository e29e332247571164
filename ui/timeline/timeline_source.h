// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/views/views.h"

#include <QObject>
#include <QSet>
#include <QTimer>

namespace segue {

class Workspace;
struct ChangeSet;

//! What names a row as long as it is shown: an echo from the outbox and the entry that it becomes have the
//! same name.
QString keyOf(const TimelineRow& row);

//! The part of a customer's timeline that is loaded: a window that grows where the agent scrolls and stays
//! below a limit.
class TimelineSource : public QObject {
    Q_OBJECT

public:
    explicit TimelineSource(Workspace& workspace, QObject* parent = nullptr);

    //! Loads the end of the timeline, or the surroundings of `at`.
    void setCustomer(const CustomerId& customer, const EntryRef& at = {});
    const CustomerId& customer() const { return m_customer; }

    const QList<TimelineRow>& rows() const { return m_window.rows; }
    bool atStart() const { return m_window.atStart; }
    bool atEnd() const { return m_window.atEnd; }
    bool isFetchingOlder() const { return m_fetching; }

    //! See entrySources().
    const QHash<ContactRef, QString>& sources() const { return m_sources; }

    //! The oldest and the newest loaded row that a backend has confirmed.
    std::optional<EntryRef> firstStored() const;
    std::optional<EntryRef> lastStored() const;

    void loadBefore();
    void loadAfter();
    void loadEnd();
    //! Another part of the timeline, with `at` in its middle.
    void loadAround(const EntryRef& at);

Q_SIGNALS:
    //! Another customer, or another part of the timeline: nothing of the old rows stands.
    void reset();
    //! Rows were added, went or changed; those that stayed have the same key.
    void changed();
    void failed(const segue::Error& error);

private:
    void onChanged(const ChangeSet& changes);
    bool isTouchedBy(const ChangeSet& changes) const;
    void refresh();
    void readSources();
    void refreshEnd();
    void askBackend();
    bool take(Result<TimelineWindow> window);
    void cutBefore(const EntryRef& first);
    void trim(bool keepStart);

    Workspace& m_workspace;
    CustomerId m_customer;
    TimelineWindow m_window;
    QHash<ContactRef, QString> m_sources;
    QTimer m_refresh;
    QSet<ConversationRef> m_exhausted; //!< The backend has nothing older of these.
    bool m_fetching = false;
};

} // namespace segue
