// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/pane.h"

#include <QTimer>

QT_BEGIN_NAMESPACE
class QGridLayout;
class QLabel;
QT_END_NAMESPACE

namespace segue {

class AgentLoadModel;
class BarList;
class DurationTable;
class FigureCard;
class NoticeBar;
class ScrollColumn;
class SupervisorSource;
class TitledCard;
struct SupervisorSnapshot;

//! The live queue, the team, and today in numbers, each with its definition. It follows what happens within a
//! second.
class SupervisorPage : public RailPage {
    Q_OBJECT

public:
    explicit SupervisorPage(const UiContext& context, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void build();
    QWidget* makeQueue();
    QWidget* makeToday();
    QWidget* makeTeam();
    QWidget* makeDefinitions();
    void arrange();
    void showSnapshot();
    void showQueue(const SupervisorSnapshot& snapshot);
    void showWait();
    void showSatisfaction(const SupervisorSnapshot& snapshot);

    const UiContext& m_context;
    SupervisorSource* m_source;
    AgentLoadModel* m_agents;
    QTimer m_tick;
    ScrollColumn* m_scroll;
    NoticeBar* m_notice;
    QLabel* m_live;
    FigureCard* m_waiting;
    FigureCard* m_unassigned;
    FigureCard* m_longest;
    TitledCard* m_channelCard;
    BarList* m_channels;
    QLabel* m_noChannels;
    DurationTable* m_times;
    FigureCard* m_created;
    FigureCard* m_solved;
    FigureCard* m_reopened;
    TitledCard* m_agentCard;
    TitledCard* m_backlogCard;
    BarList* m_backlog;
    FigureCard* m_satisfaction;
    FigureCard* m_answered;
    QGridLayout* m_queueGrid;
    QGridLayout* m_todayGrid;
    QGridLayout* m_teamGrid;
    bool m_wide = false;
};

} // namespace segue
