// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/conversation_button.h"

#include "ui/shell/icons.h"
#include "ui/shell/paint.h"
#include "ui/shell/relative_time.h"
#include "ui/shell/words.h"
#include "ui/shell/workspace.h"

namespace segue {

using namespace Qt::StringLiterals;

ConversationButton::ConversationButton(
    Workspace& workspace, const InboxRow& row, bool current, QWidget* parent)
    : QAbstractButton(parent), m_workspace(workspace), m_row(row), m_current(current) {
    setText(row.subject.isEmpty() ? row.snippet : row.subject);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("%1 %2, %3, %4, %5", "reference, subject, channel, status, time")
                          .arg(
                              row.reference, text(), displayName(row.channel), displayName(row.status),
                              exactTime(row.lastAt)));
    setToolTip(u"<span>%1</span>"_s.arg(
        QStringList{row.reference, displayName(row.channel), displayName(row.status), exactTime(row.lastAt)}
            .join(u" · "_s)
            .toHtmlEscaped()));
    connect(&Theme::instance(), &Theme::changed, this, &QWidget::updateGeometry);
    connect(&workspace, &Workspace::timePassed, this, qOverload<>(&QWidget::update));
}

QSize ConversationButton::sizeHint() const {
    return {Theme::instance().scaled(200), Theme::instance().scaled(30)};
}

QSize ConversationButton::minimumSizeHint() const {
    return {Theme::instance().scaled(80), sizeHint().height()};
}

void ConversationButton::paintEvent(QPaintEvent*) {
    const Colours& c = colours();
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.setLayoutDirection(layoutDirection());
    // The icons stand in line with the titles above, the tint reaches a little further.
    if (m_current || underMouse())
        paintBox(painter, rect(), cornerRadius, m_current ? c.selected : c.hover);
    const auto place = [this](const QRect& r) { return mirrored(layoutDirection(), rect(), r); };
    const int icon = theme.scaled(16);
    const int small = theme.scaled(14);
    QRect rest = rect().adjusted(space::xs, 0, -space::xs, 0);
    paintIcon(
        painter, iconName(m_row.channel), place(QRect(rest.left(), (height() - icon) / 2, icon, icon)),
        c.faint);
    rest.setLeft(rest.left() + icon + space::s);
    const int age = paintLine(
        painter, place(rest), relativeTime(m_row.lastAt, m_workspace.now()), theme.font(TextStyle::Small),
        c.faint, Qt::AlignRight | Qt::AlignVCenter);
    rest.setRight(rest.right() - qMax(age, theme.scaled(26)) - space::xs);
    paintIcon(
        painter, iconName(m_row.status),
        place(QRect(rest.right() - small + 1, (height() - small) / 2, small, small)), inkOf(m_row.status));
    rest.setRight(rest.right() - small - space::s);
    const bool open = !isDone(m_row.status);
    paintLine(painter, place(rest), text(), theme.font(TextStyle::Body), open ? c.text : c.muted);
    if (hasFocus())
        paintFocusRing(painter, rect(), cornerRadius);
}

} // namespace segue
