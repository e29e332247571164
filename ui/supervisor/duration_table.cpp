// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/supervisor/duration_table.h"

#include "ui/shell/labels.h"
#include "ui/shell/relative_time.h"
#include "ui/shell/theme.h"
#include "ui/supervisor/info_button.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>

namespace segue {

using namespace Qt::StringLiterals;

namespace {
constexpr Figure figures[] = {Figure::FirstResponse, Figure::ReplyTime, Figure::Resolution};
}

DurationTable::DurationTable(QWidget* parent) : QFrame(parent) {
    setProperty("surface", u"card"_s);
    setAccessibleName(tr("Times of today"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(space::l, space::s, space::l, space::m);
    grid->setHorizontalSpacing(space::l);
    grid->setVerticalSpacing(space::s);
    grid->setColumnStretch(0, 2);
    addHead(*grid);
    for (int kind = 0; kind < kinds; ++kind) {
        const int row = kind + 1;
        auto* name = new QHBoxLayout;
        name->setSpacing(space::xs);
        name->addWidget(plainLabel(definitionOf(figures[kind]).title, {}, this));
        name->addWidget(new InfoButton(figures[kind], this));
        name->addStretch(1);
        grid->addLayout(name, row, 0);
        for (int column = 0; column < columns; ++column) {
            QLabel* cell = plainLabel(
                u"–"_s,
                column == 0   ? u"title"_s
                : column == 1 ? u"strong"_s
                              : u"muted"_s,
                this);
            cell->setObjectName(u"time.%1.%2"_s.arg(kind).arg(column));
            cell->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
            grid->addWidget(cell, row, column + 1);
            grid->setColumnStretch(column + 1, 1);
            m_cells[kind][column] = cell;
        }
    }
}

void DurationTable::addHead(QGridLayout& grid) {
    auto* title = new QHBoxLayout;
    title->setSpacing(space::xs);
    title->addWidget(plainLabel(tr("Today, calendar time"), u"section"_s, this));
    title->addWidget(new InfoButton(Figure::Percentiles, this));
    title->addStretch(1);
    grid.addLayout(title, 0, 0);
    const QString names[columns] = {tr("Median"), tr("P90"), tr("Mean"), tr("Cases")};
    for (int column = 0; column < columns; ++column) {
        QLabel* label = plainLabel(names[column], u"section"_s, this);
        label->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
        grid.addWidget(label, 0, column + 1);
    }
}

void DurationTable::setMetrics(const TodayMetrics& metrics) {
    const Distribution* rows[kinds] = {&metrics.firstResponse, &metrics.replyTime, &metrics.resolution};
    for (int kind = 0; kind < kinds; ++kind) {
        const Distribution& times = *rows[kind];
        const bool any = times.count > 0;
        const QString texts[columns] = {
            any ? displayDuration(times.median) : u"–"_s, any ? displayDuration(times.p90) : u"–"_s,
            any ? displayDuration(times.mean) : u"–"_s, QLocale().toString(times.count)};
        const QString names[columns] = {
            tr("%1, median: %2"), tr("%1, P90: %2"), tr("%1, mean: %2"), tr("%1, cases: %2")};
        for (int column = 0; column < columns; ++column) {
            m_cells[kind][column]->setText(texts[column]);
            m_cells[kind][column]->setAccessibleName(
                names[column].arg(definitionOf(figures[kind]).title, any ? texts[column] : tr("none yet")));
        }
    }
}

} // namespace segue
