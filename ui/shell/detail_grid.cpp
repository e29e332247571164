// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/detail_grid.h"

#include "ui/shell/fold_group.h"
#include "ui/shell/labels.h"
#include "ui/shell/theme.h"

#include <QGridLayout>
#include <QLabel>

namespace segue {

DetailGrid::DetailGrid(QWidget* parent) : QWidget(parent) {
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space::m);
    m_grid->setVerticalSpacing(space::xs);
    m_grid->setColumnStretch(0, 2);
    m_grid->setColumnStretch(1, 3);
}

void DetailGrid::setLines(const QList<std::pair<QString, QString>>& lines) {
    clearLayout(m_grid);
    for (int row = 0; row < lines.size(); ++row) {
        QLabel* name = wrappedLabel(lines.at(row).first, QStringLiteral("muted"), this);
        QLabel* value = wrappedLabel(lines.at(row).second, {}, this);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_grid->addWidget(name, row, 0, Qt::AlignTop);
        m_grid->addWidget(value, row, 1, Qt::AlignTop);
    }
}

} // namespace segue
