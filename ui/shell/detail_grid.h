// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QGridLayout;
QT_END_NAMESPACE

namespace segue {

//! Names and values in two columns.
class DetailGrid : public QWidget {
    Q_OBJECT

public:
    explicit DetailGrid(QWidget* parent = nullptr);

    void setLines(const QList<std::pair<QString, QString>>& lines);

private:
    QGridLayout* m_grid;
};

} // namespace segue
