// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/theme.h"

#include <QPainter>
#include <QRect>
#include <QString>

namespace segue {

//! One line of text in `rect`, elided, aligned for the layout direction of `painter` (`alignment` is logical:
//! AlignLeft means where lines begin), with the direction of the text's own script. Answers the width that it
//! took.
int paintLine(
    QPainter& painter, const QRect& rect, const QString& text, const QFont& font, const QColor& colour,
    Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter);

//! `rect` as laid out from left to right within `bounds`, mirrored where `direction` says so.
QRect mirrored(Qt::LayoutDirection direction, const QRect& bounds, const QRect& rect);

//! A round or rounded box filled with `fill`, and with a one-pixel `edge` if that is valid.
void paintBox(
    QPainter& painter, const QRectF& rect, qreal radius, const QColor& fill, const QColor& edge = {});

//! The ring of what has the keyboard: two pixels wide, inside of `rect`.
void paintFocusRing(QPainter& painter, const QRectF& rect, qreal radius);

//! A small rounded label such as a count, in the middle of the height of `rect` and from its left edge on;
//! answers its width.
int paintPill(
    QPainter& painter, const QRect& rect, const QString& text, const QColor& fill, const QColor& ink);
int pillWidth(const QString& text);

//! A blank row, shown while content is awaited.
void paintSkeletonLine(QPainter& painter, const QRect& rect);

//! Up to two letters that stand for a name; empty for an empty name.
QString initialsOf(const QString& name);
//! A disc in a colour that stays the same for `seed`, with initials. Nothing is loaded from the network.
void paintAvatar(QPainter& painter, const QRectF& rect, const QString& name, const QString& seed);

} // namespace segue
