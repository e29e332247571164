// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/planted_bug.h"

#include "core/base/enum_names.h"

#include <atomic>

namespace segue {

namespace {

constexpr EnumNames<PlantedBug, 45> names{{{
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
    {PlantedBug::HubAnswersBeforeCommit, "hub-answers-before-commit"},
    {PlantedBug::HubStoresAgain, "hub-stores-again"},
    {PlantedBug::HubActsAgain, "hub-acts-again"},
    {PlantedBug::HubOrdersByArrival, "hub-orders-by-arrival"},
    {PlantedBug::IndexKeepsErasedWords, "index-keeps-erased-words"},
    {PlantedBug::DeletedPagesStay, "deleted-pages-stay"},
    {PlantedBug::BusyLogIsCalledEmpty, "busy-log-is-called-empty"},
    {PlantedBug::ErasedFilesStay, "erased-files-stay"},
    {PlantedBug::SetAsideFilesStay, "set-aside-files-stay"},
    {PlantedBug::ErasedRowsComeBack, "erased-rows-come-back"},
    {PlantedBug::ErasedDraftsComeBack, "erased-drafts-come-back"},
    {PlantedBug::ErasureIsNotResumed, "erasure-is-not-resumed"},
}}};

PlantedIn placeOf(PlantedBug bug) {
    if (bug >= PlantedBug::IndexKeepsErasedWords)
        return PlantedIn::Erase;
    return bug >= PlantedBug::HubAnswersBeforeCommit ? PlantedIn::Hub : PlantedIn::Engine;
}

} // namespace

QString toString(PlantedBug bug) {
    return names.name(bug);
}

QList<PlantedBug> plantedBugs(PlantedIn where) {
    QList<PlantedBug> there;
    for (const auto& [bug, word] : names.entries) {
        if (placeOf(bug) == where)
            there.append(bug);
    }
    return there;
}

#ifdef SEGUE_PLANTED_BUGS
namespace {
constexpr int none = -1;
std::atomic<int> planted = none;
} // namespace

void plant(std::optional<PlantedBug> bug) {
    planted = bug ? static_cast<int>(*bug) : none;
}

bool isPlanted(PlantedBug bug) {
    return planted == static_cast<int>(bug);
}
#endif

} // namespace segue
