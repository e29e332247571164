// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QRect>
#include <QString>

QT_BEGIN_NAMESPACE
class QPainter;
QT_END_NAMESPACE

namespace segue {

//! An excerpt (see SearchHit::excerpt) taken apart.
struct MarkedText {
    struct Range {
        qsizetype begin = 0;
        qsizetype length = 0;

        bool operator==(const Range&) const = default;
    };
    QString text;         //!< One line, without the marks.
    QList<Range> matches; //!< What was marked, in order.
};
MarkedText readMarks(const QString& excerpt);

//! Paints an excerpt over at most `lines` lines from the top of `rect`, its matches marked.
void paintMarked(QPainter& painter, const QRect& rect, const QString& excerpt, int lines);

} // namespace segue
