// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/erasures.h"
#include "app/hub/storage/settings.h"

#include <QList>
#include <functional>

namespace segue::hub {

class StorageSession;

//! What the rule of one channel would erase now.
struct RetentionDue {
    Channel channel = Channel::Api;
    int days = 0;
    qint64 conversations = 0;
    qint64 entries = 0;
    qint64 attachments = 0;
    qint64 attachmentBytes = 0;
    std::optional<Instant> oldest; //!< When the longest unused of them was last changed.

    bool operator==(const RetentionDue&) const = default;
};

//! Rules of retention: conversations that nobody has changed for so many days are erased, by channel. Not
//! those of somebody, or with something by somebody, who is under legal hold, nor those with mail that is to
//! leave.
class Retention {
public:
    Retention(db::Connection& db, RetentionSettings rules) : m_db(db), m_rules(std::move(rules)) {}

    //! The dry run, by channel in the order of their words; channels without a rule are left out.
    Result<QList<RetentionDue>> preview(Instant now);
    //! Up to `limit` conversations whose time is over, the oldest first.
    Result<QStringList> due(Instant now, int limit);

private:
    struct Condition {
        QString sql;
        db::Values values;
    };
    //! Of conversations of `channel` that are due.
    Condition isDue(Channel channel, int days, Instant now) const;

    db::Connection& m_db;
    RetentionSettings m_rules;
};

//! Erases what is due, piece by piece; how many conversations that were.
Result<int> eraseWhatIsDue(StorageSession& session, const std::function<bool()>& isStopping);

} // namespace segue::hub
