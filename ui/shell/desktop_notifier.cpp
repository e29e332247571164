// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/desktop_notifier.h"

#include "ui/shell/freedesktop_notifier.h"

#include <QSystemTrayIcon>

namespace segue {

#if !defined(Q_OS_UNIX) || defined(Q_OS_DARWIN)
namespace {

class TrayNotifier final : public DesktopNotifier {
public:
    TrayNotifier(QSystemTrayIcon* tray, QObject* parent) : DesktopNotifier(parent), m_tray(tray) {
        if (tray)
            connect(tray, &QSystemTrayIcon::messageClicked, this, [this] { Q_EMIT activated(m_last, {}); });
    }

    void show(const ConversationRef& conversation, const QString& title, const QString& text) override {
        if (!m_tray)
            return;
        m_last = conversation;
        m_tray->showMessage(title, text, m_tray->icon());
    }

    void withdraw(const ConversationRef&) override {
        // The system takes these messages away by itself.
    }

private:
    QSystemTrayIcon* m_tray;
    ConversationRef m_last;
};

} // namespace
#endif

DesktopNotifier* makeDesktopNotifier(QSystemTrayIcon* tray, QObject* parent) {
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    Q_UNUSED(tray)
    return new FreedesktopNotifier({}, parent);
#else
    return new TrayNotifier(tray, parent);
#endif
}

} // namespace segue
