// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/views/views.h"

namespace segue {

class Directory;

//! One change in words: "Ana set the status to Solved". Names of agents and teams are those of
//! `directory`.
QString describeEvent(const TimelineRow& row, Directory& directory);

} // namespace segue
