// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/toast.h"

#include "ui/shell/flat_button.h"
#include "ui/shell/icons.h"
#include "ui/shell/paint.h"
#include "ui/shell/theme.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <chrono>

namespace segue {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Toast::Toast(QWidget* window) : QFrame(window), m_window(window) {
    setObjectName(u"toast"_s);
    setProperty("surface", u"popup"_s);
    m_icon = new QLabel(this);
    m_text = new QLabel(this);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_action = new QPushButton(this);
    m_action->setProperty("kind", u"quiet"_s);
    m_close = new FlatButton(FlatButton::Look::Tool, u"close"_s, {}, this);
    m_close->setAccessibleName(tr("Close message"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::l, space::xs, space::s, space::xs);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    row->addWidget(m_close);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &QWidget::hide);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    connect(m_action, &QPushButton::clicked, this, [this] {
        hide();
        if (const auto act = std::exchange(m_act, nullptr))
            act();
    });
    window->installEventFilter(this);
    hide();
}

void Toast::say(const QString& text, Tone tone, const QString& actionText, std::function<void()> act) {
    const bool trouble = tone == Tone::Trouble;
    const QColor ink = trouble ? colours().dangerInk : colours().successInk;
    m_icon->setPixmap(iconPixmap(
        trouble ? u"warning"_s : u"check-circle"_s, ink, Theme::instance().scaled(18), devicePixelRatioF()));
    m_text->setText(text);
    m_action->setText(actionText);
    m_action->setVisible(!actionText.isEmpty());
    m_act = std::move(act);
    setAccessibleName(text);
    place();
    show();
    raise();
    // Trouble stays until somebody has read it.
    if (trouble)
        m_timer.stop();
    else
        m_timer.start(actionText.isEmpty() ? 4s : 8s);
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void Toast::place() {
    const QRect area = m_area ? m_area() : m_window->rect();
    const int most = qMin(area.width() - 2 * space::s, Theme::instance().scaled(560));
    m_text->setMinimumWidth(0);
    m_text->setWordWrap(false);
    const bool fits = sizeHint().width() <= most;
    m_text->setWordWrap(!fits);
    setFixedWidth(fits ? sizeHint().width() : most);
    setFixedHeight(fits ? sizeHint().height() : heightForWidth(most));
    const QPoint corner(area.left() + space::s, area.bottom() + 1 - space::m - height());
    setGeometry(mirrored(layoutDirection(), area, QRect(corner, size())));
}

bool Toast::eventFilter(QObject* watched, QEvent* event) {
    // The parts of the window get their new places after this.
    if (watched == m_window && event->type() == QEvent::Resize && isVisible())
        QTimer::singleShot(0, this, &Toast::place);
    return QFrame::eventFilter(watched, event);
}

void Toast::enterEvent(QEnterEvent* event) {
    QFrame::enterEvent(event);
    m_timer.stop();
}

void Toast::leaveEvent(QEvent* event) {
    QFrame::leaveEvent(event);
    m_timer.start(4s);
}

} // namespace segue
