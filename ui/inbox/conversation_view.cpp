// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inbox/conversation_view.h"

#include "ui/composer/composer.h"
#include "ui/inbox/conversation_header.h"
#include "ui/shell/directory.h"
#include "ui/shell/empty_state.h"
#include "ui/shell/focus_forwarder.h"
#include "ui/shell/pane.h"
#include "ui/shell/workspace.h"
#include "ui/timeline/timeline_pane.h"
#include "ui/timeline/timeline_view.h"

#include <QEvent>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <chrono>

namespace segue {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
//! What flashes by has not been read.
constexpr auto seenAfter = 800ms;
} // namespace

ConversationView::ConversationView(const UiContext& context, ConversationCommands& commands, QWidget* parent)
    : QWidget(parent), m_context(context) {
    m_page = new QWidget(this);
    m_header = new ConversationHeader(context, commands, m_page);
    m_timeline = new TimelinePane(context, m_page);
    m_composer = new Composer(context, m_page);
    auto* column = new QVBoxLayout(m_page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_timeline, 1);
    column->addWidget(m_composer);
    m_empty = new EmptyState(this);
    m_empty->set(
        u"inbox"_s, tr("No conversation open"), tr("Choose one in the list. J and K go through it."));
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_page);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_stack);

    m_seenDelay.setSingleShot(true);
    m_seenDelay.setInterval(seenAfter);
    connect(&m_seenDelay, &QTimer::timeout, this, &ConversationView::noteSeen);
    connect(m_timeline, &TimelinePane::endSeen, &m_seenDelay, qOverload<>(&QTimer::start));
    connect(m_composer, &Composer::leaveRequested, m_timeline, [this] {
        m_timeline->setFocus(Qt::ShortcutFocusReason);
    });
    const TimelineSource& source = m_timeline->view().source();
    connect(&source, &TimelineSource::changed, this, &ConversationView::showWrittenSince);
    connect(&source, &TimelineSource::reset, this, &ConversationView::showWrittenSince);
    connect(&context.workspace, &Workspace::changed, this, &ConversationView::onChanged);
}

void ConversationView::open(const ConversationRef& conversation, const EntryRef& entry) {
    if (conversation == m_ref) {
        if (!entry.isEmpty())
            m_timeline->show(m_customer, m_conversation, entry);
        return;
    }
    m_composer->saveNow();
    m_ref = conversation;
    m_seenEntry.clear();
    if (!read()) {
        close();
        return;
    }
    m_header->show(m_conversation, m_customer, m_customerName, m_timeZone);
    m_stack->setCurrentWidget(m_page);
    m_timeline->show(m_customer, m_conversation, entry);
    m_selfName = m_context.workspace.directory().selfName(m_ref.account);
    m_newestEntry = newestLoaded();
    m_composer->setPlace({m_conversation, m_customer, m_customerName, m_selfName, m_newestEntry});
    forwardFocus(this, m_timeline);
    showWrittenSince();
    Q_EMIT opened(m_ref, m_customer);
}

void ConversationView::close() {
    m_composer->saveNow();
    m_ref = {};
    m_customer = {};
    m_timeline->clear();
    m_composer->setPlace({});
    m_stack->setCurrentWidget(m_empty);
    Q_EMIT closed();
}

bool ConversationView::read() {
    Views& views = m_context.workspace.views();
    const auto conversation = views.conversation(m_ref);
    if (!conversation) {
        m_context.navigator.sayTrouble(conversation.error());
        return false;
    }
    const auto customer = views.customerOf(m_ref).value_or(std::nullopt);
    if (!*conversation || !customer)
        return false;
    m_conversation = **conversation;
    m_customer = *customer;
    const auto rows = views.inboxRows({m_ref});
    m_customerName = rows && !rows->isEmpty() ? rows->constFirst().customerName : QString();
    m_timeZone.clear();
    const auto card = views.customer(m_customer).value_or(std::nullopt);
    if (card) {
        for (const Contact& contact : card->contacts) {
            if (m_timeZone.isEmpty())
                m_timeZone = contact.timeZone;
        }
    }
    return true;
}

QString ConversationView::newestLoaded() const {
    const QList<TimelineRow>& rows = m_timeline->view().source().rows();
    for (auto it = rows.crbegin(); it != rows.crend(); ++it) {
        if (!it->outbox && it->entry.conversation == m_ref)
            return it->entry.ref.id;
    }
    return {};
}

void ConversationView::onChanged(const ChangeSet& changes) {
    if (m_ref.isEmpty())
        return;
    const bool touched = changes.everything || changes.directory || changes.conversations.contains(m_ref) ||
                         changes.customers.contains(m_customer);
    if (!touched)
        return;
    const CustomerId before = m_customer;
    if (!read()) {
        close();
        return;
    }
    m_header->show(m_conversation, m_customer, m_customerName, m_timeZone);
    if (m_customer != before) {
        // Contacts were joined or taken apart: this is another person's timeline now.
        m_timeline->show(m_customer, m_conversation, {});
        Q_EMIT opened(m_ref, m_customer);
    }
}

void ConversationView::showWrittenSince() {
    // While another conversation is being opened, the composer still belongs to the last one.
    if (m_ref.isEmpty() || m_composer->conversation() != m_ref)
        return;
    // Whoever goes back to an old message has seen what came after it.
    if (m_newestEntry.isEmpty() || m_timeline->view().source().atEnd())
        m_newestEntry = newestLoaded();
    m_composer->updatePlace({m_conversation, m_customer, m_customerName, m_selfName, m_newestEntry});
    const QString base = m_composer->baseEntryId();
    QList<Entry> since;
    bool found = false;
    const QList<TimelineRow>& rows = m_timeline->view().source().rows();
    for (auto it = rows.crbegin(); it != rows.crend() && !found; ++it) {
        const Entry& entry = it->entry;
        if (it->outbox || entry.conversation != m_ref)
            continue;
        found = entry.ref.id == base;
        if (!found && entry.author.kind == AuthorKind::Customer && entry.visibility == Visibility::Public)
            since.prepend(entry);
    }
    // A base that is no longer loaded says nothing about what came after it.
    m_composer->setWrittenSince(found && !m_composer->isEmpty() ? since : QList<Entry>());
}

void ConversationView::noteSeen() {
    if (m_ref.isEmpty() || !window()->isActiveWindow() || !isVisible() || m_newestEntry == m_seenEntry)
        return;
    m_seenEntry = m_newestEntry;
    m_context.workspace.markSeen(m_ref);
}

bool ConversationView::event(QEvent* event) {
    if (event->type() == QEvent::WindowActivate && m_timeline->view().isAtEnd())
        m_seenDelay.start();
    return QWidget::event(event);
}

} // namespace segue
