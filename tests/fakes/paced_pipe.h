// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QByteArray>
#include <QDeadlineTimer>
#include <QList>
#include <QObject>
#include <QTimer>
#include <functional>

namespace segue {

//! How bytes travel.
struct Pace {
    Millis latency{0};         //!< So much later they arrive.
    qint64 bytesPerSecond = 0; //!< 0: as many as there are.
    qsizetype slice = 0;       //!< At most so many in one piece; 0: as they came.
};

//! One way of a connection: what is pushed comes out in order and at its pace.
class PacedPipe final : public QObject {
public:
    //! `pace` may change at any time; it outlives the pipe.
    PacedPipe(const Pace& pace, std::function<void(const QByteArray&)> deliver);

    void push(const QByteArray& bytes);
    //! Calls `then` once what was pushed has come out; nothing may be pushed any more.
    void finish(std::function<void()> then);

private:
    struct Parcel {
        QDeadlineTimer due;
        QByteArray bytes;
    };
    void step();
    QByteArray takePiece();
    void endIfEmpty();

    const Pace& m_pace;
    std::function<void(const QByteArray&)> m_deliver;
    std::function<void()> m_then;
    QList<Parcel> m_parcels;
    QTimer m_timer;
};

} // namespace segue
