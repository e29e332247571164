// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QSet>
#include <QString>
#include <QStringList>

//! Customers and an agent at a hub that is watched: what its 2xx answers promised, and whether it is still
//! there.
namespace segue::soak {

//! Plays `rounds` with a real hub that keeps its data in `dir`; each 2xx answer is written into `log`.
//! Errors: the hub's.
Result<void> playHub(const QString& dir, const QString& log, int rounds, quint64 seed);

class HubPromises {
public:
    void add(const QString& acknowledged);
    qsizetype count() const { return m_count; }
    QStringList brokenIn(const QString& dir) const;

private:
    QSet<QString> m_texts;
    QSet<QString> m_files; //!< SHA-256.
    qsizetype m_count = 0;
};

} // namespace segue::soak
