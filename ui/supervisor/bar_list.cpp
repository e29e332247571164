// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/supervisor/bar_list.h"

#include "ui/shell/icons.h"
#include "ui/shell/paint.h"
#include "ui/shell/spoken_role.h"

#include <QLocale>
#include <algorithm>

namespace segue {

using namespace Qt::StringLiterals;

BarList::BarList(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::TabFocus);
    setSpokenRole(this, QAccessible::Chart);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, &QWidget::updateGeometry);
}

void BarList::setBars(const QList<Bar>& bars) {
    const bool sameCount = bars.size() == m_bars.size();
    m_bars = bars;
    QStringList spoken;
    for (const Bar& bar : bars)
        spoken.append(tr("%1: %2", "a bar's name and value").arg(bar.name, QLocale().toString(bar.value)));
    setAccessibleDescription(spoken.join(u", "_s));
    if (!sameCount)
        updateGeometry();
    update();
}

int BarList::rowHeight() const {
    return Theme::instance().scaled(26);
}

QSize BarList::sizeHint() const {
    return {Theme::instance().scaled(260), qMax(1, static_cast<int>(m_bars.size())) * rowHeight()};
}

QSize BarList::minimumSizeHint() const {
    return {Theme::instance().scaled(160), sizeHint().height()};
}

void BarList::paintEvent(QPaintEvent*) {
    const Colours& c = colours();
    const Theme& theme = Theme::instance();
    const QFont font = theme.font(TextStyle::Body);
    const QFontMetrics metrics(font);
    QPainter painter(this);
    painter.setLayoutDirection(layoutDirection());
    int most = 1;
    int nameWidth = 0;
    int valueWidth = 0;
    for (const Bar& bar : std::as_const(m_bars)) {
        most = std::max(most, bar.value);
        nameWidth = std::max(nameWidth, metrics.horizontalAdvance(bar.name));
        valueWidth = std::max(valueWidth, metrics.horizontalAdvance(QLocale().toString(bar.value)));
    }
    const int icon = theme.scaled(16);
    const bool icons =
        std::any_of(m_bars.cbegin(), m_bars.cend(), [](const Bar& bar) { return !bar.icon.isEmpty(); });
    const int begin = icons ? icon + space::s : 0;
    nameWidth = qMin(nameWidth + 2, width() / 2 - begin);
    const int barsFrom = begin + nameWidth + space::m;
    const int room = width() - barsFrom - valueWidth - space::s - 2;
    for (int i = 0; i < m_bars.size(); ++i) {
        const Bar& bar = m_bars.at(i);
        const QRect row(0, i * rowHeight(), width(), rowHeight());
        const auto place = [&](const QRect& r) { return mirrored(layoutDirection(), rect(), r); };
        if (icons)
            paintIcon(painter, bar.icon, place(QRect(0, row.center().y() - icon / 2, icon, icon)), c.faint);
        paintLine(painter, place(QRect(begin, row.top(), nameWidth, row.height())), bar.name, font, c.muted);
        const int thick = theme.scaled(8);
        const QRect track(barsFrom, row.center().y() - thick / 2, room, thick);
        paintBox(painter, place(track), thick / 2.0, c.sunken);
        if (bar.value > 0) {
            const int length = qMax(thick, room * bar.value / most);
            paintBox(
                painter, place(QRect(track.left(), track.top(), length, thick)), thick / 2.0,
                bar.warning ? c.warningInk : c.accent);
        }
        paintLine(
            painter, place(QRect(barsFrom + room + space::s, row.top(), valueWidth + 2, row.height())),
            QLocale().toString(bar.value), theme.font(TextStyle::Strong), bar.value > 0 ? c.text : c.faint,
            Qt::AlignRight | Qt::AlignVCenter);
    }
    if (hasFocus())
        paintFocusRing(painter, rect(), cornerRadius);
}

} // namespace segue
