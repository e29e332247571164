// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analytics/metrics.h"

#include <QFrame>

QT_BEGIN_NAMESPACE
class QGridLayout;
class QLabel;
QT_END_NAMESPACE

namespace segue {

//! Today's times: first response, reply, resolution, each with median and P90 first, and the mean for
//! comparison.
class DurationTable : public QFrame {
    Q_OBJECT

public:
    explicit DurationTable(QWidget* parent = nullptr);

    void setMetrics(const TodayMetrics& metrics);

private:
    static constexpr int kinds = 3;
    static constexpr int columns = 4;
    void addHead(QGridLayout& grid);

    QLabel* m_cells[kinds][columns];
};

} // namespace segue
