// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/base/owner_lock.h"
#include "core/base/result.h"

#include <QString>
#include <memory>

namespace segue::hub {

//! That one hub owns a data folder, and where it can be found: `hub.lock`, `endpoint.json` and
//! `port` in it.
class Instance {
public:
    //! Makes the folder if it is missing. Errors: Conflict "already_running", Storage "data_dir".
    static Result<std::unique_ptr<Instance>> claim(const QString& dataDir);
    //! Takes the endpoint file away.
    ~Instance();

    //! The port that was used last; 0 if none was. It is kept because browsers tie the widget's
    //! storage to it.
    quint16 keptPort() const;
    //! Tells everybody where the hub is: writes `endpoint.json`, whole and for the owner alone, and
    //! keeps the port.
    Result<void> announce(quint16 port, const QString& version, Instant startedAt);

private:
    explicit Instance(const QString& dataDir);

    QString m_dataDir;
    OwnerLock m_lock;
    bool m_announced = false;
};

} // namespace segue::hub
