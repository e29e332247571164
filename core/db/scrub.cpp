// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/scrub.h"

#include "core/db/connection.h"

namespace segue::db {

using namespace Qt::StringLiterals;

namespace {

//! The copy that VACUUM makes takes as much again, and is in memory as temporary things are.
constexpr qint64 largestInMemory = 256 * 1024 * 1024;
//! While the log is being emptied nobody else writes.
constexpr int patienceMs = 250;

//! A setting of the connection that is set back when this ends.
class SettingForNow {
public:
    SettingForNow(Connection& connection, QString name) : m_connection(connection), m_name(std::move(name)) {}
    ~SettingForNow() {
        if (m_before)
            std::ignore = m_connection.exec(u"PRAGMA %1 = %2"_s.arg(m_name).arg(*m_before));
    }
    Q_DISABLE_COPY_MOVE(SettingForNow)

    Result<void> set(qint64 value) {
        SEGUE_TRY_VALUE(before, m_connection.scalar<qint64>(u"PRAGMA "_s + m_name));
        SEGUE_TRY(m_connection.exec(u"PRAGMA %1 = %2"_s.arg(m_name).arg(value)));
        m_before = before;
        return {};
    }

private:
    Connection& m_connection;
    QString m_name;
    std::optional<qint64> m_before;
};

} // namespace

Result<void> rewrite(Connection& connection) {
    constexpr qint64 inFiles = 1;
    SEGUE_TRY_VALUE(pages, connection.scalar<qint64>(u"PRAGMA page_count"_s));
    SEGUE_TRY_VALUE(pageBytes, connection.scalar<qint64>(u"PRAGMA page_size"_s));
    SettingForNow tempStore(connection, u"temp_store"_s);
    if (pages.value_or(0) * pageBytes.value_or(0) > largestInMemory)
        SEGUE_TRY(tempStore.set(inFiles));
    return connection.exec(u"VACUUM"_s);
}

Result<bool> truncateLog(Connection& connection) {
    SettingForNow patience(connection, u"busy_timeout"_s);
    SEGUE_TRY(patience.set(patienceMs));
    // The first column says whether somebody was in the way: that is no error.
    const auto isBusy = connection.scalar<qint64>(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
    if (!isBusy && isBusy.error().code == "busy"_L1)
        return false;
    if (!isBusy)
        return fail(isBusy.error());
    return isBusy->value_or(1) == 0;
}

} // namespace segue::db
