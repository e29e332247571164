// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/tray.h"

#include "ui/shell/icons.h"
#include "ui/shell/paint.h"

#include <QFile>
#include <QMenu>
#include <QSystemTrayIcon>
#include <QWidget>

namespace segue {

using namespace Qt::StringLiterals;

Tray::Tray(QWidget* window) : QObject(window) {
    if (!QSystemTrayIcon::isSystemTrayAvailable())
        return;
    m_menu = new QMenu(window);
    connect(m_menu->addAction(tr("Open Segue")), &QAction::triggered, this, &Tray::openRequested);
    connect(m_menu->addAction(tr("Quit")), &QAction::triggered, this, &Tray::quitRequested);
    m_icon = new QSystemTrayIcon(this);
    m_icon->setContextMenu(m_menu);
    connect(m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
            Q_EMIT openRequested();
    });
    draw();
    m_icon->show();
}

Tray::~Tray() = default;

void Tray::setUnread(int conversations) {
    if (conversations == m_unread)
        return;
    m_unread = conversations;
    draw();
}

void Tray::draw() {
    if (!m_icon)
        return;
    m_icon->setIcon(badgedIcon(m_unread));
    m_icon->setToolTip(m_unread > 0 ? tr("Segue: %n unread conversation(s)", nullptr, m_unread) : u"Segue"_s);
}

QIcon badgedIcon(int count) {
    QIcon result;
    for (const int side : {16, 22, 32, 48, 64}) {
        QPixmap pixmap = QIcon(u":/segue/icons/segue.svg"_s).pixmap(side, side);
        if (pixmap.isNull()) {
            pixmap = QPixmap(side, side);
            pixmap.fill(Qt::transparent);
            QPainter painter(&pixmap);
            paintBox(painter, pixmap.rect(), side / 4.0, colours().accent);
            paintIcon(
                painter, u"channel-web_chat"_s, pixmap.rect().adjusted(3, 3, -3, -3), colours().onAccent);
        }
        if (count > 0) {
            QPainter painter(&pixmap);
            const qreal dot = side * 0.5;
            const QRectF at(side - dot, 0, dot, dot);
            paintBox(painter, at, dot / 2, lightColours().dangerInk);
            QFont font = Theme::instance().font(TextStyle::Strong);
            font.setPixelSize(qMax(6, qRound(dot * 0.62)));
            painter.setFont(font);
            painter.setPen(lightColours().onDanger);
            painter.drawText(at, Qt::AlignCenter, count > 9 ? u"9+"_s : QString::number(count));
        }
        result.addPixmap(pixmap);
    }
    return result;
}

} // namespace segue
