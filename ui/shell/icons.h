// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QRectF>
#include <QString>

QT_BEGIN_NAMESPACE
class QPainter;
QT_END_NAMESPACE

namespace segue {

//! Makes the compiled-in icons available; once, before the first icon.
void initIcons();
//! The theme changed: icons are drawn again in its colours.
void clearIconCache();

//! The drawing resources/icons/<name>.svg in one colour, sharp at every scale. An unknown name draws nothing.
void paintIcon(QPainter& painter, const QString& name, const QRectF& rect, const QColor& colour);
//! `size` in device-independent pixels.
QPixmap iconPixmap(const QString& name, const QColor& colour, int size, qreal devicePixelRatio);
//! An icon for buttons, menus and actions that takes the theme's colours when it is painted.
QIcon themedIcon(const QString& name);
//! As above in one role's colour: `ink` is asked each time it is painted.
QIcon themedIcon(const QString& name, QColor (*ink)());

} // namespace segue
