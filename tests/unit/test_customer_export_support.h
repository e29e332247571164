// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/unit/test_store_cache_support.h"

#include <QFile>
#include <QMap>
#include <algorithm>
#include <archive.h>
#include <archive_entry.h>

// What is in an export's archive, for its tests.

using Files = QMap<QString, QByteArray>;

inline QByteArray readAll(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline Files unzipped(const QString& path) {
    Files out;
    archive* reader = archive_read_new();
    archive_read_support_format_zip(reader);
    if (archive_read_open_filename(reader, path.toUtf8().constData(), 64 * 1024) == ARCHIVE_OK) {
        archive_entry* entry = nullptr;
        while (archive_read_next_header(reader, &entry) == ARCHIVE_OK) {
            QByteArray bytes;
            QByteArray block(64 * 1024, Qt::Uninitialized);
            for (;;) {
                const auto got = archive_read_data(reader, block.data(), static_cast<size_t>(block.size()));
                if (got <= 0)
                    break;
                bytes.append(block.constData(), static_cast<qsizetype>(got));
            }
            out.insert(QString::fromUtf8(archive_entry_pathname(entry)), bytes);
        }
    }
    archive_read_free(reader);
    return out;
}

//! Is it anywhere in what a reader or a program is shown?
inline bool isIn(const Files& files, const QString& text) {
    return std::any_of(files.begin(), files.end(), [&](const QByteArray& bytes) {
        return QString::fromUtf8(bytes).contains(text, Qt::CaseInsensitive);
    });
}

inline Attachment attached(const QString& id, const QString& name) {
    return {id, name, u"application/octet-stream"_s, 3, {}};
}
