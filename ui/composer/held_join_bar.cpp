// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/held_join_bar.h"

#include "ui/shell/flow_layout.h"
#include "ui/shell/labels.h"
#include "ui/shell/paint.h"
#include "ui/shell/workspace.h"

#include <QAccessible>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

//! The name, and an address with it where the name alone would not tell two people apart.
QString nameIn(const std::optional<CustomerCard>& card, bool withAddress) {
    if (!card)
        return {};
    const QString& name = card->name;
    if (!withAddress && !name.isEmpty())
        return name;
    for (const Contact& contact : card->contacts) {
        for (const ContactPoint& point : contact.points) {
            if (point.kind != PointKind::Device && point.value != name)
                return name.isEmpty() ? point.value : u"%1 (%2)"_s.arg(name, point.value);
        }
    }
    return name;
}

} // namespace

HeldJoinBar::HeldJoinBar(Workspace& workspace, QWidget* parent) : QFrame(parent), m_workspace(workspace) {
    build();
    hide();
    connect(&workspace, &Workspace::heldJoinsChanged, this, &HeldJoinBar::showJoins);
}

void HeldJoinBar::build() {
    m_text = wrappedLabel({}, {}, this);
    auto* now = new QPushButton(tr("Join now"), this);
    now->setObjectName(u"joinNow"_s);
    auto* later = new QPushButton(tr("When I am done"), this);
    later->setObjectName(u"joinWhenDone"_s);
    later->setProperty("kind", u"quiet"_s);
    auto* buttons = new FlowLayout;
    buttons->setSpacing(space::xs);
    buttons->addWidget(now);
    buttons->addWidget(later);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::m, space::xs, space::m, space::s);
    column->setSpacing(space::xs);
    column->addWidget(m_text);
    column->addLayout(buttons);
    connect(now, &QPushButton::clicked, this, [this] {
        const QSet<ConversationRef> writtenIn = conversations();
        for (const ConversationRef& conversation : writtenIn)
            m_workspace.joinNow(conversation);
        hide();
    });
    connect(later, &QPushButton::clicked, this, [this] {
        const QSet<ConversationRef> writtenIn = conversations();
        for (const ConversationRef& conversation : writtenIn)
            m_workspace.joinWhenDone(conversation);
        m_later = m_shown;
        hide();
    });
}

void HeldJoinBar::setPlace(const ConversationRef& conversation, const CustomerId& customer) {
    if (conversation == m_conversation && customer == m_customer)
        return;
    m_conversation = conversation;
    m_customer = customer;
    m_shown.clear();
    showJoins();
}

void HeldJoinBar::showJoins() {
    QList<HeldJoin> joins = m_workspace.heldJoins();
    joins.removeIf([this](const HeldJoin& join) {
        return join.conversation != m_conversation && join.customer != m_customer;
    });
    if (joins == m_shown && !isHidden())
        return;
    m_shown = joins;
    if (joins.isEmpty())
        m_later.clear();
    if (joins.isEmpty() || joins == m_later) {
        hide();
        return;
    }
    m_text->setText(words(joins));
    setAccessibleName(m_text->text());
    show();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

QString HeldJoinBar::words(const QList<HeldJoin>& joins) const {
    Views& views = m_workspace.views();
    const auto own = views.customer(joins.constFirst().customer).value_or(std::nullopt);
    const auto other = views.customer(joins.constFirst().other).value_or(std::nullopt);
    if (joins.size() > 1)
        return tr("%1 and %n more would become one customer. They wait because you are writing.",
                  "the number of other customers", static_cast<int>(joins.size()))
            .arg(nameIn(own, false));
    const bool alike = own && other && own->name == other->name;
    return tr("%1 and %2 would become one customer. They wait because you are writing.")
        .arg(nameIn(own, alike), nameIn(other, alike));
}

QSet<ConversationRef> HeldJoinBar::conversations() const {
    QSet<ConversationRef> all;
    for (const HeldJoin& join : m_shown)
        all.insert(join.conversation);
    return all;
}

QString HeldJoinBar::text() const {
    return m_text->text();
}

void HeldJoinBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintBox(painter, rect(), cornerRadius, colours().accentTint, colours().accentEdge);
}

} // namespace segue
