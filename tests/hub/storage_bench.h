// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/entry_row.h"
#include "app/hub/storage/outbound_mail.h"
#include "tests/hub/hub_under_test.h"

namespace segue::hub {

//! For tests alone: the storage of a hub without a server before it, on SQLite in a temporary folder.
class StorageBench {
public:
    StorageBench();
    ~StorageBench();

    Storage& storage() { return *m_storage; }
    MovableClock& clock() { return m_clock; }
    //! A conversation with one mail to ann@x.example queued in it; an empty mail if that fails.
    OutboundMail queueMail();
    EntryRow entry(const EntryId& id);

private:
    MovableClock m_clock;
    SystemRandom m_random;
    QTemporaryDir m_dir;
    std::unique_ptr<Storage> m_storage;
};

} // namespace segue::hub
