// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

class QJsonObject;

namespace segue::bench {

//! Prints figures, each as one JSON object on a line: `{"bench","metric","value","unit","n"}`.
class Report {
public:
    //! Names the benchmark that the next figures are of.
    void begin(const QString& bench) { m_bench = bench; }
    //! `n` is how many samples or rows stand behind the figure.
    void figure(const QString& metric, double value, const QString& unit, qint64 n) const;
    //! P50, P95, P99 and the worst of `samples`, as `metric`_p50 and so on.
    void distribution(const QString& metric, QList<double> samples, const QString& unit) const;
    //! A figure that cannot be had here, and why: `{"bench","metric","skipped"}`.
    void skipped(const QString& metric, const QString& why) const;

private:
    void print(const QJsonObject& line) const;

    QString m_bench;
};

//! Nearest rank: one of the samples. `sorted` is ascending and not empty, `share` in (0, 1].
double percentile(const QList<double>& sorted, double share);

} // namespace segue::bench
