// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/customer_card_view.h"

#include "ui/customer/contact_points.h"
#include "ui/customer/conversation_button.h"
#include "ui/customer/identity_decider.h"
#include "ui/customer/identity_history.h"
#include "ui/customer/person_header.h"
#include "ui/customer/separate_form.h"
#include "ui/customer/suggestion_banner.h"
#include "ui/shell/detail_grid.h"
#include "ui/shell/directory.h"
#include "ui/shell/flat_button.h"
#include "ui/shell/fold_group.h"
#include "ui/shell/labels.h"
#include "ui/shell/pane.h"
#include "ui/shell/scroll_column.h"
#include "ui/shell/theme.h"
#include "ui/shell/workspace.h"

#include <QApplication>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>
#include <chrono>

namespace segue {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype fewConversations = 6;

//! The backends' attributes of all contacts; where two differ, both are there.
QList<std::pair<QString, QString>> attributesOf(const CustomerCard& card) {
    QList<std::pair<QString, QString>> lines;
    for (const Contact& contact : card.contacts) {
        for (auto it = contact.details.cbegin(); it != contact.details.cend(); ++it) {
            const std::pair line{it.key(), it.value()};
            if (!it.value().isEmpty() && !lines.contains(line))
                lines.append(line);
        }
    }
    return lines;
}

} // namespace

CustomerCardView::CustomerCardView(const UiContext& context, QWidget* parent)
    : QWidget(parent), m_context(context) {
    m_decider = new IdentityDecider(context, this);
    build();
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(50ms);
    connect(&m_refresh, &QTimer::timeout, this, &CustomerCardView::read);
    connect(&context.workspace, &Workspace::changed, this, &CustomerCardView::onChanged);
    connect(m_decider, &IdentityDecider::answered, this, &CustomerCardView::read);
    connect(m_decider, &IdentityDecider::separated, this, [this] {
        separate(false);
        read();
    });
    connect(m_separateButton, &QPushButton::clicked, this, [this] { separate(true); });
    connect(m_separate, &SeparateForm::closed, this, [this] { separate(false); });
}

void CustomerCardView::build() {
    UiSettings& settings = m_context.settings;
    m_scroll = new ScrollColumn(this);
    m_scroll->setMargins({space::l, space::l, space::l, space::l});
    QWidget* body = m_scroll->body();
    m_header = new PersonHeader(m_context.workspace, body);
    m_banners = new QVBoxLayout;
    m_banners->setSpacing(space::s);
    m_points = new FoldGroup(u"customer/points"_s, tr("Contact points"), settings, body);
    m_conversations = new FoldGroup(u"customer/conversations"_s, tr("Conversations"), settings, body);
    m_attributes = new FoldGroup(u"customer/attributes"_s, tr("Attributes"), settings, body);
    m_details = new DetailGrid(m_attributes->bodyWidget());
    m_attributes->body()->addWidget(m_details);
    m_accounts = new FoldGroup(u"customer/accounts"_s, tr("Known from"), settings, body);
    m_why = new FoldGroup(u"customer/why"_s, tr("Why one customer?"), settings, body);
    m_history = new IdentityHistory(*m_decider, m_why->bodyWidget());
    m_separateButton = new QPushButton(tr("Separate…"), m_why->bodyWidget());
    m_separateButton->setObjectName(u"openSeparate"_s);
    m_separate = new SeparateForm(*m_decider, m_why->bodyWidget());
    m_separate->hide();
    m_why->body()->setSpacing(space::s);
    m_why->body()->addWidget(m_history);
    m_why->body()->addWidget(m_separateButton, 0, Qt::AlignLeft);
    m_why->body()->addWidget(m_separate);
    QVBoxLayout* column = m_scroll->column();
    column->setSpacing(space::m);
    column->addWidget(m_header);
    column->addLayout(m_banners);
    for (FoldGroup* group : {m_points, m_conversations, m_attributes, m_accounts, m_why})
        column->addWidget(group);
    column->addStretch(1);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_scroll);
}

void CustomerCardView::setCustomer(const CustomerId& customer, const ConversationRef& current) {
    if (customer != m_customer) {
        m_allConversations = false;
        separate(false);
    }
    m_customer = customer;
    m_current = current;
    read();
}

void CustomerCardView::onChanged(const ChangeSet& changes) {
    const bool mine = changes.customers.contains(m_customer) || changes.accounts || changes.everything ||
                      changes.conversations.contains(m_current);
    if (mine && !m_customer.isEmpty() && !m_refresh.isActive())
        m_refresh.start();
}

void CustomerCardView::read() {
    // A decision may have joined the open conversation's customer into another.
    if (!m_current.isEmpty()) {
        if (const auto owner = m_context.workspace.views().customerOf(m_current); owner && *owner)
            m_customer = **owner;
    }
    const bool wasEmpty = isEmpty();
    m_card = m_customer.isEmpty() ? std::nullopt
                                  : m_context.workspace.views().customer(m_customer).value_or(std::nullopt);
    const bool hadFocus = m_scroll->isAncestorOf(QApplication::focusWidget());
    if (m_card)
        showCard();
    m_scroll->setVisible(!isEmpty());
    // What had the focus may have gone with its answer: the keyboard stays in the card.
    if (hadFocus && !m_scroll->isAncestorOf(QApplication::focusWidget()))
        m_points->setFocus(Qt::OtherFocusReason);
    if (wasEmpty != isEmpty())
        Q_EMIT emptyChanged();
}

void CustomerCardView::showCard() {
    m_header->setCustomer(*m_card);
    showSuggestions();
    showPoints();
    showConversations();
    const auto attributes = attributesOf(*m_card);
    m_details->setLines(attributes);
    m_attributes->setVisible(!attributes.isEmpty());
    showAccounts();
    showHistory();
}

void CustomerCardView::showSuggestions() {
    clearLayout(m_banners);
    const QList<IdentitySuggestion> due = m_decider->due(m_card->suggestions);
    for (const IdentitySuggestion& suggestion : due) {
        const auto pair = readPair(m_context.workspace.views(), suggestion, m_customer);
        if (!pair)
            continue;
        auto* banner = new SuggestionBanner(m_context.workspace, *m_decider, m_scroll->body());
        banner->setPair(*pair);
        connect(banner, &SuggestionBanner::customerChosen, this, &CustomerCardView::customerChosen);
        m_banners->addWidget(banner);
    }
}

void CustomerCardView::showPoints() {
    m_points->clear();
    const QList<ContactPoint> points = mergedPoints(m_card->contacts);
    for (const ContactPoint& point : points)
        m_points->body()->addWidget(new ContactPointRow(point, m_context.navigator, m_points->bodyWidget()));
    if (points.isEmpty())
        m_points->body()->addWidget(wrappedLabel(
            tr("No address is known: they wrote without leaving one."), u"muted"_s, m_points->bodyWidget()));
}

void CustomerCardView::showConversations() {
    m_conversations->clear();
    const QList<InboxRow>& rows = m_card->conversations;
    const qsizetype shown = m_allConversations ? rows.size() : qMin(rows.size(), fewConversations);
    for (qsizetype i = 0; i < shown; ++i) {
        const ConversationRef ref = rows.at(i).conversation;
        auto* button = new ConversationButton(
            m_context.workspace, rows.at(i), ref == m_current, m_conversations->bodyWidget());
        connect(button, &QAbstractButton::clicked, this, [this, ref] { Q_EMIT conversationChosen(ref); });
        m_conversations->body()->addWidget(button);
    }
    if (shown < rows.size()) {
        auto* more = new QPushButton(
            tr("Show %n more", nullptr, static_cast<int>(rows.size() - shown)),
            m_conversations->bodyWidget());
        more->setProperty("kind", u"quiet"_s);
        connect(more, &QPushButton::clicked, this, [this] {
            m_allConversations = true;
            showConversations();
        });
        m_conversations->body()->addWidget(more, 0, Qt::AlignLeft);
    } else if (m_card->conversationCount > rows.size()) {
        m_conversations->body()->addWidget(wrappedLabel(
            tr("The latest %n of them", nullptr, static_cast<int>(rows.size())), u"small"_s,
            m_conversations->bodyWidget()));
    }
    m_conversations->setCount(m_card->conversationCount);
}

void CustomerCardView::showAccounts() {
    m_accounts->clear();
    const QHash<AccountId, QString> names = m_context.workspace.directory().accountNames();
    for (const Contact& contact : std::as_const(m_card->contacts)) {
        QStringList about{names.value(contact.ref.account, contact.ref.account.value())};
        if (m_card->contacts.size() > 1 && !contact.name.isEmpty())
            about.prepend(contact.name);
        if (toMs(contact.createdAt) != 0)
            about.append(
                tr("since %1")
                    .arg(QLocale().toString(toDateTime(contact.createdAt).date(), QLocale::ShortFormat)));
        m_accounts->body()->addWidget(
            wrappedLabel(about.join(u" · "_s), u"muted"_s, m_accounts->bodyWidget()));
    }
    m_accounts->setVisible(!m_card->contacts.isEmpty());
}

void CustomerCardView::showHistory() {
    const QList<IdentityReason> reasons = reasonsOf(*m_card);
    m_history->setReasons(reasons);
    m_history->setVisible(!reasons.isEmpty());
    const bool several = m_card->contacts.size() > 1;
    m_why->setVisible(several || !reasons.isEmpty());
    m_separateButton->setVisible(several && m_separate->isHidden());
    m_separate->setContacts(m_card->contacts, m_context.workspace.directory().accountNames());
}

void CustomerCardView::separate(bool shown) {
    m_separate->setVisible(shown);
    m_separateButton->setVisible(!shown && m_card && m_card->contacts.size() > 1);
    if (shown)
        m_separate->setFocus(Qt::OtherFocusReason);
}

} // namespace segue
