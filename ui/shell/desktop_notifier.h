// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/ids.h"

#include <QObject>
#include <QString>
#include <memory>

QT_BEGIN_NAMESPACE
class QSystemTrayIcon;
QT_END_NAMESPACE

namespace segue {

//! Shows messages of the desktop. At most one stands for each conversation: a newer one replaces it.
class DesktopNotifier : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    //! `text` is plain; nothing in it is taken for markup.
    virtual void show(const ConversationRef& conversation, const QString& title, const QString& text) = 0;
    //! Takes the conversation's message back: it has been read.
    virtual void withdraw(const ConversationRef& conversation) = 0;

Q_SIGNALS:
    //! The person clicked a message; `activationToken` lets the window come to the front on Wayland, and may
    //! be empty.
    void activated(const segue::ConversationRef& conversation, const QString& activationToken);
};

//! The platform's own: org.freedesktop.Notifications where D-Bus is, the tray's messages elsewhere (`tray`
//! may be null).
DesktopNotifier* makeDesktopNotifier(QSystemTrayIcon* tray, QObject* parent);

} // namespace segue
