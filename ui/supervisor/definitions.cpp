// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/supervisor/definitions.h"

#include <QCoreApplication>

namespace segue {

namespace {
struct Definitions {
    Q_DECLARE_TR_FUNCTIONS(segue::Definitions)
};
} // namespace

Definition definitionOf(Figure figure) {
    switch (figure) {
    case Figure::Waiting:
        return {
            Definitions::tr("Waiting"), Definitions::tr("Conversations in which the customer wrote last and "
                                                        "nobody has answered, now. Solved, closed, "
                                                        "spam and snoozed ones do not count.")};
    case Figure::Unassigned:
        return {
            Definitions::tr("Waiting, unassigned"),
            Definitions::tr("Those of the waiting conversations that nobody is responsible for.")};
    case Figure::LongestWait:
        return {
            Definitions::tr("Longest wait"),
            Definitions::tr("The time since the first message that nobody has answered, of the conversation "
                            "that has waited "
                            "longest. Calendar time, not business hours.")};
    case Figure::ByChannel:
        return {
            Definitions::tr("Waiting by channel"),
            Definitions::tr("The waiting conversations, by how the customer wrote.")};
    case Figure::FirstResponse:
        return {
            Definitions::tr("First response"),
            Definitions::tr(
                "From the creation of a conversation to the first public message of a person of the team, "
                "for "
                "those first answered since midnight on this computer. Calendar time; automatic answers do "
                "not count, nor do "
                "conversations that the team began.")};
    case Figure::ReplyTime:
        return {
            Definitions::tr("Reply time"),
            Definitions::tr("From the customer's message to the public answer "
                            "that ended that wait since midnight on this computer. Several messages "
                            "in a row count from the first. Calendar time.")};
    case Figure::Resolution:
        return {
            Definitions::tr("Resolution"),
            Definitions::tr("From the creation of a conversation to the last "
                            "time it was solved or closed, for those solved "
                            "since midnight on this computer and still solved. Calendar time.")};
    case Figure::Created:
        return {
            Definitions::tr("Created"),
            Definitions::tr("Conversations that began since midnight on this computer.")};
    case Figure::Solved:
        return {
            Definitions::tr("Solved"), Definitions::tr("Conversations that were solved or closed since "
                                                       "midnight on this computer and are still so.")};
    case Figure::Reopened:
        return {
            Definitions::tr("Reopened"),
            Definitions::tr("How many times a solved conversation was opened "
                            "again since midnight on this computer. One conversation may count more "
                            "than once.")};
    case Figure::Backlog:
        return {
            Definitions::tr("Backlog by age"),
            Definitions::tr(
                "All conversations that are not solved, closed or spam, by the time since they were created. "
                "Snoozed ones count.")};
    case Figure::Satisfaction:
        return {
            Definitions::tr("Satisfaction"),
            Definitions::tr(
                "Ratings of 4 and 5 among all ratings from 1 to 5, of conversations that were last active in "
                "the last 30 days and are solved.")};
    case Figure::ResponseRate:
        return {
            Definitions::tr("Answered"), Definitions::tr("How many of the solved conversations on a channel "
                                                         "that asks for a rating got one, in the last "
                                                         "30 days.")};
    case Figure::Load:
        return {
            Definitions::tr("Load"),
            Definitions::tr("Conversations assigned to an agent that are neither done nor snoozed, beside "
                            "how many they take "
                            "at a time. Waiting are those in which the customer wrote last.")};
    case Figure::Percentiles:
        return {
            Definitions::tr("Median, P90, mean"),
            Definitions::tr("Half of the cases took at most the median, nine of ten at most the P90 (nearest "
                            "rank). The mean "
                            "is shown for comparison: a few very long cases move it a lot.")};
    }
    return {};
}

QList<Figure> allFigures() {
    return {Figure::Waiting,     Figure::Unassigned,    Figure::LongestWait, Figure::ByChannel,
            Figure::Percentiles, Figure::FirstResponse, Figure::ReplyTime,   Figure::Resolution,
            Figure::Created,     Figure::Solved,        Figure::Reopened,    Figure::Backlog,
            Figure::Load,        Figure::Satisfaction,  Figure::ResponseRate};
}

} // namespace segue
