// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/http/beast.h"

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/optional.hpp>

namespace segue::hub::http {

//! A Beast body for requests that is a QByteArray: what was read goes to handlers uncopied.
struct ByteArrayBody {
    using value_type = QByteArray;

    static std::uint64_t size(const value_type& body) { return static_cast<std::uint64_t>(body.size()); }

    class reader {
    public:
        template <bool isRequest, class Fields>
        reader(bhttp::header<isRequest, Fields>&, value_type& body) : m_body(body) {}

        void init(const boost::optional<std::uint64_t>& length, error_code& error) {
            error = {};
            // A length is only a promise: memory follows what arrives.
            constexpr std::uint64_t trusted = 64 * 1024;
            if (length)
                m_body.reserve(static_cast<qsizetype>(std::min(*length, trusted)));
        }
        template <class Buffers> std::size_t put(const Buffers& buffers, error_code& error) {
            error = {};
            for (auto it = net::buffer_sequence_begin(buffers); it != net::buffer_sequence_end(buffers);
                 ++it) {
                const net::const_buffer part = *it;
                m_body.append(static_cast<const char*>(part.data()), static_cast<qsizetype>(part.size()));
            }
            return net::buffer_size(buffers);
        }
        void finish(error_code& error) { error = {}; }

    private:
        value_type& m_body;
    };
};

} // namespace segue::hub::http
