// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/rest/feed_pump.h"

#include <QSet>
#include <QString>
#include <atomic>
#include <vector>

namespace segue::hub {

//! Streams that were each opened with a token. Thread-safe.
class GuardedStreams {
public:
    virtual ~GuardedStreams() = default;

    //! The hashes of the tokens of all open streams.
    virtual QSet<QString> tokensInUse() const = 0;
    //! Closes the streams that were opened with one of these, as a violation of policy.
    virtual void end(const QSet<QString>& tokens) = 0;
};

//! Ends open streams whose token has been revoked or has expired, or whose agent may no longer sign
//! in: the upgrade asked once, and a stream may stay open for days. It looks into the database, so
//! that it does not matter which process took the token away.
class StreamGuard {
public:
    //! How often look() is due where nobody has a reason to ask sooner.
    static constexpr Millis lookEvery = std::chrono::seconds(3);

    explicit StreamGuard(FeedPump& pump) : m_pump(pump) {}

    //! Only before the pump starts. `streams` must outlive the pump's thread.
    void add(GuardedStreams& streams) { m_guarded.push_back(&streams); }
    //! From any thread, after a commit that may have ended tokens: looks soon, on the pump's thread.
    void check();
    //! Looks at once, on this thread.
    void look(StorageSession& session);

private:
    FeedPump& m_pump;
    std::vector<GuardedStreams*> m_guarded;
    std::atomic<bool> m_isAsked{false}; //!< A look is due and has not begun.
};

} // namespace segue::hub
