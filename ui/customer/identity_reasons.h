// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/views/views.h"

namespace segue {

//! One reason why contacts are, or are not, one customer.
struct IdentityReason {
    enum class Kind { Same, NotSame, Rule, Model, Conflict };
    Kind kind = Kind::Same;
    QString text;        //!< "Mara Lindqvist and M. Lindqvist are the same person"
    QString detail;      //!< Who decided and when, or which rule; and the evidence.
    bool isPast = false; //!< It was taken back, or a newer decision took its place.
    //! Set where it can be taken back: a rule cannot, only outvoted.
    std::optional<IdentityDecision> decision;
};

//! The decisions that stand, newest first; then the links of rules and of the model that join what these
//! leave apart; then the conflicts; then what does not stand any more. What one act decided is one reason.
QList<IdentityReason> reasonsOf(const CustomerCard& card, const QHash<AccountId, QString>& accountNames = {});

} // namespace segue
