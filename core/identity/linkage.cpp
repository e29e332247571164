// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/linkage.h"

#include "core/identity/conflicts.h"
#include "core/identity/normalise.h"
#include "core/identity/similarity.h"

#include <QHash>
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
constexpr double sameCrowdedWeight = 1;
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

//! Each kind counts once, by its heaviest line: two shared addresses are not independent news.
void countOnce(QList<Evidence>& evidence) {
    QHash<QString, qsizetype> heaviest;
    for (qsizetype i = 0; i < evidence.size(); ++i) {
        const auto known = heaviest.find(evidence[i].field);
        if (known == heaviest.end()) {
            heaviest.insert(evidence[i].field, i);
        } else {
            const bool isHeavier = evidence[i].weight > evidence[*known].weight;
            evidence[isHeavier ? *known : i].weight = 0;
            *known = isHeavier ? i : *known;
        }
    }
}

using IsCrowded = std::function<bool(const ContactPoint&)>;

void compareEqual(
    const ContactPoint& left, const ContactPoint& right, const IsCrowded& isCrowded, Comparison& out) {
    if (isCrowded(left)) {
        out.evidence.append({fieldOf(left), u"same_shared"_s, left.value, right.value, sameCrowdedWeight});
        return;
    }
    // Of several the first by name, whichever point comes first.
    if (const QString rule = ruleFor(left, right); !rule.isEmpty() && (out.rule.isEmpty() || rule < out.rule))
        out.rule = rule;
    out.evidence.append(
        {fieldOf(left), levelOf(left, right), left.value, right.value, weightOf(left, right)});
}

void comparePoints(const Contact& left, const Contact& right, const IsCrowded& isCrowded, Comparison& out) {
    for (const ContactPoint& a : left.points) {
        for (const ContactPoint& b : right.points) {
            if (!samePlace(a, b) || a.normalised.isEmpty() || b.normalised.isEmpty())
                continue;
            if (a.normalised == b.normalised)
                compareEqual(a, b, isCrowded, out);
        }
    }
    countOnce(out.evidence);
}

void findConflicts(const Contact& left, const Contact& right, Comparison& out) {
    const auto found = contradictionOf(left, right);
    if (!found)
        return;
    out.conflict = true;
    out.evidence.append(
        {fieldOf(found->left), u"conflict"_s, found->left.value, found->right.value, conflictWeight});
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

Comparison compare(const Contact& left, const Contact& right, const IsCrowded& isCrowded) {
    Comparison out;
    comparePoints(left, right, isCrowded, out);
    findConflicts(left, right, out);
    compareNames(left, right, out);
    if (left.organisation && left.organisation == right.organisation)
        out.evidence.append({u"organisation"_s, u"same"_s, {}, {}, sameOrganisationWeight});
    double weight = priorWeight;
    for (const Evidence& line : std::as_const(out.evidence))
        weight += line.weight;
    out.probability = 1 / (1 + std::exp2(-weight));
    std::stable_sort(out.evidence.begin(), out.evidence.end(), [](const Evidence& a, const Evidence& b) {
        return std::abs(a.weight) > std::abs(b.weight);
    });
    return out;
}

} // namespace segue::identity
