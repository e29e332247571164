// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>

class QWidget;

namespace segue {

//! Says on standard output how far the start has come, for whoever measures it: "startup: visible"
//! when the window has been painted, "startup: usable" when its event loop is free for input after
//! that.
class StartupMarks final : public QObject {
    Q_OBJECT

public:
    //! Does nothing unless SEGUE_STARTUP_MARKS is set.
    static void watch(QWidget& window);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    explicit StartupMarks(QWidget& window);
    void painted();
    void turn();

    QElapsedTimer m_sinceTurn;
};

} // namespace segue
