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
    //! Asks again in a day. All of them are about the same two customers.
    void postpone(const QList<IdentitySuggestion>& suggestions);
    void postpone(const IdentitySuggestion& suggestion) { postpone(QList{suggestion}); }
    //! As PostponedPairs::due(), now.
    QList<IdentitySuggestion> due(const QList<IdentitySuggestion>& suggestions) const;
    //! Revokes it with all that was decided in the same act; the ledger keeps both.
    void takeBack(const IdentityDecision& decision);
    void separate(const QList<ContactRef>& contacts, const QString& reason);
    void join(const CustomerId& own, const CustomerId& other, const QString& reason);
    //! All of them one person: `others` are joined with `own`, one after the other.
    void joinAll(const CustomerId& own, const QList<CustomerId>& others);

Q_SIGNALS:
    //! The suggestion needs no answer any more, or is asked again (after an undo of "later").
    void answered();
    void separated();
    //! `customer` is who both are now.
    void joined(const segue::CustomerId& customer);

private:
    //! One after the other.
    void takeBack(QList<ActId> acts, const QString& done);
    void joinNext(const CustomerId& own, QList<CustomerId> others, QList<ActId> acts);
    //! `acts` in the order in which they are to be taken back.
    void sayWithUndo(const QString& done, const QList<ActId>& acts);

    const UiContext& m_context;
    PostponedPairs m_postponed;
};

} // namespace segue
