// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/linkage.h"

#include "core/identity/normalise.h"
#include "core/identity/similarity.h"

#include <QSet>
#include <algorithm>
#include <cmath>

namespace segue::identity {

using namespace Qt::StringLiterals;

namespace {

// Starting weights, log2(m/u), for a store with too little data to learn from. Two random contacts share an
// address about once in a million pairs, so even an unverified match weighs more than any name.
constexpr double priorWeight = -10; // One pair in a thousand of those that are compared is the same person.
constexpr double sameVerifiedWeight = 20;
constexpr double sameHalfVerifiedWeight = 18;
constexpr double sameClaimedWeight = 16;
constexpr double sameDeviceWeight = 9; // Families and shops share devices.
constexpr double sameNameWeight = 7;
constexpr double similarNameWeight = 4;
constexpr double differentNameWeight = -5;
constexpr double sameOrganisationWeight = 2;
constexpr double conflictWeight = -30;

QString fieldOf(const ContactPoint& point) {
    return toString(point.kind);
}

double weightOf(const ContactPoint& left, const ContactPoint& right) {
    if (left.kind == PointKind::Device)
        return sameDeviceWeight;
    if (left.verified && right.verified)
        return sameVerifiedWeight;
    return left.verified || right.verified ? sameHalfVerifiedWeight : sameClaimedWeight;
}

QString levelOf(const ContactPoint& left, const ContactPoint& right) {
    if (left.verified && right.verified)
        return u"same_verified"_s;
    return left.verified || right.verified ? u"same_half_verified"_s : u"same_claimed"_s;
}

QString ruleFor(const ContactPoint& left, const ContactPoint& right) {
    if (!left.verified || !right.verified || left.kind == PointKind::Device)
        return {};
    return left.kind == PointKind::ExternalId ? u"external_id"_s : u"verified_"_s + toString(left.kind);
}

bool samePlace(const ContactPoint& left, const ContactPoint& right) {
    return left.kind == right.kind && left.system == right.system;
}

void comparePoints(const Contact& left, const Contact& right, Comparison& out) {
    // Each kind counts once: two shared addresses are not independent news.
    QSet<PointKind> counted;
    for (const ContactPoint& a : left.points) {
        for (const ContactPoint& b : right.points) {
            if (!samePlace(a, b) || a.normalised.isEmpty() || b.normalised.isEmpty())
                continue;
            if (a.normalised == b.normalised) {
                if (const QString rule = ruleFor(a, b); !rule.isEmpty() && out.rule.isEmpty())
                    out.rule = rule;
                const double weight = counted.contains(a.kind) ? 0 : weightOf(a, b);
                counted.insert(a.kind);
                out.evidence.append({fieldOf(a), levelOf(a, b), a.value, b.value, weight});
            }
        }
    }
}

//! Two verified ids in one system, and none in common there: two people of that system.
void findConflicts(const Contact& left, const Contact& right, Comparison& out) {
    for (const ContactPoint& a : left.points) {
        if (a.kind != PointKind::ExternalId || !a.verified)
            continue;
        const auto inSystem = [&](const ContactPoint& b) { return samePlace(a, b) && b.verified; };
        const bool any = std::any_of(right.points.begin(), right.points.end(), inSystem);
        const bool shared = std::any_of(right.points.begin(), right.points.end(), [&](const ContactPoint& b) {
            return inSystem(b) && b.normalised == a.normalised;
        });
        if (any && !shared) {
            const auto other = std::find_if(right.points.begin(), right.points.end(), inSystem);
            out.conflict = true;
            out.evidence.append({fieldOf(a), u"conflict"_s, a.value, other->value, conflictWeight});
            return;
        }
    }
}

void compareNames(const Contact& left, const Contact& right, Comparison& out) {
    const QString a = foldName(left.name);
    const QString b = foldName(right.name);
    if (a.isEmpty() || b.isEmpty())
        return;
    const double similarity = a == b ? 1 : jaroWinkler(a, b);
    if (similarity >= 1)
        out.evidence.append({u"name"_s, u"same"_s, left.name, right.name, sameNameWeight});
    else if (similarity >= 0.9)
        out.evidence.append({u"name"_s, u"similar"_s, left.name, right.name, similarNameWeight});
    else if (similarity < 0.75)
        out.evidence.append({u"name"_s, u"different"_s, left.name, right.name, differentNameWeight});
}

} // namespace

Comparison compare(const Contact& left, const Contact& right) {
    Comparison out;
    comparePoints(left, right, out);
    findConflicts(left, right, out);
    compareNames(left, right, out);
    if (left.organisation && left.organisation == right.organisation)
        out.evidence.append({u"organisation"_s, u"same"_s, {}, {}, sameOrganisationWeight});
    double weight = priorWeight;
    for (const Evidence& line : std::as_const(out.evidence))
        weight += line.weight;
    out.probability = 1 / (1 + std::exp2(-weight));
    if (out.conflict)
        out.rule.clear();
    std::stable_sort(out.evidence.begin(), out.evidence.end(), [](const Evidence& a, const Evidence& b) {
        return std::abs(a.weight) > std::abs(b.weight);
    });
    return out;
}

} // namespace segue::identity
