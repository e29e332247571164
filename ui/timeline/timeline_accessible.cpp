// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_accessible.h"

#include "ui/timeline/timeline_view.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QPointer>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

//! One item. It knows its place; what is there may change, so everything is asked of the view each time.
class ItemAccessible final : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    ItemAccessible(TimelineView* view, int index) : m_view(view), m_index(index) {}

    bool isValid() const override { return m_view && m_index < m_view->itemCount(); }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override { return m_view ? m_view->window()->windowHandle() : nullptr; }
    QAccessibleInterface* parent() const override {
        return QAccessible::queryAccessibleInterface(m_view.data());
    }
    QAccessibleInterface* child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }

    QString text(QAccessible::Text kind) const override {
        return isValid() && kind == QAccessible::Name ? m_view->itemName(m_index) : QString();
    }
    void setText(QAccessible::Text, const QString&) override {}

    QRect rect() const override {
        if (!isValid())
            return {};
        const QRect local = m_view->itemRect(m_index);
        return {m_view->viewport()->mapToGlobal(local.topLeft()), local.size()};
    }

    QAccessible::Role role() const override { return QAccessible::ListItem; }

    QAccessible::State state() const override {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.focusable = true;
        state.readOnly = true;
        state.focused = m_view->hasFocus() && m_view->focusedItem() == m_index;
        state.offscreen = !m_view->itemRect(m_index).intersects(m_view->viewport()->rect());
        return state;
    }

    void* interface_cast(QAccessible::InterfaceType type) override {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this)
                                                    : nullptr;
    }

    QStringList actionNames() const override {
        QStringList names{setFocusAction()};
        if (isValid()) {
            for (const CellAction& action : m_view->itemActions(m_index))
                names.append(action.label);
        }
        return names;
    }

    void doAction(const QString& name) override {
        if (!isValid())
            return;
        if (name == setFocusAction()) {
            m_view->setFocus();
            m_view->focusItem(m_index);
            return;
        }
        const QList<CellAction> actions = m_view->itemActions(m_index);
        for (const CellAction& action : actions) {
            if (action.label == name) {
                m_view->runAction(m_index, action);
                return;
            }
        }
    }

    QStringList keyBindingsForAction(const QString&) const override { return {}; }

private:
    QPointer<TimelineView> m_view;
    int m_index;
};

class TimelineAccessible final : public QAccessibleWidget {
public:
    explicit TimelineAccessible(TimelineView* view)
        : QAccessibleWidget(view, QAccessible::List), m_timeline(view) {}
    ~TimelineAccessible() override { dropChildren(); }

    int childCount() const override { return m_timeline ? m_timeline->itemCount() : 0; }

    QAccessibleInterface* child(int index) const override {
        if (!m_timeline || index < 0 || index >= childCount())
            return nullptr;
        if (const auto it = m_children.constFind(index); it != m_children.cend())
            return QAccessible::accessibleInterface(*it);
        auto* made = new ItemAccessible(m_timeline, index);
        m_children.insert(index, QAccessible::registerAccessibleInterface(made));
        return made;
    }

    int indexOfChild(const QAccessibleInterface* child) const override {
        for (auto it = m_children.cbegin(); it != m_children.cend(); ++it) {
            if (QAccessible::accessibleInterface(it.value()) == child)
                return it.key();
        }
        return -1;
    }

    QAccessibleInterface* childAt(int x, int y) const override {
        for (int i = 0; i < childCount(); ++i) {
            const QRect local = m_timeline->itemRect(i);
            if (QRect(m_timeline->viewport()->mapToGlobal(local.topLeft()), local.size()).contains(x, y))
                return child(i);
        }
        return nullptr;
    }

    QAccessibleInterface* focusChild() const override {
        const int index = m_timeline && m_timeline->hasFocus() ? m_timeline->focusedItem() : -1;
        return index >= 0 ? child(index) : nullptr;
    }

    void dropChildren() const {
        for (const QAccessible::Id id : std::as_const(m_children))
            QAccessible::deleteAccessibleInterface(id);
        m_children.clear();
    }

private:
    QPointer<TimelineView> m_timeline;
    mutable QHash<int, QAccessible::Id> m_children;
};

QAccessibleInterface* makeAccessible(const QString& className, QObject* object) {
    auto* view = className == "segue::TimelineView"_L1 ? qobject_cast<TimelineView*>(object) : nullptr;
    return view ? new TimelineAccessible(view) : nullptr;
}

} // namespace

void installTimelineAccessibility() {
    static const bool once = [] {
        QAccessible::installFactory(makeAccessible);
        return true;
    }();
    Q_UNUSED(once)
}

void timelineItemsChanged(TimelineView* view) {
    if (!QAccessible::isActive())
        return;
    if (auto* interface = dynamic_cast<TimelineAccessible*>(QAccessible::queryAccessibleInterface(view)))
        interface->dropChildren();
    QAccessibleEvent event(view, QAccessible::ObjectReorder);
    QAccessible::updateAccessibility(&event);
}

void timelineFocusChanged(TimelineView* view, int index) {
    if (!QAccessible::isActive())
        return;
    QAccessibleEvent event(view, QAccessible::Focus);
    event.setChild(index);
    QAccessible::updateAccessibility(&event);
}

} // namespace segue
