// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/ids.h"

#include <QString>
#include <atomic>
#include <memory>

namespace segue {

//! What of the team's own goes into a customer's export.
struct ExportPolicy {
    bool notes = false;          //!< Internal notes, their files, and the reasons given for decisions.
    bool colleagueNames = false; //!< Colleagues by their names; else by their roles alone.

    bool operator==(const ExportPolicy&) const = default;
};

//! How far an export is; for any thread.
struct ExportProgress {
    std::atomic<int> filesDone{0};
    std::atomic<int> filesTotal{0};
    //! Set by whoever wants it to end: the export answers Cancelled, and leaves no file.
    std::atomic<bool> cancelled{false};
};

//! What is asked for.
struct CustomerExport {
    CustomerId customer;
    QString path; //!< The archive. One that is there is replaced, once the new one is whole.
    ExportPolicy policy;
    std::shared_ptr<ExportProgress> progress; //!< Null where nobody looks.
};

//! What an archive holds.
struct ExportedCustomer {
    int conversations = 0;
    int entries = 0; //!< Messages, notes, calls, survey answers and events.
    int files = 0;
    int missingFiles = 0; //!< Listed in the archive, each with the reason.
    int withheld = 0;     //!< Messages of other people, which are left out.
    QString sha256;       //!< Of the archive.

    bool operator==(const ExportedCustomer&) const = default;
};

} // namespace segue
