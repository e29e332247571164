// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <tl/expected.hpp>

namespace segue {

//! What every fallible function returns. No exception crosses a boundary.
template <class T> using Result = tl::expected<T, Error>;

//! `return fail(ErrorKind::Storage, u"disk_full"_qs, …)`.
[[nodiscard]] inline tl::unexpected<Error> fail(Error error) {
    return tl::unexpected<Error>(std::move(error));
}
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorKind kind, QString code, QString message = {}) {
    return tl::unexpected<Error>(Error{kind, std::move(code), std::move(message), 0, std::nullopt});
}

} // namespace segue

//! Leaves the enclosing function with the error of `expression`, if it has one.
#define SEGUE_TRY(expression)                                                                                \
    do {                                                                                                     \
        if (auto segueTried = (expression); !segueTried)                                                     \
            return ::segue::fail(std::move(segueTried.error()));                                             \
    } while (false)
//! Declares `name` as the value of `expression`, or leaves the enclosing function with its error.
#define SEGUE_TRY_VALUE(name, expression)                                                                    \
    auto name##Result = (expression);                                                                        \
    if (!name##Result)                                                                                       \
        return ::segue::fail(std::move(name##Result.error()));                                               \
    auto name = std::move(*name##Result)
