// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/http/framing.h"

#include <algorithm>
#include <boost/beast/http/error.hpp>
#include <iterator>

namespace segue::hub::http {

using namespace Qt::StringLiterals;

namespace {

constexpr std::ptrdiff_t maxFields = 100;

std::ptrdiff_t countOf(const RequestHeader& header, bhttp::field name) {
    const auto [first, last] = header.equal_range(name);
    return std::distance(first, last);
}

bool isPlainNumber(beast::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

//! host [":" port], with nothing that could make it mean another one.
bool isPlainHost(beast::string_view host) {
    constexpr beast::string_view punctuation("-._:[]");
    return !host.empty() && std::all_of(host.begin(), host.end(), [&](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               punctuation.find(c) != beast::string_view::npos;
    });
}

Response bad(const QString& message) {
    return errorResponse(400, u"bad_request"_s, message);
}

std::optional<Response> lengthFault(const RequestHeader& header) {
    const auto lengths = countOf(header, bhttp::field::content_length);
    const auto encodings = countOf(header, bhttp::field::transfer_encoding);
    if (lengths > 1 || (lengths == 1 && !isPlainNumber(header[bhttp::field::content_length])))
        return bad(u"Content-Length must be given once, as a number."_s);
    if (encodings == 0)
        return std::nullopt;
    if (header.version() < 11)
        return bad(u"Transfer-Encoding needs HTTP/1.1."_s);
    if (lengths > 0)
        return bad(u"Content-Length and Transfer-Encoding exclude each other."_s);
    const auto coding = header[bhttp::field::transfer_encoding];
    if (encodings > 1 || !beast::iequals(coding, "chunked"))
        return bad(u"The only Transfer-Encoding is chunked."_s);
    return std::nullopt;
}

} // namespace

std::optional<Response> framingFault(const RequestHeader& header) {
    if (std::distance(header.begin(), header.end()) > maxFields)
        return errorResponse(431, u"header_too_large"_s, u"The request has too many headers."_s);
    if (countOf(header, bhttp::field::host) != 1 || !isPlainHost(header[bhttp::field::host]))
        return bad(u"Exactly one Host header is needed."_s);
    return lengthFault(header);
}

std::optional<Response> answerToParseError(const error_code& error) {
    if (error == bhttp::error::header_limit)
        return errorResponse(431, u"header_too_large"_s, u"The request's header is too large."_s);
    if (error == bhttp::error::body_limit)
        return errorResponse(413, u"body_too_large"_s, u"The request's body is too large."_s);
    if (error == bhttp::error::bad_version)
        return errorResponse(505, u"bad_version"_s, u"Only HTTP/1.1 and HTTP/1.0 are spoken here."_s);
    const bool isParserError = error.category() == make_error_code(bhttp::error::bad_method).category();
    if (!isParserError || error == bhttp::error::end_of_stream || error == bhttp::error::partial_message)
        return std::nullopt;
    return bad(u"The request is not well-formed HTTP."_s);
}

} // namespace segue::hub::http
