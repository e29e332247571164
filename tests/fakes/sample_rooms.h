// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace segue {

class FakeWorkspace;

//! Adds to fillWithSampleData() what the customer, knowledge, supervisor and settings rooms show: contact
//! points, likely duplicates, decisions, articles, a busy queue, a second account that needs a sign-in.
void fillSampleRooms(FakeWorkspace& workspace);

} // namespace segue
