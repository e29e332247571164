// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/identity.h"
#include "ui/customer/postponed_pairs.h"

#include <QObject>

namespace segue {

struct UiContext;

//! Carries out what the agent decides about who is who, says so, and offers to undo it.
class IdentityDecider : public QObject {
    Q_OBJECT

public:
    explicit IdentityDecider(const UiContext& context, QObject* parent = nullptr);

    void decide(const IdentitySuggestion& suggestion, IdentityDecision::Verdict verdict);
    //! Asks again in a day.
    void postpone(const IdentitySuggestion& suggestion);
    //! As PostponedPairs::due(), now.
    QList<IdentitySuggestion> due(const QList<IdentitySuggestion>& suggestions) const;
    //! Appends a revocation; the ledger keeps both.
    void takeBack(const IdentityDecision& decision);
    void separate(const QList<ContactRef>& contacts, const QString& reason);

Q_SIGNALS:
    //! The suggestion needs no answer any more, or is asked again (after an undo of "later").
    void answered();
    void separated();

private:
    void revoke(const IdentityDecision& decision, const QString& done);

    const UiContext& m_context;
    PostponedPairs m_postponed;
};

} // namespace segue
