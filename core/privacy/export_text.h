// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace segue {

//! The translations of what an export says by itself: `ExportText::tr("…")`.
struct ExportText {
    Q_DECLARE_TR_FUNCTIONS(segue::ExportText)
};

} // namespace segue
