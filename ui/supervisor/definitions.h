// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace segue {

//! The numbers of the supervisor page.
enum class Figure {
    Waiting,
    Unassigned,
    LongestWait,
    ByChannel,
    FirstResponse,
    ReplyTime,
    Resolution,
    Created,
    Solved,
    Reopened,
    Backlog,
    Satisfaction,
    ResponseRate,
    Load,
    Percentiles,
};

//! What a number is called and exactly what it counts, in the agent's words. They say what
//! core/views/supervisor_view.cpp and core/analytics compute.
struct Definition {
    QString title;
    QString text;
};
Definition definitionOf(Figure figure);
QList<Figure> allFigures();

} // namespace segue
