// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_pane.h"

#include "ui/outbox/outbox_performer.h"
#include "ui/shell/focus_forwarder.h"
#include "ui/shell/icons.h"
#include "ui/shell/pane.h"
#include "ui/shell/style_sheet.h"
#include "ui/shell/theme.h"
#include "ui/shell/workspace.h"
#include "ui/timeline/attachment_opener.h"
#include "ui/timeline/find_bar.h"
#include "ui/timeline/timeline_finder.h"
#include "ui/timeline/timeline_view.h"

#include <QPushButton>
#include <QVBoxLayout>
#include <chrono>

namespace segue {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
//! A sign of typing that is not renewed ends by itself: its "stopped" may have been lost.
constexpr auto typingLasts = 6s;
//! Nobody looks for the first letter of a word.
constexpr auto findDelay = 150ms;
} // namespace

TimelinePane::TimelinePane(const UiContext& context, QWidget* parent) : QWidget(parent), m_context(context) {
    m_view = new TimelineView(context.workspace, this);
    m_find = new FindBar(this);
    m_finder = new TimelineFinder(context.workspace, this);
    m_opener = new AttachmentOpener(context, this);
    m_outbox = new OutboxPerformer(context, this);
    m_pill = new QPushButton(this);
    m_pill->setObjectName(u"jumpToLatest"_s);
    m_pill->setIcon(themedIcon(u"arrow-down"_s));
    m_pill->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_find);
    column->addWidget(m_view, 1);
    forwardFocus(this, m_view);

    connect(m_view, &TimelineView::actionChosen, this, &TimelinePane::onAction);
    connect(m_view, &TimelineView::newBelow, this, &TimelinePane::showPill);
    connect(m_view, &TimelineView::atEndChanged, this, [this] { showPill(0); });
    connect(m_view, &TimelineView::endSeen, this, &TimelinePane::endSeen);
    connect(&m_view->source(), &TimelineSource::failed, this, [this](const Error& error) {
        m_context.navigator.sayTrouble(error);
    });
    connect(m_pill, &QPushButton::clicked, m_view, &TimelineView::scrollToEnd);
    connectFind();
    connect(&context.workspace, &Workspace::ephemeral, this, &TimelinePane::onEphemeral);
    m_typingEnds.setInterval(1s);
    connect(&m_typingEnds, &QTimer::timeout, this, &TimelinePane::showTyping);
}

void TimelinePane::connectFind() {
    m_findDelay.setSingleShot(true);
    m_findDelay.setInterval(findDelay);
    connect(m_find, &FindBar::wordsChanged, this, [this](const QString& words) {
        m_finder->stop();
        m_view->setFind(words);
        m_findDelay.start();
    });
    connect(&m_findDelay, &QTimer::timeout, this, &TimelinePane::findNewest);
    connect(m_find, &FindBar::nextRequested, this, &TimelinePane::find);
    connect(m_find, &FindBar::closed, this, [this] {
        endFind();
        m_view->setFocus();
    });
    connect(m_finder, &TimelineFinder::found, this, [this](const EntryRef& entry) {
        m_view->showFound(entry);
        m_find->setFound(true);
    });
    connect(m_finder, &TimelineFinder::foundNothing, this, [this] { m_find->setFound(false); });
    connect(m_finder, &TimelineFinder::failed, this, [this](const Error& error) {
        m_context.navigator.sayTrouble(error);
    });
}

void TimelinePane::show(const CustomerId& customer, const Conversation& conversation, const EntryRef& at) {
    m_conversation = conversation.ref;
    m_typists.clear();
    showTyping();
    endFind();
    m_view->setCustomer(customer, at, conversation.agentSeenAt);
    m_view->setAccessibleName(
        tr("Timeline of %1")
            .arg(conversation.subject.isEmpty() ? conversation.reference : conversation.subject));
}

void TimelinePane::clear() {
    m_conversation = {};
    m_typists.clear();
    endFind();
    m_view->setCustomer({}, {}, std::nullopt);
}

void TimelinePane::startFind() {
    m_find->start();
}

void TimelinePane::findNewest() {
    const TimelineSource& source = m_view->source();
    // Where an old part is shown, what is newer comes first all the same.
    if (source.atEnd())
        find(true);
    else if (!m_view->findWords().isEmpty())
        m_finder->start(source.customer(), m_view->findWords(), {}, true);
}

void TimelinePane::find(bool upwards) {
    m_findDelay.stop();
    m_finder->stop();
    const QString& words = m_view->findWords();
    if (words.isEmpty())
        return;
    const TimelineSource& source = m_view->source();
    const bool found = m_view->findNext(upwards);
    const bool isAll = upwards ? source.atStart() : source.atEnd();
    const std::optional<EntryRef> edge = upwards ? source.firstStored() : source.lastStored();
    if (found || isAll || !edge)
        m_find->setFound(found);
    else
        m_finder->start(source.customer(), words, *edge, upwards);
}

void TimelinePane::endFind() {
    m_findDelay.stop();
    m_finder->stop();
    m_find->hide();
    m_view->setFind({});
}

void TimelinePane::onAction(const TimelineRow& row, const CellAction& action) {
    switch (action.kind) {
    case CellAction::Kind::Outbox:
        if (row.outbox)
            m_outbox->perform(*row.outbox, action.outbox);
        break;
    case CellAction::Kind::OpenLink:
        m_opener->openLink(action.target, action.shown);
        break;
    case CellAction::Kind::OpenAttachment:
    case CellAction::Kind::SaveAttachment:
        for (const Attachment& attachment : row.entry.attachments) {
            if (attachment.id != action.target)
                continue;
            if (action.kind == CellAction::Kind::OpenAttachment)
                m_opener->open(row.entry.ref, attachment);
            else
                m_opener->saveAs(row.entry.ref, attachment);
            return;
        }
        break;
    default:
        break;
    }
}

void TimelinePane::onEphemeral(const AccountId& account, const Ephemeral& sign) {
    const bool typing =
        sign.kind == Ephemeral::Kind::CustomerTyping || sign.kind == Ephemeral::Kind::AgentTyping;
    if (!typing || account != m_conversation.account || sign.conversationId != m_conversation.id)
        return;
    if (sign.on)
        m_typists.insert(sign.actorId, {sign.actorName, m_context.workspace.now() + typingLasts});
    else
        m_typists.remove(sign.actorId);
    showTyping();
}

void TimelinePane::showTyping() {
    const Instant now = m_context.workspace.now();
    m_typists.removeIf([now](const auto& entry) { return entry.value().until <= now; });
    QStringList names;
    for (const Typist& typist : std::as_const(m_typists))
        names.append(typist.name.isEmpty() ? tr("The customer") : typist.name);
    names.sort();
    QString text;
    if (names.size() == 1)
        text = tr("%1 is typing…").arg(names.constFirst());
    else if (names.size() > 1)
        text = tr("%1 are typing…").arg(names.join(u", "_s));
    m_view->setTyping(text);
    if (names.isEmpty())
        m_typingEnds.stop();
    else if (!m_typingEnds.isActive())
        m_typingEnds.start();
}

void TimelinePane::showPill(int fresh) {
    m_pill->setVisible(!m_view->isAtEnd());
    m_pill->setText(fresh > 0 ? tr("%n new message(s)", nullptr, fresh) : tr("Latest"));
    restyle(m_pill, "kind", fresh > 0 ? u"primary"_s : QString());
    m_pill->setAccessibleName(fresh > 0 ? m_pill->text() : tr("Jump to the latest message"));
    placePill();
}

void TimelinePane::placePill() {
    m_pill->adjustSize();
    const int x = (width() - m_pill->width()) / 2;
    m_pill->move(x, height() - m_pill->height() - space::m);
    m_pill->raise();
}

void TimelinePane::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    placePill();
}

} // namespace segue
