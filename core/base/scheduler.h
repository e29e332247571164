// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"

#include <functional>
#include <memory>

namespace segue {

//! A pending call. Destroying it cancels the call; a default-made one is idle.
class Timer {
public:
    class Impl {
    public:
        virtual ~Impl() = default;
        virtual bool isActive() const = 0;
    };

    Timer() = default;
    explicit Timer(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

    bool isActive() const { return m_impl && m_impl->isActive(); }
    void cancel() { m_impl.reset(); }

private:
    std::unique_ptr<Impl> m_impl;
};

//! The only source of timers in the engine, so that a test can run years in a second.
class Scheduler {
public:
    virtual ~Scheduler() = default;

    //! Calls `call` once, on the calling thread's event loop, `delay` (>= 0) later on the monotonic clock.
    //! `call` may destroy the Timer that it came from.
    [[nodiscard]] virtual Timer after(Millis delay, std::function<void()> call) = 0;
};

//! On QTimer, for real programs.
class QtScheduler final : public Scheduler {
public:
    [[nodiscard]] Timer after(Millis delay, std::function<void()> call) override;
};

} // namespace segue
