// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/vocabulary.h"

#include <QAbstractButton>
#include <optional>

namespace segue {

//! A square button of the navigation rail: an icon with a count, or the agent's avatar with their state.
class RailButton : public QAbstractButton {
    Q_OBJECT

public:
    RailButton(const QString& iconName, const QString& name, QWidget* parent);

    //! 0 hides it; above 99 it says "99+". `urgent` paints it as trouble.
    void setCount(int count, bool urgent = false);
    //! Shows an avatar and a dot instead of the icon.
    void setPerson(const QString& name, Presence presence);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    void describe();

    QString m_iconName;
    QString m_name;
    int m_count = 0;
    bool m_urgent = false;
    QString m_person;
    std::optional<Presence> m_presence;
};

} // namespace segue
