// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

QT_BEGIN_NAMESPACE
class QMenu;
class QSystemTrayIcon;
QT_END_NAMESPACE

namespace segue {

//! The icon beside the clock, where the desktop has a place for one.
class Tray : public QObject {
    Q_OBJECT

public:
    explicit Tray(QWidget* window);
    ~Tray() override;

    //! Null where the desktop has no tray.
    QSystemTrayIcon* icon() const { return m_icon; }
    void setUnread(int conversations);

Q_SIGNALS:
    void openRequested();
    void quitRequested();

private:
    void draw();

    QSystemTrayIcon* m_icon = nullptr;
    QMenu* m_menu = nullptr;
    int m_unread = 0;
};

//! The program's icon with a count on it, for the tray and the task bar.
QIcon badgedIcon(int count);

} // namespace segue
