// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

namespace segue::ctl {

//! One sentence for a person: what is wrong and, where it helps, what to do.
QString errorSentence(const Error& error);

} // namespace segue::ctl
