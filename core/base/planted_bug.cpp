// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/planted_bug.h"

#include "core/base/enum_names.h"

namespace segue {

namespace {

constexpr EnumNames<PlantedBug, 33> names{{{
    {PlantedBug::AcceptBeforeCommit, "accept-before-commit"},
    {PlantedBug::AcceptDespiteDiskError, "accept-despite-disk-error"},
    {PlantedBug::NormalInsteadOfFull, "normal-instead-of-full"},
    {PlantedBug::RefusedIsDropped, "refused-is-dropped"},
    {PlantedBug::AnyAnswerConfirms, "any-answer-confirms"},
    {PlantedBug::NewKeyEachAttempt, "new-key-each-attempt"},
    {PlantedBug::RetryOn5xx, "retry-on-5xx"},
    {PlantedBug::RetryOnTimeout, "retry-on-timeout"},
    {PlantedBug::AttemptOnlyInMemory, "attempt-only-in-memory"},
    {PlantedBug::CrashMeansUnsent, "crash-means-unsent"},
    {PlantedBug::AbsentIsBelievedAtOnce, "absent-is-believed-at-once"},
    {PlantedBug::UnknownMeansAbsent, "unknown-means-absent"},
    {PlantedBug::ContentDeduplication, "content-deduplication"},
    {PlantedBug::OvertakeWhatWaits, "overtake-what-waits"},
    {PlantedBug::CancelWhileInFlight, "cancel-while-in-flight"},
    {PlantedBug::CancelOnlyInMemory, "cancel-only-in-memory"},
    {PlantedBug::CancelInDoubt, "cancel-in-doubt"},
    {PlantedBug::RecipientsWhenSent, "recipients-when-sent"},
    {PlantedBug::ConversationWhenSent, "conversation-when-sent"},
    {PlantedBug::NothingToCompare, "nothing-to-compare"},
    {PlantedBug::HeldGoesOut, "held-goes-out"},
    {PlantedBug::CursorBeforeRows, "cursor-before-rows"},
    {PlantedBug::GapIsNotSeen, "gap-is-not-seen"},
    {PlantedBug::OlderRowWins, "older-row-wins"},
    {PlantedBug::RemovalsAreIgnored, "removals-are-ignored"},
    {PlantedBug::StartOverKeepsRows, "start-over-keeps-rows"},
    {PlantedBug::OnePageIsEnough, "one-page-is-enough"},
    {PlantedBug::WallClockWaits, "wall-clock-waits"},
    {PlantedBug::RetryAfterIsIgnored, "retry-after-is-ignored"},
    {PlantedBug::SignedInIsNotHeard, "signed-in-is-not-heard"},
    {PlantedBug::AmbiguousIsForgotten, "ambiguous-is-forgotten"},
    {PlantedBug::NoProfileLock, "no-profile-lock"},
    {PlantedBug::DraftsWhenClosed, "drafts-when-closed"},
}}};

} // namespace

QString toString(PlantedBug bug) {
    return names.name(bug);
}

QList<PlantedBug> allPlantedBugs() {
    QList<PlantedBug> all;
    for (const auto& [bug, word] : names.entries)
        all.append(bug);
    return all;
}

#ifdef SEGUE_PLANTED_BUGS
namespace {
std::optional<PlantedBug> planted;
}

void plant(std::optional<PlantedBug> bug) {
    planted = bug;
}

bool isPlanted(PlantedBug bug) {
    return planted == bug;
}
#endif

} // namespace segue
