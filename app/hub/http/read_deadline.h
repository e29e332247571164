// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/http/beast.h"
#include "core/base/instant.h"

#include <boost/asio/steady_timer.hpp>
#include <memory>

namespace segue::hub::http {

//! The absolute deadline of a phase in which a client sends. When it passes, the client's sending
//! side is shut, so that the pending read ends and 408 can still be said: the stream's own deadline
//! would close it. That one comes a little later, for a platform on which a shut side does not end
//! a read. Used on the stream's strand alone.
class ReadDeadline {
public:
    explicit ReadDeadline(beast::tcp_stream& stream) : m_stream(stream), m_timer(stream.get_executor()) {}

    //! `owner` keeps this and the stream alive until the deadline passes or is disarmed.
    void arm(Millis deadline, std::shared_ptr<void> owner) {
        constexpr Millis grace{1000};
        m_stream.expires_after(deadline + grace);
        m_timer.expires_after(deadline);
        m_timer.async_wait([this, phase = ++m_phase, owner = std::move(owner)](const error_code& error) {
            if (error || phase != m_phase)
                return;
            m_hasPassed = true;
            error_code ignored;
            m_stream.socket().shutdown(tcp::socket::shutdown_receive, ignored);
        });
    }
    void disarm() {
        ++m_phase;
        m_timer.cancel();
    }
    bool hasPassed() const { return m_hasPassed; }

private:
    beast::tcp_stream& m_stream;
    net::steady_timer m_timer;
    quint64 m_phase = 0; //!< Tells a deadline that was overtaken from one that passed.
    bool m_hasPassed = false;
};

} // namespace segue::hub::http
