// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/event_words.h"

#include "ui/shell/directory.h"
#include "ui/shell/relative_time.h"
#include "ui/shell/words.h"

#include <QCoreApplication>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

struct EventWords {
    Q_DECLARE_TR_FUNCTIONS(segue::EventWords)
};

QString statusWord(const QString& word) {
    const auto status = statusFromString(word);
    return status ? displayName(*status) : word;
}

QString priorityWord(const QString& word) {
    const auto priority = priorityFromString(word);
    return priority ? displayName(*priority) : word;
}

QString snoozeText(const QString& who, const QString& until) {
    bool isNumber = false;
    const qint64 ms = until.toLongLong(&isNumber);
    return isNumber ? EventWords::tr("%1 snoozed it until %2").arg(who, dayAndTime(fromMs(ms)))
                    : EventWords::tr("%1 changed the snooze").arg(who);
}

QString tagText(const QString& who, const Change& change) {
    if (change.before.isEmpty())
        return EventWords::tr("%1 added the tag %2").arg(who, change.after);
    if (change.after.isEmpty())
        return EventWords::tr("%1 removed the tag %2").arg(who, change.before);
    return EventWords::tr("%1 changed the tags to %2").arg(who, change.after);
}

QString assigneeText(const Entry& entry, const QString& who, Directory& directory) {
    const QString& assignee = entry.change->after;
    if (assignee.isEmpty())
        return EventWords::tr("%1 removed the assignee").arg(who);
    if (entry.author.kind == AuthorKind::Agent && entry.author.id == assignee)
        return EventWords::tr("%1 took it").arg(who);
    return EventWords::tr("%1 assigned it to %2")
        .arg(who, directory.agentName({entry.ref.account, assignee}));
}

//! `entry` has a change.
QString changeText(const Entry& entry, const QString& who, Directory& directory) {
    const Change& change = *entry.change;
    if (change.field == "status"_L1)
        return EventWords::tr("%1 set the status to %2").arg(who, statusWord(change.after));
    if (change.field == "assignee"_L1)
        return assigneeText(entry, who, directory);
    if (change.field == "team"_L1)
        return change.after.isEmpty() ? EventWords::tr("%1 removed the team").arg(who)
                                      : EventWords::tr("%1 moved it to %2")
                                            .arg(who, directory.teamName({entry.ref.account, change.after}));
    if (change.field == "priority"_L1)
        return EventWords::tr("%1 set the priority to %2").arg(who, priorityWord(change.after));
    if (change.field == "tag"_L1)
        return tagText(who, change);
    if (change.field == "snooze"_L1)
        return snoozeText(who, change.after);
    if (change.field == "subject"_L1)
        return EventWords::tr("%1 changed the subject to “%2”").arg(who, change.after);
    if (change.field == "merge"_L1)
        return EventWords::tr("%1 merged %2 into this conversation").arg(who, change.before);
    return EventWords::tr("%1 changed %2").arg(who, change.field);
}

} // namespace

QString describeEvent(const TimelineRow& row, Directory& directory) {
    const Entry& entry = row.entry;
    const QString who = entry.author.name.isEmpty() ? EventWords::tr("Segue", "who did something by itself")
                                                    : entry.author.name;
    return entry.change ? changeText(entry, who, directory) : entry.text;
}

} // namespace segue
