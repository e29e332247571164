// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/vocabulary.h"

#include <QFrame>
#include <QHash>

QT_BEGIN_NAMESPACE
class QButtonGroup;
class QVBoxLayout;
QT_END_NAMESPACE

namespace segue {

class RailButton;

//! The strip of pages at the window's edge, with the agent's own state below.
class NavigationRail : public QFrame {
    Q_OBJECT

public:
    explicit NavigationRail(QWidget* parent = nullptr);

    void addPage(const QString& id, const QString& title, const QString& icon, bool atBottom);
    void setCurrent(const QString& id);
    void setCount(const QString& id, int count, bool urgent = false);
    //! Key texts for the tool tips.
    void setKeyText(const QString& id, const QString& key);
    void setAgent(const QString& name, Presence presence);

Q_SIGNALS:
    void pageChosen(const QString& id);
    void presenceChosen(segue::Presence presence);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void showPresenceMenu();

    QVBoxLayout* m_column;
    QButtonGroup* m_group;
    QHash<QString, RailButton*> m_buttons;
    QHash<QString, QString> m_titles;
    RailButton* m_agent;
    Presence m_presence = Presence::Available;
    int m_bottomAt = 0; //!< Where the next page at the top goes.
};

} // namespace segue
