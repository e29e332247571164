// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/http/beast.h"
#include "app/hub/http/response.h"

#include <optional>

namespace segue::hub::http {

//! The refusal (400) of a header whose message could be cut into pieces in two ways, or which names
//! no host or several: what Beast's parser lets through.
std::optional<Response> framingFault(const RequestHeader& header);

//! The answer to a parser's error: 431, 413, 505 or 400. Nothing where the peer is simply gone.
std::optional<Response> answerToParseError(const error_code& error);

} // namespace segue::hub::http
