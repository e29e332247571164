// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inbox/side_pane.h"

#include "ui/shell/flat_button.h"
#include "ui/shell/focus_forwarder.h"
#include "ui/shell/paint.h"
#include "ui/shell/ui_settings.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace segue {

using namespace Qt::StringLiterals;

namespace {
const QString stateName = u"inbox/section"_s;
} // namespace

SidePane::SidePane(const UiContext& context, const QList<SectionSpec>& sections, QWidget* parent)
    : QFrame(parent), m_context(context) {
    setAccessibleName(tr("Beside the conversation"));
    auto* head = new QHBoxLayout;
    head->setContentsMargins(space::s, space::s, space::s, space::s);
    head->setSpacing(2);
    auto* group = new QButtonGroup(this);
    for (const SectionSpec& spec : sections) {
        auto* button = new FlatButton(FlatButton::Look::Segment, spec.icon, spec.title, this);
        button->setObjectName(u"section."_s + spec.id);
        group->addButton(button);
        head->addWidget(button);
        m_tabs.append({spec, button, nullptr});
        connect(button, &FlatButton::clicked, this, [this, id = spec.id] { showSection(id); });
    }
    head->addStretch(1);
    auto* line = new QFrame(this);
    line->setProperty("line", u"h"_s);
    m_stack = new QStackedWidget(this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(line);
    column->addWidget(m_stack, 1);
    const QString last = QString::fromUtf8(context.settings.state(stateName));
    choose(find(last) || m_tabs.isEmpty() ? last : m_tabs.constFirst().spec.id);
}

SidePane::Tab* SidePane::find(const QString& id) {
    for (Tab& tab : m_tabs) {
        if (tab.spec.id == id)
            return &tab;
    }
    return nullptr;
}

void SidePane::choose(const QString& id) {
    Tab* tab = find(id);
    if (!tab)
        return;
    m_current = id;
    tab->button->setChecked(true);
    if (!tab->section && isVisible()) {
        tab->section = tab->spec.make(m_context, m_stack);
        m_stack->addWidget(tab->section);
    }
    if (!tab->section)
        return;
    m_stack->setCurrentWidget(tab->section);
    tab->section->setConversation(m_conversation, m_customer);
    forwardFocus(this, tab->section);
}

void SidePane::showSection(const QString& id) {
    choose(id);
    m_context.settings.setState(stateName, id.toUtf8());
}

void SidePane::lookUp(const QString& sectionId, const QString& text) {
    choose(sectionId);
    if (Tab* tab = find(sectionId); tab && tab->section) {
        tab->section->setFocus(Qt::ShortcutFocusReason);
        tab->section->lookUp(text);
    }
}

void SidePane::setConversation(const ConversationRef& conversation, const CustomerId& customer) {
    m_conversation = conversation;
    m_customer = customer;
    // The hidden ones are told when they are chosen.
    if (Tab* tab = find(m_current); tab && tab->section)
        tab->section->setConversation(conversation, customer);
}

void SidePane::showEvent(QShowEvent* event) {
    QFrame::showEvent(event);
    choose(m_current);
}

void SidePane::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), colours().surface);
    const QRect edge = mirrored(layoutDirection(), rect(), QRect(0, 0, 1, height()));
    painter.fillRect(edge, colours().border);
}

} // namespace segue
