// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/linkage/session.h"

#include <vector>

namespace segue::linkage {

//! Finds the fields that follow others, and gives them their parent and their shares under its levels. Two
//! fields that say the same (a postcode and its city, a name and the address made of it) would be counted
//! twice if each were weighed alone. So every field may have one parent. Among strangers who agree on the
//! parent its values are compared anew: if they agree there as well, that is u under the parent's equality,
//! and the agreement weighs little. Among matches its levels are counted under each of the parent's: who
//! moved has another street *and* another city, and the second weighs little against them. The parent is the
//! field by which matches would be misjudged most, in bits; the parents form a forest. `agreeing`: of each
//! field, pairs that agree on it.
void learnDependence(
    const std::vector<Session>& agreeing, const std::vector<Session>& sessions, Model& model);

} // namespace segue::linkage
