// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/http/beast.h"

#include <QByteArray>
#include <QFile>
#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/optional.hpp>
#include <memory>

namespace segue::hub::http {

//! A Beast body for answers: a QByteArray, sent uncopied, or a file, read as it is sent.
struct AnswerBody {
    struct value_type {
        QByteArray bytes;
        std::shared_ptr<QFile> file;
    };

    static std::uint64_t size(const value_type& body) {
        return static_cast<std::uint64_t>(body.file ? body.file->size() : body.bytes.size());
    }

    class writer {
    public:
        using const_buffers_type = net::const_buffer;

        template <bool isRequest, class Fields>
        writer(const bhttp::header<isRequest, Fields>&, const value_type& body)
            : m_body(body), m_left(size(body)) {}

        void init(error_code& error) { error = {}; }
        boost::optional<std::pair<const_buffers_type, bool>> get(error_code& error) {
            error = {};
            if (!m_body.file)
                return {{bufferOf(m_body.bytes), false}};
            constexpr qint64 pieceBytes = 64 * 1024;
            m_piece = m_body.file->read(pieceBytes);
            m_left -= std::min(m_left, static_cast<std::uint64_t>(m_piece.size()));
            // The length was said already: one that got shorter cannot be answered with.
            if (m_piece.isEmpty() && m_left > 0)
                error = net::error::eof;
            return {{bufferOf(m_piece), m_left > 0}};
        }

    private:
        static net::const_buffer bufferOf(const QByteArray& bytes) {
            return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
        }

        const value_type& m_body;
        std::uint64_t m_left;
        QByteArray m_piece; //!< What is being sent.
    };
};

} // namespace segue::hub::http
