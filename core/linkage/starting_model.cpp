// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/linkage/model.h"

#include <algorithm>

namespace segue::linkage {

Model startingModel(const RecordTable& table) {
    Model model;
    for (const Field& field : table.fields()) {
        FieldModel known{field, {}, {}, -1, {}, {}};
        for (const LevelKind& level : levelsOf(field.kind)) {
            known.match.push_back(level.match);
            known.chance.push_back(level.chance);
        }
        model.fields.push_back(std::move(known));
    }
    // One record in five has a second one of the same person.
    model.prior = 0.2 / static_cast<double>(std::max<size_t>(table.size(), 2));
    model.relatives = model.prior / 2;
    return model;
}

bool fits(const Model& model, const RecordTable& table) {
    return std::equal(
        model.fields.begin(), model.fields.end(), table.fields().begin(), table.fields().end(),
        [](const FieldModel& known, const Field& field) { return known.field == field; });
}

LevelShares relativeShares(const FieldModel& known) {
    const double shared = sharedByRelatives(known.field.kind);
    LevelShares shares;
    for (size_t level = 0; level < known.match.size(); ++level)
        shares.push_back(shared * known.match[level] + (1 - shared) * known.chance[level]);
    return shares;
}

} // namespace segue::linkage
