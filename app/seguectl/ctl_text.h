// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace segue::ctl {

//! The translations of everything that seguectl says: `Ctl::tr("…")`.
struct Ctl {
    Q_DECLARE_TR_FUNCTIONS(segue::Ctl)
};

} // namespace segue::ctl
