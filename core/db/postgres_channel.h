// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/db/options.h"

#include <QByteArray>
#include <QString>
#include <QThread>
#include <functional>
#include <memory>

namespace segue::db {

//! A process's ear and mouth on one NOTIFY channel of a PostgreSQL database: one connection on a thread of
//! its own, opened again whenever it is lost, after 0.25 s, 0.5 s, … at most 10 s.
class PostgresChannel {
public:
    //! What the server takes as a payload, in bytes.
    static constexpr qsizetype largestPayload = 7999;

    //! Called on the channel's thread. They must neither throw nor block for long.
    struct Handlers {
        //! From here on everything is heard: the first time, and after each loss. What was said before may
        //! have been missed.
        std::function<void()> opened;
        //! A payload, of whichever session of the database, ours included, in the order of their commits.
        std::function<void(const QByteArray& payload)> heard;
        //! About once a second, whether or not the connection stands; less often while it is being opened.
        std::function<void()> tick;
    };

    //! `name`: a plain lower-case SQL name.
    PostgresChannel(PostgresOptions options, QString name, Handlers handlers);
    ~PostgresChannel();
    PostgresChannel(const PostgresChannel&) = delete;
    PostgresChannel& operator=(const PostgresChannel&) = delete;

    void start();
    //! What was said before is still sent where the connection stands. No handler runs after it. Blocks for
    //! PostgresOptions::connectTimeout at most.
    void stop();
    //! From any thread, without waiting: NOTIFY, in the order of the calls. What is said while there is no
    //! connection, and what is too large, is dropped.
    void say(const QByteArray& payload);

private:
    class Worker;
    std::unique_ptr<Worker> m_worker;
    QThread m_thread;
};

} // namespace segue::db
