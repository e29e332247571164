// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace segue {

class FakeWorkspace;

//! Fills a workspace with a believable day at a small shop's support: long names, right-to-left and other
//! scripts, emoji, mail with quotes and pictures, notes, events, all states of the outbox, drafts. The first
//! conversation of "My inbox" shows most of it; one customer has a timeline of ten thousand entries.
void fillWithSampleData(FakeWorkspace& workspace);

} // namespace segue
