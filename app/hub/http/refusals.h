// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/http/response.h"

namespace segue::hub::http {

// What the server answers in a handler's stead.

//! 500: the handler threw.
Response internalError();
//! 503 with Retry-After: the memory for bodies that come in is used up.
Response tooManyBodies();
//! And that for answers on their way out.
Response tooManyAnswers();

} // namespace segue::hub::http
