// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace segue {

class TimelineView;

//! Makes timelines speak: a list with one child for each item, named like "Message from Mara, 14:02, Web
//! chat: …". Once for the program; more calls do nothing.
void installTimelineAccessibility();

//! To be called when the items of a timeline changed, and when the keyboard moved to another one.
void timelineItemsChanged(TimelineView* view);
void timelineFocusChanged(TimelineView* view, int index);

} // namespace segue
