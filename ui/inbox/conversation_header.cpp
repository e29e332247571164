// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inbox/conversation_header.h"

#include "ui/inbox/conversation_commands.h"
#include "ui/inbox/wait_level.h"
#include "ui/shell/action_registry.h"
#include "ui/shell/directory.h"
#include "ui/shell/elided_label.h"
#include "ui/shell/flat_button.h"
#include "ui/shell/flow_layout.h"
#include "ui/shell/icons.h"
#include "ui/shell/paint.h"
#include "ui/shell/pane.h"
#include "ui/shell/relative_time.h"
#include "ui/shell/words.h"
#include "ui/shell/workspace.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTimeZone>

namespace segue {

using namespace Qt::StringLiterals;

ConversationHeader::ConversationHeader(
    const UiContext& context, ConversationCommands& commands, QWidget* parent)
    : QFrame(parent), m_context(context), m_commands(commands) {
    setAccessibleName(tr("Conversation"));
    build();
    connect(&context.workspace, &Workspace::timePassed, this, [this] {
        showNames();
        showWait();
    });
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        showNames();
        showChips();
        showWait();
    });
}

FlatButton* ConversationHeader::makeChip(const QString& name) {
    auto* chip = new FlatButton(FlatButton::Look::Chip, {}, {}, m_chips);
    chip->setObjectName(name);
    chip->setMostText(200);
    m_chips->layout()->addWidget(chip);
    return chip;
}

void ConversationHeader::build() {
    m_listButton = toolButton(u"list"_s, tr("Show the list"), this);
    m_avatar = new QLabel(this);
    m_title = new ElidedLabel(this);
    m_title->setProperty("role", u"title"_s);
    m_localTime = new QLabel(this);
    m_localTime->setProperty("role", u"small"_s);
    m_localTime->setTextFormat(Qt::PlainText);
    m_subject = new ElidedLabel(this);
    m_subject->setProperty("role", u"muted"_s);
    m_solve = new QPushButton(themedIcon(u"check"_s), tr("Solve"), this);
    m_snooze = toolButton(u"snooze"_s, tr("Snooze"), this);
    m_more = toolButton(u"more"_s, tr("More"), this);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(new QMenu(m_more));
    m_paneButton = toolButton(u"sidebar"_s, tr("Customer and knowledge"), this);
    m_paneButton->setCheckable(true);
    m_chips = new QWidget(this);
    auto* chips = new FlowLayout(m_chips);
    m_status = makeChip(u"chip.status"_s);
    m_assignee = makeChip(u"chip.assignee"_s);
    m_priority = makeChip(u"chip.priority"_s);
    m_team = makeChip(u"chip.team"_s);
    m_tags = makeChip(u"chip.tags"_s);
    m_wait = new QLabel(m_chips);
    m_wait->setTextFormat(Qt::PlainText);
    m_wait->setContentsMargins(space::xs, 0, 0, 0);
    chips->addWidget(m_wait);

    auto* nameRow = new QHBoxLayout;
    nameRow->setSpacing(space::s);
    nameRow->addWidget(m_title);
    nameRow->addWidget(m_localTime, 0, Qt::AlignBaseline);
    nameRow->addStretch(1);
    auto* names = new QVBoxLayout;
    names->setSpacing(1);
    names->addLayout(nameRow);
    names->addWidget(m_subject);
    auto* top = new QHBoxLayout;
    top->setSpacing(space::s);
    top->addWidget(m_listButton);
    top->addWidget(m_avatar);
    top->addLayout(names, 1);
    for (QWidget* widget :
         {static_cast<QWidget*>(m_solve), static_cast<QWidget*>(m_snooze), static_cast<QWidget*>(m_more),
          static_cast<QWidget*>(m_paneButton)})
        top->addWidget(widget);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::m, space::m, space::s);
    column->setSpacing(space::s);
    column->addLayout(top);
    column->addWidget(m_chips);

    connect(m_listButton, &QToolButton::clicked, this, &ConversationHeader::listRequested);
    connect(m_paneButton, &QToolButton::clicked, this, &ConversationHeader::paneToggled);
    connect(m_solve, &QPushButton::clicked, this, [this] {
        m_commands.setStatus(isDone(m_conversation.status) ? Status::Open : Status::Solved);
    });
    connect(m_snooze, &QToolButton::clicked, this, [this] { m_commands.pickSnooze(m_snooze); });
    connect(m_status, &QToolButton::clicked, this, [this] { m_commands.pickStatus(m_status); });
    connect(m_priority, &QToolButton::clicked, this, [this] { m_commands.pickPriority(m_priority); });
    connect(m_assignee, &QToolButton::clicked, this, [this] { m_commands.pickAssignee(m_assignee); });
    connect(m_team, &QToolButton::clicked, this, [this] { m_commands.pickTeam(m_team); });
    connect(m_tags, &QToolButton::clicked, this, [this] { m_commands.pickTags(m_tags); });
    connect(m_more->menu(), &QMenu::aboutToShow, this, &ConversationHeader::fillMoreMenu);
}

void ConversationHeader::fillMoreMenu() {
    QMenu* menu = m_more->menu();
    menu->clear();
    for (const char* id :
         {"conversation.assign_me", "conversation.status", "conversation.priority", "conversation.tag",
          "conversation.move", "conversation.snooze", "", "conversation.find", "conversation.copy_reference",
          "conversation.undo", "", "conversation.spam"}) {
        if (!*id)
            menu->addSeparator();
        else if (QAction* action = m_context.actions.action(QString::fromLatin1(id)))
            menu->addAction(action);
    }
}

void ConversationHeader::show(
    const Conversation& conversation, const CustomerId& customer, const QString& customerName,
    const QString& customerTimeZone) {
    m_conversation = conversation;
    m_customer = customer;
    m_name = customerName;
    m_timeZone = customerTimeZone;
    showNames();
    showChips();
    showWait();
}

void ConversationHeader::setFolds(bool listFolded, bool hasPane, bool paneShown) {
    m_paneButton->setVisible(hasPane);
    m_listButton->setVisible(listFolded);
    m_paneButton->setChecked(paneShown);
}

void ConversationHeader::showNames() {
    const int side = Theme::instance().scaled(36);
    QPixmap picture(QSize(side, side) * devicePixelRatioF());
    picture.setDevicePixelRatio(devicePixelRatioF());
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    paintAvatar(painter, QRectF(0, 0, side, side), m_name, m_customer.value());
    painter.end();
    m_avatar->setPixmap(picture);
    m_title->setText(m_name);
    QStringList about{m_conversation.reference, m_conversation.subject};
    if (m_conversation.subject.isEmpty())
        about.append(displayName(m_conversation.channel));
    about.removeAll(QString());
    m_subject->setText(about.join(u" · "_s));
    const QTimeZone zone(m_timeZone.toLatin1());
    m_localTime->setVisible(zone.isValid());
    if (zone.isValid()) {
        const QDateTime theirs = toUtcDateTime(m_context.workspace.now()).toTimeZone(zone);
        m_localTime->setText(tr("%1 there").arg(timeOfDay(theirs.time())));
        m_localTime->setToolTip(tr("The customer's local time (%1)").arg(m_timeZone));
    }
}

void ConversationHeader::showChips() {
    const auto set = [](FlatButton* chip, const QString& icon, const QColor& ink, const QString& text,
                        const QString& spoken) {
        chip->setIconName(icon);
        chip->setInk(ink);
        chip->setLabel(text);
        chip->setAccessibleName(spoken);
        chip->setToolTip(spoken);
    };
    const Conversation& c = m_conversation;
    const QString status = c.status == Status::Snoozed && c.snoozedUntil
                               ? tr("Snoozed until %1").arg(dayAndTime(*c.snoozedUntil))
                               : displayName(c.status);
    set(m_status, iconName(c.status), inkOf(c.status), status, tr("Status: %1").arg(status));
    Directory& directory = m_context.workspace.directory();
    const QString agent = c.assignee ? directory.agentName(*c.assignee) : QString();
    set(m_assignee, agent.isEmpty() ? u"user-plus"_s : u"user"_s, {}, agent.isEmpty() ? tr("Assign") : agent,
        agent.isEmpty() ? tr("Assign to somebody") : tr("Assigned to %1").arg(agent));
    const bool plain = c.priority == Priority::None;
    set(m_priority, u"flag"_s, inkOf(c.priority), plain ? tr("Priority") : displayName(c.priority),
        plain ? tr("Set a priority") : tr("Priority: %1").arg(displayName(c.priority)));
    const QString team = c.team ? directory.teamName(*c.team) : QString();
    set(m_team, u"team"_s, {}, team.isEmpty() ? tr("Team") : team,
        team.isEmpty() ? tr("Move to a team") : tr("Team: %1").arg(team));
    constexpr int mostTags = 3;
    QString tags = c.tags.mid(0, mostTags).join(u", "_s);
    if (c.tags.size() > mostTags)
        tags += u" +%1"_s.arg(c.tags.size() - mostTags);
    set(m_tags, u"tag"_s, {}, tags.isEmpty() ? tr("Tag") : tags,
        tags.isEmpty() ? tr("Add tags") : tr("Tags: %1").arg(c.tags.join(u", "_s)));
    const bool done = isDone(c.status);
    m_solve->setText(done ? tr("Reopen") : tr("Solve"));
    m_solve->setIcon(themedIcon(done ? u"retry"_s : u"check"_s));
    m_solve->setToolTip(m_context.actions.keyText(u"conversation.solve"_s));
    const Capabilities can = m_context.workspace.capabilities(c.ref.account);
    m_assignee->setVisible(can.assign);
    m_team->setVisible(can.teams);
    m_priority->setVisible(can.priorities);
    m_tags->setVisible(can.tags != TagWrite::None);
    m_snooze->setVisible(can.snooze);
}

void ConversationHeader::showWait() {
    const Conversation& c = m_conversation;
    const bool waits = c.waitingSince && !isDone(c.status);
    m_wait->setVisible(waits);
    if (!waits)
        return;
    const Instant now = m_context.workspace.now();
    const WaitLevel level = waitLevel(c.channel, c.waitingSince, now);
    m_wait->setText(tr("Waiting %1").arg(displayDuration(now - *c.waitingSince)));
    m_wait->setToolTip(tr("The customer has been waiting since %1").arg(exactTime(*c.waitingSince)));
    QPalette palette = m_wait->palette();
    palette.setColor(QPalette::WindowText, inkOf(level));
    m_wait->setPalette(palette);
    m_wait->setFont(Theme::instance().font(level == WaitLevel::Fine ? TextStyle::Body : TextStyle::Strong));
}

void ConversationHeader::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), colours().surface);
    painter.fillRect(0, height() - 1, width(), 1, colours().border);
}

} // namespace segue
