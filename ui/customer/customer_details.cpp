// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/customer_details.h"

#include "ui/shell/fold_group.h"
#include "ui/shell/labels.h"
#include "ui/shell/theme.h"

#include <QGridLayout>
#include <QLabel>

namespace segue {

QList<std::pair<QString, QString>> attributesOf(const CustomerCard& card) {
    QList<std::pair<QString, QString>> lines;
    for (const Contact& contact : card.contacts) {
        for (auto it = contact.details.cbegin(); it != contact.details.cend(); ++it) {
            const std::pair line{it.key(), it.value()};
            if (!it.value().isEmpty() && !lines.contains(line))
                lines.append(line);
        }
    }
    return lines;
}

CustomerDetails::CustomerDetails(QWidget* parent) : QWidget(parent) {
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space::m);
    m_grid->setVerticalSpacing(space::xs);
    m_grid->setColumnStretch(0, 2);
    m_grid->setColumnStretch(1, 3);
}

void CustomerDetails::setLines(const QList<std::pair<QString, QString>>& lines) {
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
