// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/file_store.h"
#include "app/hub/storage/storage_session.h"

#include <memory>

namespace segue::hub {

struct StorageOptions {
    QString dataDir;     //!< Made if missing, for its owner alone.
    QString databaseUrl; //!< "postgresql://…"; empty: SQLite, `hub.db` in the data folder.
};

//! The hub's system of record: a database and the bytes of attachments. Thread-safe.
class Storage {
public:
    //! Opens, makes or migrates it. Errors: those of db::migrate() and of the connection;
    //! "data_dir" when the folder cannot be made. `clock` and `random` must outlive it; `random`
    //! must be thread-safe.
    static Result<std::unique_ptr<Storage>>
    open(const StorageOptions& options, const Clock& clock, Random& random);
    ~Storage();
    //! A connection for looking, on a database that exists: nothing is made or migrated. Errors:
    //! the connection's.
    static Result<db::Connection> openToLook(const StorageOptions& options);

    //! The calling thread's session, opened when it is first asked for. It ends with its thread,
    //! which must be before the storage, or with releaseThread().
    Result<StorageSession*> session();
    void releaseThread();

    //! Only before other threads use it: see StorageSession::Shared.
    void onCommit(std::function<void(News)> announce);
    //! This hub's among those on the same database; new each time.
    const QString& process() const { return m_shared.process; }
    const Clock& clock() const { return m_shared.clock; }
    FileStore& files() { return *m_files; }
    const StorageOptions& options() const { return m_options; }

    //! Runs `change` on this thread's session; see StorageSession::write().
    template <class Change> auto write(Change change) -> std::invoke_result_t<Change, Write&> {
        SEGUE_TRY_VALUE(mine, session());
        return mine->write(std::move(change));
    }
    template <class Look> auto read(Look look) -> std::invoke_result_t<Look, db::Connection&> {
        SEGUE_TRY_VALUE(mine, session());
        return mine->read(std::move(look));
    }

private:
    Storage(StorageOptions options, const Clock& clock, Random& random);
    Result<void> prepare();

    StorageOptions m_options;
    quint64 m_id;
    StorageSession::Shared m_shared;
    std::unique_ptr<FileStore> m_files;
};

} // namespace segue::hub
