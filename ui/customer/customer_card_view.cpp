// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/customer_card_view.h"

#include "ui/customer/contact_points.h"
#include "ui/customer/conversation_button.h"
#include "ui/customer/erase_form.h"
#include "ui/customer/export_form.h"
#include "ui/customer/identity_decider.h"
#include "ui/customer/identity_history.h"
#include "ui/customer/merge_form.h"
#include "ui/customer/person_header.h"
#include "ui/customer/separate_form.h"
#include "ui/customer/suggestion_banner.h"
#include "ui/shell/action_registry.h"
#include "ui/shell/detail_grid.h"
#include "ui/shell/directory.h"
#include "ui/shell/flat_button.h"
#include "ui/shell/fold_group.h"
#include "ui/shell/icons.h"
#include "ui/shell/labels.h"
#include "ui/shell/pane.h"
#include "ui/shell/scroll_column.h"
#include "ui/shell/theme.h"
#include "ui/shell/workspace.h"

#include <QApplication>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>
#include <chrono>
#include <utility>

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
    connect(m_decider, &IdentityDecider::joined, this, [this](const CustomerId& customer) {
        m_merge->hide();
        read();
        // The customer may go on under the other one's id; the open conversation knows which.
        if (m_current.isEmpty() && customer != m_customer)
            Q_EMIT customerChosen(customer);
    });
    connect(m_separateButton, &QPushButton::clicked, this, [this] { separate(true); });
    connect(m_separate, &SeparateForm::closed, this, [this] { separate(false); });
}

void CustomerCardView::build() {
    UiSettings& settings = m_context.settings;
    m_scroll = new ScrollColumn(this);
    m_scroll->setMargins({space::l, space::l, space::l, space::l});
    QWidget* body = m_scroll->body();
    m_merge = new MergeForm(m_context, *m_decider, body);
    m_merge->hide();
    m_export = new ExportForm(m_context, body);
    // It says how it ended when there is no card any more.
    m_erase = new EraseForm(m_context, body);
    connect(m_erase, &EraseForm::closed, this, &CustomerCardView::read);
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
    m_separate = new SeparateForm(*m_decider, body);
    m_separate->hide();
    m_why->body()->setSpacing(space::s);
    m_why->body()->addWidget(m_history);
    m_why->body()->addWidget(m_separateButton, 0, Qt::AlignLeft);
    QVBoxLayout* column = m_scroll->column();
    column->setSpacing(space::m);
    m_head = makeHead();
    column->addWidget(m_head);
    column->addWidget(m_erase);
    column->addWidget(m_merge);
    column->addWidget(m_separate);
    column->addWidget(m_export);
    column->addLayout(m_banners);
    for (FoldGroup* group : {m_points, m_conversations, m_attributes, m_accounts, m_why})
        column->addWidget(group);
    column->addStretch(1);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_scroll);
}

QWidget* CustomerCardView::makeHead() {
    auto* head = new QWidget(m_scroll->body());
    m_header = new PersonHeader(m_context.workspace, head);
    auto* more = toolButton(u"more"_s, tr("More about this customer"), head);
    more->setObjectName(u"customerMenu"_s);
    more->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(more);
    more->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillMenu(*menu); });
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::s);
    row->addWidget(m_header, 1);
    row->addWidget(more, 0, Qt::AlignTop);
    return head;
}

void CustomerCardView::fillMenu(QMenu& menu) {
    menu.clear();
    const auto add = [&](const QString& icon, const QString& text, auto act) {
        QAction* action = menu.addAction(themedIcon(icon), text);
        connect(action, &QAction::triggered, this, act);
        return action;
    };
    // As text: a shortcut of its own would take the key from the window's action.
    const QString key = m_context.actions.keyText(u"customer.merge"_s);
    add(u"merge"_s, key.isEmpty() ? tr("Merge with…") : tr("Merge with…") + u'\t' + key, [this] {
        merge();
    })->setObjectName(u"mergeWith"_s);
    QAction* separating = add(u"minus"_s, tr("Separate…"), [this] { separate(true); });
    separating->setObjectName(u"separateFrom"_s);
    separating->setEnabled(m_card && m_card->contacts.size() > 1);
    QAction* exporting = add(u"download"_s, tr("Export customer…"), [this] {
        m_export->open(m_customer, displayNameOf(*m_card));
        m_scroll->ensureVisible(0, 0);
    });
    exporting->setObjectName(u"exportCustomer"_s);
    exporting->setEnabled(m_card.has_value());
    QAction* erasing = add(u"trash"_s, tr("Erase customer…"), [this] {
        m_erase->open(m_customer, displayNameOf(*m_card));
        m_scroll->ensureVisible(0, 0);
    });
    erasing->setObjectName(u"eraseCustomer"_s);
    erasing->setEnabled(m_card.has_value());
}

void CustomerCardView::merge(const QString& text) {
    if (!m_card)
        return;
    separate(false);
    m_merge->open(*m_card, text);
    m_scroll->ensureVisible(0, 0);
}

void CustomerCardView::paintEvent(QPaintEvent*) {
    // Over the conversation where there is no room beside it.
    QPainter(this).fillRect(rect(), colours().surface);
}

void CustomerCardView::setCustomer(const CustomerId& customer, const ConversationRef& current) {
    if (customer != m_customer) {
        m_allConversations = false;
        separate(false);
        m_merge->hide();
        m_export->leave();
        m_erase->leave();
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
    m_card = m_customer.isEmpty() ? std::nullopt
                                  : m_context.workspace.views().customer(m_customer).value_or(std::nullopt);
    const bool hadFocus = m_scroll->isAncestorOf(QApplication::focusWidget());
    for (QWidget* part : {m_head, static_cast<QWidget*>(m_points), static_cast<QWidget*>(m_conversations)})
        part->setVisible(m_card.has_value());
    if (m_card)
        showCard();
    else
        hideCard();
    m_scroll->setVisible(!isEmpty());
    // What had the focus may have gone with its answer: the keyboard stays in the card.
    if (hadFocus && !m_scroll->isAncestorOf(QApplication::focusWidget()))
        m_points->setFocus(Qt::OtherFocusReason);
    const bool isEmptyNow = isEmpty();
    if (std::exchange(m_wasEmpty, isEmptyNow) != isEmptyNow)
        Q_EMIT emptyChanged();
}

void CustomerCardView::hideCard() {
    clearLayout(m_banners);
    separate(false);
    for (QWidget* part :
         {static_cast<QWidget*>(m_merge), static_cast<QWidget*>(m_attributes),
          static_cast<QWidget*>(m_accounts), static_cast<QWidget*>(m_why)})
        part->hide();
}

bool CustomerCardView::isEmpty() const {
    return !m_card && !m_erase->isOutliving();
}

void CustomerCardView::showCard() {
    m_header->setCustomer(*m_card);
    m_merge->follow(*m_card);
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
    QList<SuggestedPair> pairs;
    const QList<IdentitySuggestion> due = m_decider->due(m_card->suggestions);
    for (const IdentitySuggestion& suggestion : due) {
        if (const auto pair = readPair(m_context.workspace.views(), suggestion, m_customer))
            pairs.append(*pair);
    }
    // The same questions stay where they are, with what was opened of them, while other things change.
    const bool same = std::equal(
        pairs.cbegin(), pairs.cend(), m_shown.cbegin(), m_shown.cend(),
        [](const SuggestedPair& pair, const SuggestionBanner* banner) {
            return pairKey(pair.suggestion.left, pair.suggestion.right) ==
                   pairKey(banner->suggestion().left, banner->suggestion().right);
        });
    if (!same) {
        clearLayout(m_banners);
        m_shown.clear();
    }
    for (qsizetype i = 0; i < pairs.size(); ++i) {
        if (!same)
            m_shown.append(addBanner());
        m_shown.at(i)->setPair(pairs.at(i));
    }
}

SuggestionBanner* CustomerCardView::addBanner() {
    auto* banner = new SuggestionBanner(m_context.workspace, *m_decider, m_scroll->body());
    connect(banner, &SuggestionBanner::customerChosen, this, &CustomerCardView::customerChosen);
    m_banners->addWidget(banner);
    return banner;
}

void CustomerCardView::showPoints() {
    m_points->clear();
    const QList<KnownPoint> points = knownPoints(m_card->contacts);
    const QHash<AccountId, QString> names = m_context.workspace.directory().accountNames();
    for (const KnownPoint& point : points)
        m_points->body()->addWidget(
            new ContactPointRow(point, names, m_context.navigator, m_points->bodyWidget()));
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
    const QList<IdentityReason> reasons = reasonsOf(*m_card, m_context.workspace.directory().accountNames());
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
    if (!shown)
        return;
    m_merge->hide();
    m_scroll->ensureVisible(0, 0);
    m_separate->setFocus(Qt::OtherFocusReason);
}

} // namespace segue
