// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <optional>

namespace segue {

//! Bugs that break one promise each, for proving that the proofs would find them. They exist only where
//! SEGUE_PLANTED_BUGS is defined (tests); elsewhere isPlanted() is false when the program is compiled.
enum class PlantedBug {
    // Accepting and keeping (I1, I8).
    AcceptBeforeCommit,
    AcceptDespiteDiskError,
    NormalInsteadOfFull,
    RefusedIsDropped,
    AnyAnswerConfirms,
    // Once (I2).
    NewKeyEachAttempt,
    RetryOn5xx,
    RetryOnTimeout,
    AttemptOnlyInMemory,
    CrashMeansUnsent,
    AbsentIsBelievedAtOnce,
    UnknownMeansAbsent,
    ContentDeduplication,
    // In order, taken back, to whom it was meant, looked at (I3 to I6).
    OvertakeWhatWaits,
    CancelWhileInFlight,
    CancelOnlyInMemory,
    CancelInDoubt,
    RecipientsWhenSent,
    ConversationWhenSent,
    NothingToCompare,
    HeldGoesOut,
    // The same here and there (I7).
    CursorBeforeRows,
    GapIsNotSeen,
    OlderRowWins,
    RemovalsAreIgnored,
    StartOverKeepsRows,
    OnePageIsEnough,
    // Time, patience, silence (I9 to I11).
    WallClockWaits,
    RetryAfterIsIgnored,
    SignedInIsNotHeard,
    AmbiguousIsForgotten,
    // Two at once, and what was typed (I13, I15).
    NoProfileLock,
    DraftsWhenClosed,
    // In the hub (I14, and its part of I2).
    HubAnswersBeforeCommit,
    HubStoresAgain,
    HubActsAgain,
    HubOrdersByArrival,
    // Nothing of an erased customer is left (I16).
    IndexKeepsErasedWords,
    DeletedPagesStay,
    BusyLogIsCalledEmpty,
    ErasedFilesStay,
    SetAsideFilesStay,
    ErasedRowsComeBack,
    ErasedDraftsComeBack,
    ErasureIsNotResumed,
};

//! Where a bug is, and with that whose proof has to find it.
enum class PlantedIn {
    Engine, //!< tests/simulation
    Hub,    //!< tests/hub/test_hub_planted_bugs.cpp
    Erase,  //!< tests/integration/test_erase_canary.cpp
};

QString toString(PlantedBug bug);
QList<PlantedBug> plantedBugs(PlantedIn where);

#ifdef SEGUE_PLANTED_BUGS
//! Plants one, or none, from now on and for every thread.
void plant(std::optional<PlantedBug> bug);
bool isPlanted(PlantedBug bug);
#else
constexpr bool isPlanted(PlantedBug) {
    return false;
}
#endif

} // namespace segue
