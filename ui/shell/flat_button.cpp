// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/flat_button.h"

#include "ui/shell/icons.h"
#include "ui/shell/paint.h"
#include "ui/shell/spoken_role.h"

namespace segue {

using namespace Qt::StringLiterals;

namespace {
constexpr int iconGap = 6;
constexpr int shortestText = 48;
} // namespace

FlatButton::FlatButton(Look look, const QString& iconName, const QString& label, QWidget* parent)
    : QToolButton(parent), m_look(look), m_iconName(iconName) {
    setLabel(label);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    // These two are one choice of several.
    setCheckable(look == Look::Segment || look == Look::Row);
    if (isCheckable())
        setSpokenRole(this, QAccessible::RadioButton);
    connect(&Theme::instance(), &Theme::changed, this, &QWidget::updateGeometry);
}

void FlatButton::setLabel(const QString& label) {
    m_label = label;
    if (!label.isEmpty())
        setAccessibleName(label);
    updateGeometry();
    update();
}

void FlatButton::setIconName(const QString& name) {
    m_iconName = name;
    updateGeometry();
    update();
}

void FlatButton::setInk(const QColor& ink) {
    m_ink = ink;
    update();
}

void FlatButton::setRemoves(bool removes) {
    m_removes = removes;
    updateGeometry();
}

void FlatButton::setMostText(int pixels) {
    m_mostText = pixels;
    // Only a layout that may shrink it asks for the least that it needs.
    setSizePolicy(pixels > 0 ? QSizePolicy::Maximum : QSizePolicy::Fixed, QSizePolicy::Fixed);
    updateGeometry();
}

QFont FlatButton::textFont() const {
    const Theme& theme = Theme::instance();
    switch (m_look) {
    case Look::Title:
        return theme.font(TextStyle::Title);
    case Look::Segment:
        return theme.font(TextStyle::Strong);
    default:
        return theme.font(TextStyle::Body);
    }
}

FlatButton::Parts FlatButton::parts() const {
    const Theme& theme = Theme::instance();
    Parts p;
    p.icon = m_iconName.isEmpty() ? 0 : theme.scaled(m_look == Look::Tool && m_label.isEmpty() ? 18 : 16);
    p.text = m_label.isEmpty() ? 0 : QFontMetrics(textFont()).horizontalAdvance(m_label) + 1;
    if (m_mostText > 0)
        p.text = qMin(p.text, theme.scaled(m_mostText));
    p.cross = m_removes ? theme.scaled(12) : 0;
    p.pad = m_label.isEmpty() ? 0 : space::s;
    p.total = p.icon + p.text + p.cross + (p.icon && p.text ? iconGap : 0) + (p.cross ? iconGap : 0);
    return p;
}

QSize FlatButton::sizeHint() const {
    const Theme& theme = Theme::instance();
    const int height = theme.scaled(m_look == Look::Chip ? 26 : 30);
    const Parts p = parts();
    return {m_label.isEmpty() ? height : p.total + 2 * p.pad, height};
}

QSize FlatButton::minimumSizeHint() const {
    QSize least = sizeHint();
    // A text that may be cut short anyway gives way first where there is little room.
    if (m_mostText > 0)
        least.rwidth() -= qMax(0, parts().text - Theme::instance().scaled(shortestText));
    return least;
}

QColor FlatButton::inkOfText() const {
    const Colours& c = colours();
    if (!isEnabled())
        return c.faint;
    if (isCheckable() && isChecked())
        return m_noteTone ? c.noteInk : c.accentInk;
    if (m_look == Look::Title)
        return c.text;
    return m_look == Look::Chip || underMouse() ? c.text : c.muted;
}

void FlatButton::paintBack(QPainter& painter) const {
    const Colours& c = colours();
    QColor fill;
    if (isCheckable() && isChecked())
        fill = m_noteTone ? c.noteEdge : c.dark ? c.selected : c.accentTint;
    else if (isEnabled() && (underMouse() || isDown()))
        fill = isDown() ? c.selected : c.hover;
    const QRectF box(rect());
    if (fill.isValid() || m_look == Look::Chip)
        paintBox(painter, box, cornerRadius, fill, m_look == Look::Chip ? c.border : QColor());
    if (hasFocus())
        paintFocusRing(painter, box, cornerRadius);
}

void FlatButton::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setLayoutDirection(layoutDirection());
    paintBack(painter);
    const Parts p = parts();
    const QColor ink = inkOfText();
    const int textWidth = qMin(p.text, width() - 2 * p.pad - (p.total - p.text));
    // A title begins where its column begins; everything else stands in the middle.
    int x =
        m_look == Look::Title || m_look == Look::Row ? p.pad : (width() - (p.total - p.text + textWidth)) / 2;
    const auto take = [&](int part, int size) {
        const QRect at(x, (height() - size) / 2, part, size);
        x += part + iconGap;
        return mirrored(layoutDirection(), rect(), at);
    };
    if (p.icon) {
        const QColor iconInk = !isEnabled() ? colours().outline : m_ink.isValid() ? m_ink : ink;
        paintIcon(painter, m_iconName, take(p.icon, p.icon), iconInk);
    }
    if (p.text)
        paintLine(painter, take(textWidth, height()), m_label, textFont(), ink);
    if (p.cross)
        paintIcon(painter, u"close"_s, take(p.cross, p.cross), ink);
}

FlatButton* toolButton(const QString& iconName, const QString& name, QWidget* parent) {
    auto* button = new FlatButton(FlatButton::Look::Tool, iconName, {}, parent);
    button->setToolTip(name);
    button->setAccessibleName(name);
    return button;
}

} // namespace segue
