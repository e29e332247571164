// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace segue {

//! Hands the focus that `container` is given on to `target`, a widget within it; a later call replaces the
//! target. A focus proxy must not be used for this: Qt makes a container with one a stop of its own for Tab,
//! which leads back to the proxy, so that everything before it in the order cannot be reached.
void forwardFocus(QWidget* container, QWidget* target);

//! See forwardFocus().
class FocusForwarder : public QObject {
    Q_OBJECT

public:
    explicit FocusForwarder(QWidget* container);
    void setTarget(QWidget* target) { m_target = target; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QPointer<QWidget> m_target;
};

} // namespace segue
