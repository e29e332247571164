// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/connection.h"
#include "tests/unit/test_engine_support.h"

namespace segue {

//! A profile in which one person's unmistakable words are everywhere that words can be, and the ways in which
//! that person is erased.
class CanaryProfile {
public:
    CanaryProfile();

    //! Where the program is killed on the way.
    enum class Kill { Never, Decided, CacheErased, Forgotten, WhileOverwriting };

    //! Fills the profile; false where that failed.
    bool fill();
    //! Erases the person; false where it never ended.
    bool erase(Kill kill = Kill::Never);
    //! What arrives afterwards: the backend's rows once more, a draft and a command of a window that had not
    //! heard.
    void sendLateThings();
    //! Holds a read transaction on both databases, as a program of somebody's own would.
    bool beginReading();
    void endReading() { m_readers.clear(); }

    //! Everything of the person that is in the profile's files.
    QStringList left() const;
    //! What of the person could be seen through the engine now.
    QStringList shown();
    //! The words of the one person, and of the other who stays.
    static QStringList words();
    QStringList othersWords() const;

    EngineBench& bench() { return m_bench; }
    CustomerId customer();
    AccountId account() const { return m_account; }
    Batch everything() const { return m_rows; }
    bool isErased() const { return m_isErased; }
    //! Lets up to `limit` pass; true once the erasure was said to be done.
    bool wait(Millis limit);
    Async<ErasedCustomer> begin();

private:
    void makeRows();
    Entry entry(const QString& id, const QString& conversation, const QString& contact, const QString& text);
    bool writeWork();
    void writeSetAsideFiles();
    bool stopAt(Kill kill);

    EngineBench m_bench;
    AccountId m_account;
    Batch m_rows;
    qint64 m_sequence = 0;
    bool m_isErased = false;
    QList<std::shared_ptr<db::Connection>> m_readers;
};

} // namespace segue
