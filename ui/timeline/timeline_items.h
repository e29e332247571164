// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/views/views.h"

#include <QHash>
#include <QSet>

namespace segue {

//! One thing that a timeline paints.
struct TimelineItem {
    enum class Kind {
        Day,          //!< Where another day begins.
        Conversation, //!< Where another conversation goes on.
        NewMessages,  //!< Above the first one that nobody of the team had seen.
        Message,      //!< A message, note, call or survey answer: the row `row`; `text` says where from.
        Events,       //!< A run of changes: rows `row` to `lastRow`.
        Typing,       //!< Somebody is writing; `text` says who.
    };
    Kind kind = Kind::Message;
    QString key; //!< Unique in the list; stays with what it stands for.
    int row = -1;
    int lastRow = -1;
    bool continues = false; //!< Same author as just above: no name line.
    bool continued = false; //!< The next one goes on: no delivery line, less space.
    bool folded = false;    //!< Events: only a summary is shown.
    QString text;

    bool operator==(const TimelineItem&) const = default;
};

struct ItemOptions {
    //! Newer public messages of customers come below the "New messages" line; nothing = no line.
    std::optional<Instant> seenUntil;
    //! Keys of runs of events that the agent opened.
    QSet<QString> openRuns;
    //! "Mara is typing…"; empty = nobody.
    QString typing;
    //! As entrySources(); empty where the customer has one contact only.
    QHash<ContactRef, QString> sources;
};

//! True for what is one quiet line.
bool isEventRow(const TimelineRow& row);

//! True for a change of the status to Snoozed where `next` says by the same hand until when: one line is
//! enough.
bool isSaidByNext(const TimelineRow& row, const TimelineRow& next);

//! "Mara is typing…", which comes after everything else.
TimelineItem typingItem(const QString& text);

//! Arranges rows (oldest first) into what is painted. Pure.
QList<TimelineItem> arrangeItems(const QList<TimelineRow>& rows, const ItemOptions& options);

} // namespace segue
