// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QString>

namespace segue {

//! What a person is told of a failure: what happened, and what to do about it. The only place where that text
//! is made.
struct ErrorText {
    QString what;   //!< One sentence.
    QString remedy; //!< One sentence; what the person can do, or that nothing has to be done.

    QString joined() const;
};
ErrorText errorText(const Error& error);

} // namespace segue
