// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/base/result.h"
#include "tests/fakes/io_log_format.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace segue {

struct IoRecord {
    IoHeader header;
    QString path;
    QString target;
    QByteArray bytes;
};
//! A log of io_shim_linux.cpp; a record that was cut off at its end is left out. Errors: Storage.
Result<QList<IoRecord>> readIoLog(const QString& path);
//! What was promised to last, in its order.
QStringList acknowledgedIn(const QList<IoRecord>& records);
//! How many of them are changes of files.
qsizetype changesIn(const QList<IoRecord>& records);

//! What a disk does at a power cut with what was not synced.
enum class CutPolicy {
    DropUnsynced, //!< Nothing of it is there.
    KeepUnsynced, //!< All of it is.
    NamesOnly,    //!< Names are there, contents are not.
    ContentsOnly, //!< Contents are there, names are not.
    SomeUnsynced, //!< Each write by chance.
    TornUnsynced, //!< Each write by chance, and then whole or up to some sector.
};
constexpr int cutPolicies = 6;

//! Files as a disk holds them under the weakest promises of POSIX: contents last when the file was
//! synced, names when their folder was; what was not synced may be lost, in any order for contents and from
//! the last on for the names of one folder. Folders themselves last, as journals have it.
class DiskModel {
public:
    void apply(const IoRecord& record);
    //! How many things a cut now could take.
    qsizetype unsynced() const;
    //! What such a cut leaves.
    DiskModel afterCut(CutPolicy policy, Random& random) const;
    //! Writes what is synced of the files below `root` into `dir`. Errors: Storage.
    Result<void> writeTo(const QString& dir, const QString& root) const;

private:
    struct Change {
        bool isTruncation = false;
        qint64 offset = 0; //!< Or the new size.
        QByteArray bytes;
    };
    struct File {
        QByteArray durable;
        QList<Change> changes; //!< Not synced.
    };
    struct Naming {
        QString path;
        quint64 file = 0; //!< 0 takes the name away.
    };
    using Names = QMap<QString, quint64>;

    void name(const QString& path, quint64 file);
    void syncFile(quint64 file);
    void syncFolder(const QString& folder);
    Names namesAfterCut(CutPolicy policy, Random& random) const;
    static QByteArray contentAfterCut(const File& file, CutPolicy policy, Random& random);
    static void change(QByteArray& content, const Change& change);

    QHash<quint64, File> m_files;
    Names m_current;
    Names m_durable;
    QMap<QString, QList<Naming>> m_namings; //!< By folder, not synced.
};

} // namespace segue
