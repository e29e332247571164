// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/report.h"

#include "core/base/json.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace segue::bench {

using namespace Qt::StringLiterals;

void Report::figure(const QString& metric, double value, const QString& unit, qint64 n) const {
    // Three digits after the point are more than any of these measurements holds.
    const QJsonObject line{
        {u"bench"_s, m_bench},
        {u"metric"_s, metric},
        {u"value"_s, std::round(value * 1000) / 1000},
        {u"unit"_s, unit},
        {u"n"_s, n}};
    print(line);
}

void Report::skipped(const QString& metric, const QString& why) const {
    print({{u"bench"_s, m_bench}, {u"metric"_s, metric}, {u"skipped"_s, why}});
}

void Report::print(const QJsonObject& line) const {
    std::fprintf(stdout, "%s\n", toJson(line).constData());
    std::fflush(stdout);
}

void Report::distribution(const QString& metric, QList<double> samples, const QString& unit) const {
    if (samples.isEmpty())
        return;
    std::sort(samples.begin(), samples.end());
    figure(metric + u"_p50"_s, percentile(samples, 0.5), unit, samples.size());
    figure(metric + u"_p95"_s, percentile(samples, 0.95), unit, samples.size());
    figure(metric + u"_p99"_s, percentile(samples, 0.99), unit, samples.size());
    figure(metric + u"_max"_s, samples.last(), unit, samples.size());
}

double percentile(const QList<double>& sorted, double share) {
    const auto rank = static_cast<qsizetype>(std::ceil(share * static_cast<double>(sorted.size())));
    return sorted.at(std::clamp<qsizetype>(rank - 1, 0, sorted.size() - 1));
}

} // namespace segue::bench
