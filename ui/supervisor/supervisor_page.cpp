// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/supervisor/supervisor_page.h"

#include "ui/shell/error_text.h"
#include "ui/shell/fold_group.h"
#include "ui/shell/labels.h"
#include "ui/shell/notice_bar.h"
#include "ui/shell/paint.h"
#include "ui/shell/relative_time.h"
#include "ui/shell/scroll_column.h"
#include "ui/shell/words.h"
#include "ui/shell/workspace.h"
#include "ui/supervisor/agent_load_model.h"
#include "ui/supervisor/agent_table.h"
#include "ui/supervisor/bar_list.h"
#include "ui/supervisor/duration_table.h"
#include "ui/supervisor/figure_card.h"
#include "ui/supervisor/supervisor_source.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>
#include <chrono>

namespace segue {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int wideFrom = 860;
//! Further apart, a bar's name and its number are hard to read as one line.
constexpr int mostWidth = 1760;

struct BandWords {
    Q_DECLARE_TR_FUNCTIONS(segue::BandWords)
};

QString bandName(const QString& id) {
    if (id == "under_1h"_L1)
        return BandWords::tr("Under 1 hour");
    if (id == "1h_to_8h"_L1)
        return BandWords::tr("1 to 8 hours");
    if (id == "8h_to_1d"_L1)
        return BandWords::tr("8 to 24 hours");
    if (id == "1d_to_3d"_L1)
        return BandWords::tr("1 to 3 days");
    if (id == "3d_to_7d"_L1)
        return BandWords::tr("3 to 7 days");
    return id == "over_7d"_L1 ? BandWords::tr("Over 7 days") : id;
}

QString number(int value) {
    return QLocale().toString(value);
}

QGridLayout* grid(QWidget* parent) {
    auto* made = new QGridLayout(parent);
    made->setContentsMargins(0, 0, 0, 0);
    made->setSpacing(space::m);
    return made;
}

} // namespace

SupervisorPage::SupervisorPage(const UiContext& context, QWidget* parent)
    : RailPage(parent), m_context(context) {
    setAccessibleName(tr("Supervisor"));
    m_source = new SupervisorSource(context.workspace, this);
    m_agents = new AgentLoadModel(this);
    build();
    arrange();
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, &SupervisorPage::showWait);
    connect(m_source, &SupervisorSource::changed, this, &SupervisorPage::showSnapshot);
    connect(m_source, &SupervisorSource::failed, this, [this](const Error& error) {
        m_notice->say(
            NoticeBar::Tone::Trouble,
            tr("These numbers are not up to date. %1").arg(errorText(error).joined()));
    });
}

void SupervisorPage::build() {
    m_scroll = new ScrollColumn(this);
    m_scroll->setMargins({space::xl, space::l, space::xl, space::xl});
    m_scroll->setMostWidth(mostWidth, ScrollColumn::Rest::AroundIt);
    QWidget* body = m_scroll->body();
    auto* head = new QHBoxLayout;
    head->addWidget(plainLabel(tr("Supervisor"), u"page"_s, body));
    head->addStretch(1);
    m_live = plainLabel({}, u"small"_s, body);
    head->addWidget(m_live);
    m_notice = new NoticeBar(body);
    QVBoxLayout* column = m_scroll->column();
    column->setSpacing(space::m);
    column->addLayout(head);
    column->addWidget(m_notice);
    column->addWidget(makeQueue());
    column->addWidget(makeToday());
    column->addWidget(makeTeam());
    column->addWidget(makeDefinitions());
    column->addStretch(1);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_scroll);
}

QWidget* SupervisorPage::makeQueue() {
    auto* part = new QWidget(m_scroll->body());
    m_waiting = new FigureCard(Figure::Waiting, part);
    m_unassigned = new FigureCard(Figure::Unassigned, part);
    m_longest = new FigureCard(Figure::LongestWait, part);
    m_channelCard = new TitledCard(Figure::ByChannel, part);
    m_channels = new BarList(m_channelCard);
    m_channels->setAccessibleName(definitionOf(Figure::ByChannel).title);
    m_noChannels = wrappedLabel(tr("Nobody waits."), u"muted"_s, m_channelCard);
    m_channelCard->body()->addWidget(m_channels);
    m_channelCard->body()->addWidget(m_noChannels);
    m_channelCard->body()->addStretch(1);
    m_created = new FigureCard(Figure::Created, part);
    m_solved = new FigureCard(Figure::Solved, part);
    m_reopened = new FigureCard(Figure::Reopened, part);
    m_queueGrid = grid(part);
    return part;
}

QWidget* SupervisorPage::makeToday() {
    auto* part = new QWidget(m_scroll->body());
    m_times = new DurationTable(part);
    m_satisfaction = new FigureCard(Figure::Satisfaction, part);
    m_answered = new FigureCard(Figure::ResponseRate, part);
    m_todayGrid = grid(part);
    return part;
}

QWidget* SupervisorPage::makeTeam() {
    auto* part = new QWidget(m_scroll->body());
    m_agentCard = new TitledCard(Figure::Load, part);
    m_agentCard->body()->addWidget(new AgentTable(*m_agents, m_agentCard));
    m_agentCard->body()->addStretch(1);
    m_backlogCard = new TitledCard(Figure::Backlog, part);
    m_backlog = new BarList(m_backlogCard);
    m_backlog->setAccessibleName(definitionOf(Figure::Backlog).title);
    m_backlogCard->body()->addWidget(m_backlog);
    m_backlogCard->body()->addStretch(1);
    m_teamGrid = grid(part);
    return part;
}

QWidget* SupervisorPage::makeDefinitions() {
    auto* group =
        new FoldGroup(u"supervisor/definitions"_s, tr("Definitions"), m_context.settings, m_scroll->body());
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(space::l);
    grid->setVerticalSpacing(space::s);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 4);
    int row = 0;
    const QList<Figure> figures = allFigures();
    for (const Figure figure : figures) {
        const Definition definition = definitionOf(figure);
        grid->addWidget(
            wrappedLabel(definition.title, u"strong"_s, group->bodyWidget()), row, 0, Qt::AlignTop);
        grid->addWidget(
            wrappedLabel(definition.text, u"muted"_s, group->bodyWidget()), row++, 1, Qt::AlignTop);
    }
    group->body()->addLayout(grid);
    return group;
}

void SupervisorPage::arrange() {
    m_wide = width() >= Theme::instance().scaled(wideFrom);
    for (QGridLayout* part : {m_queueGrid, m_todayGrid, m_teamGrid}) {
        while (QLayoutItem* item = part->takeAt(0))
            delete item;
        for (int column = 0; column < 6; ++column)
            part->setColumnStretch(column, m_wide || column < 3 ? 1 : 0);
    }
    m_queueGrid->addWidget(m_waiting, 0, 0);
    m_queueGrid->addWidget(m_unassigned, 0, 1);
    m_queueGrid->addWidget(m_longest, 0, 2);
    m_queueGrid->addWidget(m_created, 1, 0);
    m_queueGrid->addWidget(m_solved, 1, 1);
    m_queueGrid->addWidget(m_reopened, 1, 2);
    m_queueGrid->addWidget(m_channelCard, m_wide ? 0 : 2, m_wide ? 3 : 0, m_wide ? 2 : 1, 3);
    m_todayGrid->addWidget(m_times, 0, 0, 1, 3);
    m_todayGrid->addWidget(m_satisfaction, m_wide ? 0 : 1, m_wide ? 3 : 0, 1, 2);
    m_todayGrid->addWidget(m_answered, m_wide ? 0 : 1, m_wide ? 5 : 2);
    m_teamGrid->addWidget(m_agentCard, 0, 0, 1, 3);
    m_teamGrid->addWidget(m_backlogCard, m_wide ? 0 : 1, m_wide ? 3 : 0, 1, 3);
}

void SupervisorPage::showSnapshot() {
    const SupervisorSnapshot& snapshot = *m_source->snapshot();
    m_notice->clear();
    m_live->setText(tr("As of %1", "time of day").arg(timeOfDay(m_source->takenAt())));
    showQueue(snapshot);
    showWait();
    m_times->setMetrics(snapshot.today);
    m_created->setValue(number(snapshot.today.created), tr("today"));
    m_solved->setValue(number(snapshot.today.solved), tr("today"));
    m_reopened->setValue(number(snapshot.today.reopened), tr("today"));
    m_agents->setLoads(snapshot.agents);
    QList<BarList::Bar> bands;
    for (const BacklogBand& band : snapshot.backlog)
        bands.append({bandName(band.id), band.count, {}, band.id == "over_7d"_L1});
    m_backlog->setBars(bands);
    showSatisfaction(snapshot);
}

void SupervisorPage::showQueue(const SupervisorSnapshot& snapshot) {
    const LiveQueue& queue = snapshot.queue;
    m_waiting->setValue(number(queue.waiting));
    m_unassigned->setValue(
        number(queue.unassignedWaiting),
        queue.unassignedWaiting > 0 ? tr("nobody is responsible") : QString(),
        queue.unassignedWaiting > 0 ? FigureCard::Tone::Warning : FigureCard::Tone::Calm);
    QList<BarList::Bar> bars;
    for (auto it = queue.waitingByChannel.cbegin(); it != queue.waitingByChannel.cend(); ++it)
        bars.append({displayName(it.key()), it.value(), iconName(it.key()), false});
    std::sort(bars.begin(), bars.end(), [](const BarList::Bar& a, const BarList::Bar& b) {
        return std::pair(-a.value, a.name) < std::pair(-b.value, b.name);
    });
    m_channels->setBars(bars);
    m_channels->setVisible(!bars.isEmpty());
    m_noChannels->setVisible(bars.isEmpty());
}

void SupervisorPage::showWait() {
    if (!m_source->snapshot())
        return;
    const Millis then = m_source->snapshot()->queue.longestWait;
    if (m_source->snapshot()->queue.waiting == 0) {
        m_longest->setValue(u"–"_s, tr("nobody waits"));
        return;
    }
    // The wait goes on between two snapshots.
    const Millis wait = then + (m_context.workspace.now() - m_source->takenAt());
    const Instant since = m_context.workspace.now() - wait;
    QString text = displayDuration(wait);
    if (wait < 1h)
        text = tr("%1:%2", "minutes and seconds")
                   .arg(wait / 1min)
                   .arg(static_cast<int>(wait % 1min / 1s), 2, 10, QChar(u'0'));
    m_longest->setValue(
        text, tr("since %1")
                  .arg(isSameDay(since, m_context.workspace.now()) ? timeOfDay(since) : dayAndTime(since)));
}

void SupervisorPage::showSatisfaction(const SupervisorSnapshot& snapshot) {
    const Satisfaction& s = snapshot.satisfaction;
    if (s.answered == 0) {
        m_satisfaction->setValue(u"–"_s, tr("no ratings in the last 30 days"));
    } else {
        const int percent = qRound(100.0 * s.good / s.answered);
        m_satisfaction->setValue(
            tr("%1 %", "share of good ratings").arg(percent), tr("%1 of %2 good · %3 on average", "ratings")
                                                                  .arg(s.good)
                                                                  .arg(s.answered)
                                                                  .arg(QLocale().toString(s.mean, 'f', 1)));
    }
    m_answered->setValue(
        s.asked > 0 ? tr("%1 %").arg(qRound(100.0 * s.answered / s.asked)) : u"–"_s,
        tr("%1 of %2", "answered of asked").arg(s.answered).arg(s.asked));
}

void SupervisorPage::showEvent(QShowEvent* event) {
    RailPage::showEvent(event);
    m_tick.start();
    m_source->setActive(true);
}

void SupervisorPage::hideEvent(QHideEvent* event) {
    m_tick.stop();
    m_source->setActive(false);
    RailPage::hideEvent(event);
}

void SupervisorPage::resizeEvent(QResizeEvent* event) {
    RailPage::resizeEvent(event);
    if (m_wide != (width() >= Theme::instance().scaled(wideFrom)))
        arrange();
}

void SupervisorPage::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), colours().window);
}

} // namespace segue
