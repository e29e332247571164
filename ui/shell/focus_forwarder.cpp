// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/focus_forwarder.h"

#include <QFocusEvent>
#include <QWidget>

namespace segue {

FocusForwarder::FocusForwarder(QWidget* container) : QObject(container) {
    container->installEventFilter(this);
}

bool FocusForwarder::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parent() && event->type() == QEvent::FocusIn && m_target)
        m_target->setFocus(static_cast<QFocusEvent*>(event)->reason());
    return false;
}

void forwardFocus(QWidget* container, QWidget* target) {
    auto* forwarder = container->findChild<FocusForwarder*>({}, Qt::FindDirectChildrenOnly);
    if (!forwarder)
        forwarder = new FocusForwarder(container);
    forwarder->setTarget(target);
}

} // namespace segue
