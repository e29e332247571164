// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inbox/inbox_panel.h"

#include "ui/inbox/filter_chips.h"
#include "ui/inbox/inbox_list.h"
#include "ui/inbox/inbox_model.h"
#include "ui/inbox/search_page.h"
#include "ui/inbox/search_results.h"
#include "ui/inbox/shop_card.h"
#include "ui/inbox/view_list.h"
#include "ui/shell/empty_state.h"
#include "ui/shell/flat_button.h"
#include "ui/shell/focus_forwarder.h"
#include "ui/shell/icons.h"
#include "ui/shell/pane.h"
#include "ui/shell/theme.h"
#include "ui/shell/ui_settings.h"
#include "ui/shell/words.h"
#include "ui/shell/workspace.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <chrono>

namespace segue {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString foldName = u"inbox/views"_s;
const QString scopeName = u"inbox/scope"_s;

} // namespace

InboxPanel::InboxPanel(const UiContext& context, QWidget* parent) : QFrame(parent), m_context(context) {
    setProperty("surface", u"plain"_s);
    setAccessibleName(tr("Inbox"));
    m_model = new InboxModel(context.workspace, this);
    build();
    connectParts();
    InboxFilter filter;
    filter.scope = lastScope();
    setFilter(filter);
    readCounts();
    forwardFocus(this, m_list);
}

InboxFilter::Scope InboxPanel::lastScope() const {
    bool isNumber = false;
    const int number = m_context.settings.state(scopeName).toInt(&isNumber);
    const auto scope = static_cast<InboxFilter::Scope>(number);
    // Before anybody chose, nothing that comes in may be out of sight.
    return isNumber && inboxScopes().contains(scope) ? scope : InboxFilter::Scope::All;
}

void InboxPanel::build() {
    m_views = new ViewList(this);
    m_list = new InboxList(*m_model, m_context.workspace, this);
    m_list->setCompact(m_context.settings.compactInbox());
    m_found = new SearchPage(m_context, this);
    m_empty = new EmptyState(this);
    m_shop = new ShopCard(m_context.workspace, m_empty);
    m_empty->addExtra(m_shop);
    m_stack = new QStackedWidget(this);
    for (QWidget* page :
         {static_cast<QWidget*>(m_list), static_cast<QWidget*>(m_found), static_cast<QWidget*>(m_empty)})
        m_stack->addWidget(page);
    m_filters = new FilterChips(m_context.workspace, this);
    auto* line = new QFrame(this);
    line->setProperty("line", u"h"_s);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHeader());
    column->addWidget(m_views);
    column->addSpacing(space::xs);
    column->addWidget(m_filters);
    column->addWidget(line);
    column->addWidget(m_stack, 1);
    m_foldChosen = !m_context.settings.state(foldName).isEmpty();
    foldViews(m_context.settings.fold(foldName, false), false);
}

QWidget* InboxPanel::makeHeader() {
    auto* header = new QWidget(this);
    m_title = new FlatButton(FlatButton::Look::Title, u"chevron-down"_s, {}, header);
    m_search = new QLineEdit(header);
    m_search->setProperty("look", u"well"_s);
    m_search->setPlaceholderText(tr("Search messages, people, subjects"));
    m_search->setAccessibleName(tr("Search"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_search->hide();
    m_searchButton = toolButton(u"search"_s, tr("Search"), header);
    m_filterButton = toolButton(u"filter"_s, tr("Filter"), header);
    m_sortButton = toolButton(u"sort"_s, tr("Order and density"), header);
    for (FlatButton* button : {m_filterButton, m_sortButton}) {
        button->setPopupMode(QToolButton::InstantPopup);
        button->setMenu(new QMenu(button));
    }
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(space::s, 0, space::s, 0);
    row->setSpacing(2);
    row->addWidget(m_title);
    row->addStretch(1);
    row->addWidget(m_search, 100);
    row->addWidget(m_searchButton);
    row->addWidget(m_filterButton);
    row->addWidget(m_sortButton);
    header->setMinimumHeight(Theme::instance().scaled(48));
    return header;
}

void InboxPanel::connectParts() {
    connect(m_title, &QToolButton::clicked, this, [this] { foldViews(m_views->isVisible(), true); });
    connect(m_views, &ViewList::scopeChosen, this, [this](InboxFilter::Scope scope) {
        InboxFilter filter = m_model->filter();
        filter.scope = scope;
        endSearch();
        setFilter(filter);
    });
    connect(m_list, &InboxList::chosen, this, [this](const ConversationRef& conversation, bool open) {
        Q_EMIT chosen(conversation, {}, open);
    });
    connect(
        &m_found->results(), &SearchResults::chosen, this,
        [this](const ConversationRef& conversation, const EntryRef& entry) {
            Q_EMIT chosen(conversation, entry, true);
        });
    connect(m_searchButton, &QToolButton::clicked, this, &InboxPanel::startSearch);
    connect(m_filterButton->menu(), &QMenu::aboutToShow, m_filters, [this] {
        m_filters->fillMenu(*m_filterButton->menu());
    });
    connect(m_filters, &FilterChips::chosen, this, &InboxPanel::setFilter);
    connect(m_sortButton->menu(), &QMenu::aboutToShow, this, [this] { fillSortMenu(*m_sortButton->menu()); });
    m_searchDelay.setSingleShot(true);
    m_searchDelay.setInterval(80ms);
    connect(&m_searchDelay, &QTimer::timeout, this, &InboxPanel::runSearch);
    connect(m_search, &QLineEdit::textChanged, &m_searchDelay, qOverload<>(&QTimer::start));
    m_countDelay.setSingleShot(true);
    m_countDelay.setInterval(120ms);
    connect(&m_countDelay, &QTimer::timeout, this, &InboxPanel::readCounts);
    connect(&m_context.workspace, &Workspace::changed, this, [this] {
        if (!m_countDelay.isActive())
            m_countDelay.start();
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, &InboxPanel::showState);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &InboxPanel::showState);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &InboxPanel::showState);
    const auto trouble = [this](const Error& error) { m_context.navigator.sayTrouble(error); };
    connect(m_model, &InboxModel::failed, this, trouble);
    connect(m_found, &SearchPage::failed, this, trouble);
    connect(m_found, &SearchPage::questionCorrected, m_search, &QLineEdit::setText);
    connect(&m_context.settings, &UiSettings::changed, this, [this] {
        m_list->setCompact(m_context.settings.compactInbox());
    });
    connect(
        &Theme::instance(), &Theme::changed, this, [this] { foldViews(!m_views->isVisibleTo(this), false); });
}

void InboxPanel::setFilter(const InboxFilter& filter) {
    if (filter.scope != lastScope())
        m_context.settings.setState(scopeName, QByteArray::number(static_cast<int>(filter.scope)));
    m_model->setFilter(filter);
    m_views->setScope(filter.scope);
    m_title->setLabel(displayName(filter.scope));
    m_title->setAccessibleName(tr("View: %1").arg(m_title->label()));
    m_filters->setFilter(filter);
    m_list->scrollToTop();
}

void InboxPanel::showScope(InboxFilter::Scope scope) {
    endSearch();
    InboxFilter filter = m_model->filter();
    filter.scope = scope;
    setFilter(filter);
    m_list->setFocus();
}

void InboxPanel::foldViews(bool folded, bool remember) {
    m_views->setVisible(!folded);
    m_views->setFixedHeight(m_views->fullHeight());
    m_title->setIconName(folded ? u"chevron-right"_s : u"chevron-down"_s);
    m_title->setToolTip(folded ? tr("Show the views") : tr("Fold the views away"));
    if (remember) {
        m_foldChosen = true;
        m_context.settings.setFold(foldName, folded);
        m_context.settings.setState(foldName, "chosen");
    }
}

void InboxPanel::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    // Until the agent chose: low windows need the room for conversations.
    if (!m_foldChosen)
        foldViews(height() < Theme::instance().scaled(640), false);
}

void InboxPanel::fillSortMenu(QMenu& menu) {
    menu.clear();
    if (isSearching())
        return fillSearchOrders(menu);
    const InboxFilter now = m_model->filter();
    const QList<std::pair<InboxFilter::Order, QString>> orders{
        {InboxFilter::Order::NewestFirst, tr("Newest first")},
        {InboxFilter::Order::LongestWaitFirst, tr("Longest wait first")},
        {InboxFilter::Order::PriorityFirst, tr("Highest priority first")},
    };
    for (const auto& [order, text] : orders) {
        QAction* action = menu.addAction(text);
        action->setCheckable(true);
        action->setChecked(now.order == order);
        InboxFilter then = now;
        then.order = order;
        connect(action, &QAction::triggered, this, [this, then] { setFilter(then); });
    }
    menu.addSeparator();
    QAction* compact = menu.addAction(tr("Compact rows"));
    compact->setCheckable(true);
    compact->setChecked(m_context.settings.compactInbox());
    connect(compact, &QAction::triggered, this, [this](bool on) { m_context.settings.setCompactInbox(on); });
}

void InboxPanel::fillSearchOrders(QMenu& menu) {
    const QList<std::pair<SearchOrder, QString>> orders{
        {SearchOrder::NewestFirst, tr("Newest first")}, {SearchOrder::BestFirst, tr("Best match first")}};
    for (const auto& [order, text] : orders) {
        QAction* action = menu.addAction(text);
        action->setCheckable(true);
        action->setChecked(m_found->order() == order);
        connect(action, &QAction::triggered, this, [this, chosen = order] { m_found->setOrder(chosen); });
    }
}

bool InboxPanel::isSearching() const {
    return !m_search->isHidden() && !m_search->text().trimmed().isEmpty();
}

void InboxPanel::readCounts() {
    const auto counts = m_context.workspace.views().inboxCounts(m_model->filter().account);
    if (!counts || *counts == m_counts)
        return;
    m_counts = *counts;
    m_views->setCounts(m_counts);
    showState();
    Q_EMIT countsChanged(m_counts);
}

void InboxPanel::showState() {
    if (isSearching()) {
        if (m_found->results().count() > 0) {
            m_stack->setCurrentWidget(m_found);
            return;
        }
        m_shop->hide();
        m_empty->set(
            u"search"_s, tr("Nothing found"),
            tr("Try fewer or other words, an address, or a reference such as #1042."));
        m_stack->setCurrentWidget(m_empty);
        return;
    }
    if (m_model->rowCount() > 0) {
        m_stack->setCurrentWidget(m_list);
        return;
    }
    const InboxFilter& filter = m_model->filter();
    if (isNarrowed(filter))
        m_empty->set(u"filter"_s, tr("Nothing fits these filters"), tr("Remove one above to see more."));
    else if (m_counts == InboxCounts{})
        m_empty->set(
            u"inbox"_s, tr("No conversations yet"), tr("They appear here the moment somebody writes."));
    else
        m_empty->set(
            iconName(filter.scope), tr("All done here"),
            tr("Nothing is in “%1” right now.").arg(displayName(filter.scope)));
    m_shop->setVisible(m_counts == InboxCounts{} && !m_context.workspace.hubUrl().isEmpty());
    m_stack->setCurrentWidget(m_empty);
}

void InboxPanel::startSearch() {
    m_search->show();
    m_title->hide();
    m_searchButton->hide();
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void InboxPanel::runSearch() {
    m_found->search(m_search->text());
    showState();
}

void InboxPanel::endSearch() {
    if (m_search->isHidden())
        return;
    m_search->clear();
    m_searchDelay.stop();
    m_search->hide();
    m_title->show();
    m_searchButton->show();
    m_found->search({});
    showState();
}

bool InboxPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Escape) {
        endSearch();
        m_stack->currentWidget()->setFocus();
        return true;
    }
    if ((key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) &&
        m_found->results().count() > 0) {
        if (m_searchDelay.isActive()) {
            m_searchDelay.stop();
            runSearch();
        }
        SearchResults& results = m_found->results();
        results.setFocus();
        results.setCurrentIndex(results.model()->index(0, 0));
        return true;
    }
    return false;
}

} // namespace segue
