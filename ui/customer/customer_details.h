// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/views/views.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QGridLayout;
QT_END_NAMESPACE

namespace segue {

//! Names and values in two columns: what the backends know beside the ways to reach somebody.
class CustomerDetails : public QWidget {
    Q_OBJECT

public:
    explicit CustomerDetails(QWidget* parent = nullptr);

    void setLines(const QList<std::pair<QString, QString>>& lines);

private:
    QGridLayout* m_grid;
};

//! The backends' attributes of all contacts; where two differ, both are there.
QList<std::pair<QString, QString>> attributesOf(const CustomerCard& card);

} // namespace segue
