// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/navigation_rail.h"

#include "ui/shell/icons.h"
#include "ui/shell/paint.h"
#include "ui/shell/rail_button.h"
#include "ui/shell/spoken_role.h"
#include "ui/shell/words.h"

#include <QButtonGroup>
#include <QMenu>
#include <QVBoxLayout>

namespace segue {

using namespace Qt::StringLiterals;

NavigationRail::NavigationRail(QWidget* parent) : QFrame(parent) {
    setAccessibleName(tr("Pages"));
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(space::s, space::s, space::s + 1, space::s);
    m_column->setSpacing(space::xs);
    m_column->addStretch(1);
    m_group = new QButtonGroup(this);
    m_agent = new RailButton({}, tr("Your state"), this);
    m_agent->setCheckable(false);
    setSpokenRole(m_agent, QAccessible::ButtonMenu);
    m_agent->setPerson(tr("You"), m_presence);
    m_column->addWidget(m_agent);
    connect(m_agent, &RailButton::clicked, this, &NavigationRail::showPresenceMenu);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        for (RailButton* button : std::as_const(m_buttons))
            button->updateGeometry();
    });
}

void NavigationRail::addPage(const QString& id, const QString& title, const QString& icon, bool atBottom) {
    auto* button = new RailButton(icon, title, this);
    button->setObjectName(u"rail."_s + id);
    setSpokenRole(button, QAccessible::RadioButton);
    m_group->addButton(button);
    m_buttons.insert(id, button);
    m_titles.insert(id, title);
    if (atBottom)
        m_column->insertWidget(m_column->count() - 1, button);
    else
        m_column->insertWidget(m_bottomAt++, button);
    connect(button, &RailButton::clicked, this, [this, id] { Q_EMIT pageChosen(id); });
}

void NavigationRail::setCurrent(const QString& id) {
    if (RailButton* button = m_buttons.value(id))
        button->setChecked(true);
}

void NavigationRail::setCount(const QString& id, int count, bool urgent) {
    if (RailButton* button = m_buttons.value(id))
        button->setCount(count, urgent);
}

void NavigationRail::setKeyText(const QString& id, const QString& key) {
    if (RailButton* button = m_buttons.value(id))
        button->setToolTip(
            key.isEmpty() ? m_titles.value(id)
                          : tr("%1 (%2)", "page and its key").arg(m_titles.value(id), key));
}

void NavigationRail::setAgent(const QString& name, Presence presence) {
    m_presence = presence;
    m_agent->setPerson(name, presence);
}

void NavigationRail::showPresenceMenu() {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("Your state"));
    for (const Presence presence : {Presence::Available, Presence::Busy, Presence::Away, Presence::Offline}) {
        QAction* action = menu->addAction(displayName(presence));
        action->setCheckable(true);
        action->setChecked(presence == m_presence);
        connect(action, &QAction::triggered, this, [this, presence] { Q_EMIT presenceChosen(presence); });
    }
    // Beside the rail, which is on the right where lines begin there; a menu that would not fit opens to the
    // other side of the point by itself.
    const bool rtl = layoutDirection() == Qt::RightToLeft;
    const int beside = rtl ? -space::xs - menu->sizeHint().width() : m_agent->width() + space::xs;
    menu->popup(m_agent->mapToGlobal(QPoint(beside, 0)));
}

void NavigationRail::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), colours().window);
    const QRect edge = mirrored(layoutDirection(), rect(), QRect(width() - 1, 0, 1, height()));
    painter.fillRect(edge, colours().border);
}

} // namespace segue
