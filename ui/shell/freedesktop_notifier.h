// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/desktop_notifier.h"

#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)

#include <QDBusConnection>
#include <QHash>
#include <QVariantMap>
#include <optional>

QT_BEGIN_NAMESPACE
class QDBusPendingCallWatcher;
QT_END_NAMESPACE

namespace segue {

//! org.freedesktop.Notifications, version 1.2 of its specification. All calls are asynchronous: without a
//! notification service nothing is shown and nothing waits. The bus is connected with the first message.
class FreedesktopNotifier final : public DesktopNotifier {
    Q_OBJECT

public:
    //! An empty `address` means the session's bus.
    FreedesktopNotifier(QString address, QObject* parent);

    void show(const ConversationRef& conversation, const QString& title, const QString& text) override;
    void withdraw(const ConversationRef& conversation) override;

private Q_SLOTS:
    void onActionInvoked(uint id, const QString& action);
    void onActivationToken(uint id, const QString& token);
    void onClosed(uint id, uint reason);

private:
    struct Pending {
        ConversationRef conversation;
        QString title;
        QString text;
    };
    void connectBus();
    void send(const Pending& message);
    QVariantMap hints() const;

    QString m_address;
    std::optional<QDBusConnection> m_bus;
    bool m_knowsServer = false;  //!< Its capabilities were answered.
    bool m_serverMarkup = false; //!< It takes the body for markup: escape it.
    QList<Pending> m_waiting;    //!< Until the capabilities are known.
    //! Sent and not answered yet; what comes meanwhile waits, to replace it.
    QHash<ConversationRef, std::optional<Pending>> m_inFlight;
    QHash<ConversationRef, uint> m_shown;
    QHash<uint, ConversationRef> m_byId;
    QHash<uint, QString> m_tokens;
};

} // namespace segue

#endif
