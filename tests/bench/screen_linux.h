// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QProcess>
#include <QSize>
#include <optional>

namespace segue::bench {

//! An X11 screen that nobody sees.
class VirtualScreen {
public:
    ~VirtualScreen();
    //! Errors: Permanent where there is no Xvfb.
    Result<void> start();
    const QString& display() const { return m_display; }
    //! The environment of a program that is to appear on it, with a home of its own.
    QProcessEnvironment environment(const QString& home) const;

private:
    QProcess m_server;
    QString m_display;
};

//! Says when a window appears on a screen, whoever's it is: when the X server maps a top-level window of the
//! size of one.
class WindowWatch final : public QObject {
public:
    ~WindowWatch() override;
    //! Errors: Permanent where there is no xev.
    Result<void> start(const QString& display);
    //! Milliseconds on `clock` at the next window from now on.
    void arm(const QElapsedTimer& clock);
    const std::optional<double>& mappedAt() const { return m_mappedAt; }

private:
    void read();
    void take(const QByteArray& event, const QByteArray& details);

    QProcess m_events;
    QByteArray m_event;
    QHash<QByteArray, QSize> m_sizes;
    const QElapsedTimer* m_clock = nullptr;
    std::optional<double> m_mappedAt;
};

} // namespace segue::bench
