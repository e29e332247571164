// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/scheduler.h"
#include "tests/fakes/fake_clock.h"

#include <map>
#include <memory>
#include <optional>

namespace segue {

//! Delivers everything that was posted to the main thread's objects, also what is posted meanwhile, and
//! deletes what waits for it. Called on the main thread.
void pumpEvents();

//! Timers over a FakeClock: time passes only when the test says so, and calls come in order of
//! their moment, those of one moment in order of their making.
class FakeScheduler final : public Scheduler {
public:
    explicit FakeScheduler(FakeClock& clock);
    ~FakeScheduler() override;

    [[nodiscard]] Timer after(Millis delay, std::function<void()> call) override;

    //! How long until the next call; nothing if none is pending.
    std::optional<Millis> nextIn() const;
    //! Moves the clock to the next call and runs it, and all events that follow. False if none is
    //! pending.
    bool runNext();
    //! Lets `by` pass.
    void advance(Millis by);
    //! Lets time pass until `done` holds, at most `limit`; answers whether it does.
    bool runUntil(const std::function<bool()>& done, Millis limit = Millis{60'000});

private:
    struct State;
    FakeClock& m_clock;
    std::shared_ptr<State> m_state;
};

} // namespace segue
