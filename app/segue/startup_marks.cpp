// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/segue/startup_marks.h"

#include <QEvent>
#include <QTextStream>
#include <QTimer>
#include <QWidget>

namespace segue {

namespace {

constexpr qint64 freeTurnMs = 10; //!< A turn of the event loop that nobody notices.

void say(const char* mark) {
    QTextStream(stdout) << "startup: " << mark << Qt::endl;
}

} // namespace

void StartupMarks::watch(QWidget& window) {
    if (qEnvironmentVariableIsSet("SEGUE_STARTUP_MARKS"))
        new StartupMarks(window);
}

StartupMarks::StartupMarks(QWidget& window) : QObject(&window) {
    window.installEventFilter(this);
}

bool StartupMarks::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Paint) {
        watched->removeEventFilter(this);
        // After this event, when what was painted has gone to the screen.
        QMetaObject::invokeMethod(this, &StartupMarks::painted, Qt::QueuedConnection);
    }
    return false;
}

void StartupMarks::painted() {
    say("visible");
    m_sinceTurn.start();
    QTimer::singleShot(0, this, &StartupMarks::turn);
}

void StartupMarks::turn() {
    if (m_sinceTurn.restart() <= freeTurnMs) {
        say("usable");
        deleteLater();
        return;
    }
    QTimer::singleShot(0, this, &StartupMarks::turn);
}

} // namespace segue
