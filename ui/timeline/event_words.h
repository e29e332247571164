// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/views/views.h"

namespace segue {

class Workspace;

//! One change in words: "Ana set the status to Solved". Names of agents and teams are looked up in the
//! directory.
QString describeEvent(const TimelineRow& row, Workspace& workspace);

} // namespace segue
