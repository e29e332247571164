// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/storage/contact_row.h"
#include "core/identity/normalise.h"

namespace segue::hub {

namespace {
ContactPoint pointOf(PointKind kind, const QString& system, const QString& value, Instant since) {
    ContactPoint point;
    point.kind = kind;
    point.system = system;
    point.value = value;
    point.since = since;
    // Without a region: a number that does not say its country is compared with nothing.
    point.normalised = identity::normalise(point, {});
    return point;
}
} // namespace

ContactPoint claimedPoint(PointKind kind, const QString& system, const QString& value, Instant since) {
    return pointOf(kind, system, value, since);
}

ContactPoint
verifiedPoint(PointKind kind, const QString& system, const QString& value, const QString& by, Instant since) {
    ContactPoint point = pointOf(kind, system, value, since);
    point.verified = true;
    point.verifiedBy = by;
    return point;
}

} // namespace segue::hub
