// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/spoken_role.h"

#include <QAbstractButton>
#include <QAccessibleWidget>
#include <QVariant>

namespace segue {

namespace {

constexpr const char* roleName = "spokenRole";

//! A button says and does what Qt's own would; everything else is there to be read.
class SpokenWidget final : public QAccessibleWidget {
public:
    using QAccessibleWidget::QAccessibleWidget;

    QAccessible::State state() const override {
        QAccessible::State state = QAccessibleWidget::state();
        if (const QAbstractButton* it = button()) {
            state.checkable = it->isCheckable();
            state.checked = it->isChecked();
            state.pressed = it->isDown();
        }
        return state;
    }

    QStringList actionNames() const override {
        QStringList names = QAccessibleWidget::actionNames();
        if (button() && widget()->isEnabled())
            names.prepend(pressAction());
        return names;
    }

    void doAction(const QString& name) override {
        if (name == pressAction() && button())
            button()->click();
        else
            QAccessibleWidget::doAction(name);
    }

private:
    QAbstractButton* button() const { return qobject_cast<QAbstractButton*>(object()); }
};

QAccessibleInterface* makeSpoken(const QString&, QObject* object) {
    const QVariant role = object ? object->property(roleName) : QVariant();
    auto* widget = role.isValid() ? qobject_cast<QWidget*>(object) : nullptr;
    return widget ? new SpokenWidget(widget, static_cast<QAccessible::Role>(role.toInt())) : nullptr;
}

} // namespace

void setSpokenRole(QWidget* widget, QAccessible::Role role) {
    static const bool isInstalled = [] {
        QAccessible::installFactory(&makeSpoken);
        return true;
    }();
    Q_UNUSED(isInstalled)
    widget->setProperty(roleName, static_cast<int>(role));
    // Being made was enough for it to be described already, by the class it is of, and that is remembered.
    QAccessible::deleteAccessibleInterface(
        QAccessible::uniqueId(QAccessible::queryAccessibleInterface(widget)));
}

} // namespace segue
