// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/freedesktop_notifier.h"

#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

const QString service = u"org.freedesktop.Notifications"_s;
const QString path = u"/org/freedesktop/Notifications"_s;

QDBusMessage call(const QString& method) {
    return QDBusMessage::createMethodCall(service, path, service, method);
}

} // namespace

FreedesktopNotifier::FreedesktopNotifier(QString address, QObject* parent)
    : DesktopNotifier(parent), m_address(std::move(address)) {}

void FreedesktopNotifier::connectBus() {
    m_bus = m_address.isEmpty() ? QDBusConnection::sessionBus()
                                : QDBusConnection::connectToBus(m_address, u"segue-notifier"_s);
    if (!m_bus->isConnected())
        return;
    m_bus->connect(service, path, service, u"ActionInvoked"_s, this, SLOT(onActionInvoked(uint, QString)));
    m_bus->connect(
        service, path, service, u"ActivationToken"_s, this, SLOT(onActivationToken(uint, QString)));
    m_bus->connect(service, path, service, u"NotificationClosed"_s, this, SLOT(onClosed(uint, uint)));
    auto* watcher = new QDBusPendingCallWatcher(m_bus->asyncCall(call(u"GetCapabilities"_s)), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QStringList> reply = *watcher;
        m_knowsServer = true;
        m_serverMarkup = !reply.isError() && reply.value().contains(u"body-markup"_s);
        const QList<Pending> waiting = std::exchange(m_waiting, {});
        for (const Pending& message : waiting)
            send(message);
    });
}

void FreedesktopNotifier::show(
    const ConversationRef& conversation, const QString& title, const QString& text) {
    if (!m_bus)
        connectBus();
    if (!m_bus->isConnected())
        return;
    const Pending message{conversation, title, text};
    if (m_knowsServer)
        send(message);
    else
        m_waiting.append(message);
}

QVariantMap FreedesktopNotifier::hints() const {
    return {
        {u"category"_s, u"im.received"_s},
        {u"desktop-entry"_s, QGuiApplication::desktopFileName()},
        {u"urgency"_s, QVariant::fromValue(uchar{1})}};
}

void FreedesktopNotifier::send(const Pending& message) {
    if (m_inFlight.contains(message.conversation)) {
        m_inFlight[message.conversation] = message;
        return;
    }
    m_inFlight.insert(message.conversation, std::nullopt);
    QDBusMessage notify = call(u"Notify"_s);
    notify << u"Segue"_s << m_shown.value(message.conversation, 0u) << QGuiApplication::desktopFileName()
           << message.title << (m_serverMarkup ? message.text.toHtmlEscaped() : message.text)
           << QStringList{u"default"_s, tr("Open")} << hints() << -1;
    auto* watcher = new QDBusPendingCallWatcher(m_bus->asyncCall(notify), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, to = message.conversation] {
        watcher->deleteLater();
        const std::optional<Pending> next = m_inFlight.take(to);
        const QDBusPendingReply<uint> reply = *watcher;
        if (reply.isError())
            return;
        m_shown.insert(to, reply.value());
        m_byId.insert(reply.value(), to);
        if (next)
            send(*next);
    });
}

void FreedesktopNotifier::withdraw(const ConversationRef& conversation) {
    m_waiting.removeIf([&](const Pending& message) { return message.conversation == conversation; });
    const uint id = m_shown.take(conversation);
    if (id == 0)
        return;
    m_byId.remove(id);
    QDBusMessage close = call(u"CloseNotification"_s);
    close << id;
    m_bus->asyncCall(close);
}

void FreedesktopNotifier::onActionInvoked(uint id, const QString&) {
    if (const auto it = m_byId.constFind(id); it != m_byId.cend())
        Q_EMIT activated(*it, m_tokens.take(id));
}

void FreedesktopNotifier::onActivationToken(uint id, const QString& token) {
    if (m_byId.contains(id))
        m_tokens.insert(id, token);
}

void FreedesktopNotifier::onClosed(uint id, uint) {
    m_tokens.remove(id);
    const ConversationRef conversation = m_byId.take(id);
    if (m_shown.value(conversation) == id)
        m_shown.remove(conversation);
}

} // namespace segue

#endif
