// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/articles.h"
#include "app/hub/storage/contact_row.h"
#include "app/hub/storage/conversation_row.h"
#include "app/hub/storage/decisions.h"
#include "app/hub/storage/directory_rows.h"
#include "app/hub/storage/entry_row.h"
#include "app/hub/storage/erasures.h"
#include "app/hub/storage/write.h"

namespace segue::hub {

//! The objects that changed, as they are now.
struct ChangedObjects {
    struct Removed {
        FeedKind kind = FeedKind::Conversation;
        QString id;
        qint64 version = 0;

        bool operator==(const Removed&) const = default;
    };

    QList<ErasureRow> erasures;
    QList<OrganisationRow> organisations;
    QList<ContactRow> contacts;
    QList<AgentRow> agents;
    QList<TeamRow> teams;
    QList<CannedRow> canned;
    QList<MacroRow> macros;
    QList<ArticleRow> articles;
    QList<ConversationRow> conversations;
    QList<EntryRow> entries;
    QList<DecisionRow> decisions;
    QList<Removed> removed;
};

struct FeedPage {
    ChangedObjects objects;
    qint64 after = 0; //!< The cursor that was asked with.
    qint64 next = 0;  //!< The cursor to go on with.
    qint64 head = 0;  //!< The last change that there is.
    bool complete = true;
};

//! The change feed: every object with its last change, in the order of the changes.
class Feed {
public:
    explicit Feed(db::Connection& db) : m_db(db) {}

    Result<qint64> head();
    //! What changed after `cursor`, at most `limit` objects and not much more than 8 MiB. A page
    //! may hold an object in a newer version than its place says; it comes again at that version.
    //! `snapshot` is the head that the page after 0 told: who began then was never given what was
    //! deleted before, so a first reading that takes several pages ends although its cursor is old.
    //! Errors: Conflict "cursor_invalid" for a cursor from before the oldest deletion that is still
    //! known, or from another database.
    Result<FeedPage> after(qint64 cursor, int limit, qint64 snapshot = 0);
    Result<ChangedObjects> load(const QList<FeedRef>& refs);

    //! Forgets deletions from before `before`; cursors from before them are invalid then.
    static Result<void> forgetRemoved(Write& write, Instant before);

private:
    struct Place {
        qint64 sequence = 0;
        FeedRef ref;
        bool isRemoved = false;
    };
    //! The next `limit` changes after `cursor`.
    Result<QList<Place>> places(qint64 cursor, int limit);
    //! How many of `places` a page may hold: all of them, or as many as fit its bytes, but at least one.
    Result<qsizetype> fitting(const QList<Place>& places);

    db::Connection& m_db;
};

} // namespace segue::hub
