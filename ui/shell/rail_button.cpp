// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/rail_button.h"

#include "ui/shell/icons.h"
#include "ui/shell/paint.h"
#include "ui/shell/words.h"

#include <QEvent>

namespace segue {

using namespace Qt::StringLiterals;

RailButton::RailButton(const QString& iconName, const QString& name, QWidget* parent)
    : QAbstractButton(parent), m_iconName(iconName), m_name(name) {
    setFocusPolicy(Qt::StrongFocus);
    setCheckable(true);
    setCursor(Qt::PointingHandCursor);
    setText(name);
    describe();
}

void RailButton::setCount(int count, bool urgent) {
    m_count = count;
    m_urgent = urgent;
    describe();
    update();
}

void RailButton::setPerson(const QString& name, Presence presence) {
    m_person = name;
    m_presence = presence;
    describe();
    update();
}

void RailButton::describe() {
    QString name = m_name;
    if (m_presence)
        name = tr("%1: %2", "person and state").arg(m_name, displayName(*m_presence));
    if (m_count > 0)
        name = tr("%1, %n new", "page and count", m_count).arg(m_name);
    setAccessibleName(name);
    if (toolTip().isEmpty() || m_presence)
        setToolTip(name);
}

QSize RailButton::sizeHint() const {
    const int side = Theme::instance().scaled(40);
    return {side, side};
}

bool RailButton::event(QEvent* event) {
    if (event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverLeave)
        update();
    return QAbstractButton::event(event);
}

void RailButton::paintEvent(QPaintEvent*) {
    const Colours& c = colours();
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    const QRectF box = QRectF(rect()).adjusted(2, 2, -2, -2);
    if (isChecked() || underMouse() || isDown())
        paintBox(painter, box, cornerRadius + 2, isChecked() ? c.selected : (c.dark ? c.raised : c.border));
    if (m_presence) {
        const int side = theme.scaled(28);
        const QRectF disc((width() - side) / 2.0, (height() - side) / 2.0, side, side);
        paintAvatar(painter, disc, m_person, m_person);
        const int dot = theme.scaled(10);
        const QRectF at(disc.right() - dot + 2, disc.bottom() - dot + 2, dot, dot);
        paintBox(painter, at.adjusted(-2, -2, 2, 2), dot, c.window);
        paintBox(painter, at, dot / 2.0, inkOf(*m_presence));
    } else {
        const int side = theme.scaled(20);
        const QRectF at((width() - side) / 2.0, (height() - side) / 2.0, side, side);
        paintIcon(painter, m_iconName, at, isChecked() ? c.accentInk : c.muted);
    }
    if (m_count > 0) {
        const QString text = m_count > 99 ? u"99+"_s : QString::number(m_count);
        const int w = pillWidth(text);
        const int h = QFontMetrics(theme.font(TextStyle::SmallStrong)).height() + 2;
        const QRect pill = mirrored(layoutDirection(), rect(), QRect(width() - w - 1, 1, w, h));
        paintBox(painter, QRectF(pill).adjusted(-2, -2, 2, 2), h / 2.0 + 2, c.window);
        paintPill(painter, pill, text, m_urgent ? c.dangerInk : c.accent, m_urgent ? c.onDanger : c.onAccent);
    }
    if (hasFocus())
        paintFocusRing(painter, box.adjusted(-1.5, -1.5, 1.5, 1.5), cornerRadius + 2);
}

} // namespace segue
