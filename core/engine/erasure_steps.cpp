// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/erasure_steps.h"

#include "core/base/overwrite_file.h"
#include "core/base/planted_bug.h"
#include "core/engine/set_aside_files.h"
#include "core/store/ledger_reader.h"
#include "core/sync/standing_decisions.h"

#include <QDir>
#include <algorithm>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

Result<void> removeFiles(const ErasureRooms& rooms, const ErasePlan& plan) {
    if (isPlanted(PlantedBug::ErasedFilesStay))
        return {};
    for (const QString& path : plan.downloads) {
        SEGUE_TRY(removeOverwritten(path));
        SEGUE_TRY(removeOverwritten(path + u".part"_s));
    }
    SEGUE_TRY_VALUE(inUse, rooms.work.filesInUse());
    for (const QString& hash : plan.staged) {
        if (!inUse.contains(hash))
            SEGUE_TRY(removeOverwritten(rooms.files.pathOf(hash)));
    }
    return {};
}

Result<void> removeSetAside(const ErasureRooms& rooms, const ErasePlan& plan) {
    if (!plan.setAsideFiles || isPlanted(PlantedBug::SetAsideFilesStay))
        return {};
    const QList<ErasePreview::SetAsideFile> files = setAsideFiles(rooms.profileDir);
    for (const ErasePreview::SetAsideFile& file : files)
        SEGUE_TRY(removeOverwritten(QDir(rooms.profileDir).filePath(file.name)));
    return {};
}

bool joins(const IdentityDecision& decision, const QSet<ContactRef>& inside) {
    return inside.contains(decision.left) != inside.contains(decision.right);
}

//! Everybody whom a "same" of the ledger ever joined with `contacts`.
QSet<ContactRef> everJoined(const QList<IdentityDecision>& ledger, QSet<ContactRef> contacts) {
    for (bool isGrowing = true; isGrowing;) {
        isGrowing = false;
        for (const IdentityDecision& decision : ledger) {
            if (decision.verdict != IdentityDecision::Verdict::Same || !joins(decision, contacts))
                continue;
            contacts.insert(decision.left);
            contacts.insert(decision.right);
            isGrowing = true;
        }
    }
    return contacts;
}

bool isToldApart(
    const QList<IdentityDecision>& standing, const QSet<ContactRef>& present, const ContactRef& other) {
    return std::any_of(standing.begin(), standing.end(), [&](const IdentityDecision& decision) {
        return decision.verdict == IdentityDecision::Verdict::NotSame &&
               ((decision.left == other && present.contains(decision.right)) ||
                (decision.right == other && present.contains(decision.left)));
    });
}

} // namespace

Result<ChangeSet> carryOutErasure(const ErasureRooms& rooms, const ErasePlan& plan) {
    SEGUE_TRY_VALUE(changes, rooms.cache.erase(plan));
    SEGUE_TRY(removeFiles(rooms, plan));
    SEGUE_TRY(removeSetAside(rooms, plan));
    SEGUE_TRY(rooms.work.markForgotten(plan.id));
    return changes;
}

Result<void> resumeErasures(const ErasureRooms& rooms) {
    if (isPlanted(PlantedBug::ErasureIsNotResumed))
        return {};
    SEGUE_TRY_VALUE(open, rooms.work.openErasures());
    for (const WorkDb::OpenErasure& one : std::as_const(open)) {
        if (one.state == ErasureState::Decided)
            SEGUE_TRY(carryOutErasure(rooms, one.plan));
    }
    return {};
}

Result<ErasableCustomer> erasableCustomer(WorkDb& work, CacheDb& cache, const CustomerId& customer) {
    SEGUE_TRY_VALUE(members, cache.contactsOf(customer));
    if (members.isEmpty())
        return fail(ErrorKind::Permanent, u"unknown_customer"_s, u"there is no such customer"_s);
    ErasableCustomer out;
    out.name = members.constFirst().contact.name;
    QSet<ContactRef> present;
    for (const StoredContact& member : std::as_const(members)) {
        out.contacts.append(member.contact.ref);
        present.insert(member.contact.ref);
    }
    SEGUE_TRY_VALUE(ledger, store::readLedger(work.connection(), cache.connection()));
    SEGUE_TRY_VALUE(standing, standingDecisions(work, cache));
    const QSet<ContactRef> past = everJoined(ledger, present) - present;
    for (const ContactRef& contact : past) {
        SEGUE_TRY_VALUE(stored, cache.contact(contact));
        if (stored)
            out.pastMerges.append({contact, stored->contact.name, isToldApart(standing, present, contact)});
    }
    std::sort(out.pastMerges.begin(), out.pastMerges.end(), [](const auto& a, const auto& b) {
        return a.contact < b.contact;
    });
    return out;
}

} // namespace segue
