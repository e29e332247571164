// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/erasure_steps.h"
#include "core/outbox/outbox.h"

namespace segue {

//! Counts what an erasure would delete, without touching anything.
class EraseCensus {
public:
    EraseCensus(const ErasureRooms& rooms, const Outbox& outbox) : m_rooms(rooms), m_outbox(outbox) {}

    //! Without what only the accounts know: their names, whether they erase, and legal holds. Errors:
    //! Storage; Permanent "unknown_customer".
    Result<ErasePreview> take(const CustomerId& customer) const;

private:
    Result<void> countSources(const ErasePlan& plan, ErasePreview& preview) const;
    Result<void> countLedger(const ErasePlan& plan, ErasePreview& preview) const;
    Result<void> countDrafts(const ErasePlan& plan, ErasePreview& preview) const;
    void listPending(const ErasePlan& plan, ErasePreview& preview) const;
    Result<void> listExports(const ErasePlan& plan, ErasePreview& preview) const;
    Result<int> count(db::Connection& db, const QString& sql, const db::Values& values) const;

    ErasureRooms m_rooms;
    const Outbox& m_outbox;
};

} // namespace segue
