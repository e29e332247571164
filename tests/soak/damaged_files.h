// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QMap>
#include <QString>

namespace segue::soak {

//! A SQLite database as it lies on the disk, with its log, to be damaged again and again.
class DamagedFiles {
public:
    //! Takes the database at `path` and its -wal as they are. Errors: Storage.
    static Result<DamagedFiles> of(const QString& path);

    //! Damages one of the files at one place: bits, bytes, a page, or all from there on. The same as often as
    //! it is written.
    void damage(Random& random);
    //! Writes the files, damaged as last, into `dir`; answers with the database's path there.
    Result<QString> writeTo(const QString& dir) const;
    //! What was done, for people.
    QString what() const { return m_what; }

private:
    QString m_name;
    QMap<QString, QByteArray> m_sound; //!< By suffix.
    QMap<QString, QByteArray> m_damaged;
    QString m_what;
};

} // namespace segue::soak
