// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/identity.h"

#include <QList>
#include <QSet>

//! What a person's acts are made of: the rows that they add to the ledger. An act takes back by itself
//! whatever was decided against it, so that what one person did after another holds without an order of time.
//! The rows come without id, time, actor and act; those are the caller's.
namespace segue::identity {

//! "Same" or "not the same" of two contacts, the decision first. A "same" is about the two customers whose
//! contacts `left` and `right` are (with decision.left and decision.right in them): no "not the same" stands
//! between them afterwards. The two may be one customer already.
QList<IdentityDecision> rowsToDecide(
    const IdentityDecision& decision, const QSet<ContactRef>& left, const QSet<ContactRef>& right,
    const QList<IdentityDecision>& ledger);

//! "Not the same" for each of `inside` with each of `outside`.
QList<IdentityDecision> rowsToSeparate(
    const QSet<ContactRef>& inside, const QSet<ContactRef>& outside, const QString& reason,
    const QList<IdentityDecision>& ledger);

//! Revokes what still counts of an act's rows: none if nothing does.
QList<IdentityDecision> rowsToTakeBack(const ActId& act, const QList<IdentityDecision>& ledger);

} // namespace segue::identity
