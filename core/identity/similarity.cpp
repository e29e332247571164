// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/similarity.h"

#include <QVarLengthArray>
#include <algorithm>

namespace segue::identity {

namespace {

double jaro(QStringView left, QStringView right) {
    if (left.isEmpty() || right.isEmpty())
        return left.isEmpty() && right.isEmpty() ? 1 : 0;
    const qsizetype window = std::max<qsizetype>(0, std::max(left.size(), right.size()) / 2 - 1);
    QVarLengthArray<bool, 64> taken(right.size(), false);
    QVarLengthArray<QChar, 64> matchesLeft;
    for (qsizetype i = 0; i < left.size(); ++i) {
        const qsizetype end = std::min(right.size(), i + window + 1);
        for (qsizetype j = std::max<qsizetype>(0, i - window); j < end; ++j) {
            if (taken[j] || left[i] != right[j])
                continue;
            taken[j] = true;
            matchesLeft.append(left[i]);
            break;
        }
    }
    if (matchesLeft.isEmpty())
        return 0;
    qsizetype swapped = 0;
    for (qsizetype j = 0, k = 0; j < right.size(); ++j) {
        if (taken[j] && right[j] != matchesLeft[k++])
            ++swapped;
    }
    const auto m = static_cast<double>(matchesLeft.size());
    return (m / static_cast<double>(left.size()) + m / static_cast<double>(right.size()) +
            (m - static_cast<double>(swapped) / 2) / m) /
           3;
}

} // namespace

double jaroWinkler(QStringView left, QStringView right) {
    const double similarity = jaro(left, right);
    qsizetype prefix = 0;
    while (prefix < 4 && prefix < left.size() && prefix < right.size() && left[prefix] == right[prefix])
        ++prefix;
    return similarity + static_cast<double>(prefix) * 0.1 * (1 - similarity);
}

} // namespace segue::identity
