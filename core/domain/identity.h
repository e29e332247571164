// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/domain/ids.h"

#include <QList>
#include <QSet>
#include <QString>
#include <optional>

namespace segue {

//! One line of the reasons for or against "these two are the same person", in the agent's words.
struct Evidence {
    QString field; //!< "email", "phone", "name", "device", "organisation", …
    QString level; //!< "same_verified", "same_claimed", "similar", "different", "conflict"
    QString left;  //!< As shown.
    QString right;
    double weight = 0; //!< log2 Bayes factor; above 0 speaks for.

    bool operator==(const Evidence&) const = default;
};

//! What a person decided about two contacts, in the append-only ledger. Never edited: a revocation is another
//! row.
struct IdentityDecision {
    enum class Verdict { Same, NotSame };

    DecisionId id;
    Verdict verdict = Verdict::Same;
    ContactRef left;
    ContactRef right;
    std::optional<DecisionId> revokes; //!< This row takes that one back.
    QString actor;                     //!< The agent's name.
    QString reason;                    //!< Free text, may be empty.
    QList<Evidence> evidence;          //!< As it was shown when the decision was made.
    Instant at;                        //!< For people; nothing is ordered by it, since clocks differ.
    //! The rows of one act share it and are taken back together. Rows from before there were acts have one
    //! each, named as they are.
    ActId act;
    //! Grows with each decision that the team's hub took; 0 = the team does not have it (yet).
    qint64 version = 0;

    bool operator==(const IdentityDecision&) const = default;
};
QString toString(IdentityDecision::Verdict verdict);
std::optional<IdentityDecision::Verdict> verdictFromString(QStringView text);

//! What a person's act on the ledger came to.
struct IdentityAct {
    ActId id;                    //!< For taking it back; empty if nothing was left to do.
    QList<DecisionId> decisions; //!< The rows that it added. The first is the decision itself.
    QSet<CustomerId> customers;  //!< Whom the contacts that it names belong to now: one, if they are one.

    bool operator==(const IdentityAct&) const = default;
};

//! "These two may be the same person": shown, never acted on.
struct IdentitySuggestion {
    ContactRef left;
    ContactRef right;
    double probability = 0; //!< 0 to 1.
    QList<Evidence> evidence;

    bool operator==(const IdentitySuggestion&) const = default;
};

} // namespace segue
