// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/identity_decider.h"

#include "ui/shell/pane.h"
#include "ui/shell/workspace.h"

#include <QPointer>

namespace segue {

using Verdict = IdentityDecision::Verdict;

IdentityDecider::IdentityDecider(const UiContext& context, QObject* parent)
    : QObject(parent), m_context(context), m_postponed(context.settings) {}

void IdentityDecider::decide(const IdentitySuggestion& suggestion, Verdict verdict) {
    IdentityDecision decision;
    decision.verdict = verdict;
    decision.left = suggestion.left;
    decision.right = suggestion.right;
    decision.evidence = suggestion.evidence;
    deliver(this, m_context.workspace.decide(decision), [this](const Result<IdentityAct>& act) {
        if (!act) {
            m_context.navigator.sayTrouble(act.error());
            return;
        }
        sayWithUndo(
            act->customers.size() == 1 ? tr("They are one customer now.") : tr("They stay two customers."),
            {act->id});
        Q_EMIT answered();
    });
}

void IdentityDecider::sayWithUndo(const QString& done, const QList<ActId>& acts) {
    // The message may outlive this pane.
    const QPointer<IdentityDecider> self(this);
    m_context.navigator.say(done, tr("Undo"), [self, acts] {
        if (self)
            self->takeBack(acts, tr("Undone."));
    });
}

void IdentityDecider::postpone(const QList<IdentitySuggestion>& suggestions) {
    for (const IdentitySuggestion& suggestion : suggestions)
        m_postponed.postpone(suggestion, m_context.workspace.now());
    const QPointer<IdentityDecider> self(this);
    m_context.navigator.say(tr("You will be asked again tomorrow."), tr("Undo"), [self, suggestions] {
        if (!self)
            return;
        for (const IdentitySuggestion& suggestion : suggestions)
            self->m_postponed.ask(suggestion);
        Q_EMIT self->answered();
    });
    Q_EMIT answered();
}

QList<IdentitySuggestion> IdentityDecider::due(const QList<IdentitySuggestion>& suggestions) const {
    return m_postponed.due(suggestions, m_context.workspace.now());
}

void IdentityDecider::takeBack(const IdentityDecision& decision) {
    takeBack(QList{decision.act}, tr("The decision was taken back."));
}

void IdentityDecider::takeBack(QList<ActId> acts, const QString& done) {
    const ActId act = acts.takeFirst();
    deliver(this, m_context.workspace.takeBack(act), [this, acts, done](const Result<IdentityAct>& taken) {
        if (!taken)
            m_context.navigator.sayTrouble(taken.error());
        else if (!acts.isEmpty())
            return takeBack(acts, done);
        else
            m_context.navigator.say(done);
        Q_EMIT answered();
    });
}

void IdentityDecider::join(const CustomerId& own, const CustomerId& other, const QString& reason) {
    deliver(
        this, m_context.workspace.joinCustomers(own, other, reason), [this](const Result<IdentityAct>& act) {
            if (!act) {
                m_context.navigator.sayTrouble(act.error());
                return;
            }
            const bool areOne = act->customers.size() == 1;
            sayWithUndo(
                areOne ? tr("They are one customer now.") : tr("They stay two customers."), {act->id});
            Q_EMIT answered();
            if (areOne)
                Q_EMIT joined(*act->customers.cbegin());
        });
}

void IdentityDecider::joinAll(const CustomerId& own, const QList<CustomerId>& others) {
    joinNext(own, others, {});
}

void IdentityDecider::joinNext(const CustomerId& own, QList<CustomerId> others, QList<ActId> acts) {
    if (others.isEmpty()) {
        sayWithUndo(tr("They are one customer now."), acts);
        Q_EMIT answered();
        return;
    }
    const CustomerId other = others.takeFirst();
    deliver(
        this, m_context.workspace.joinCustomers(own, other, {}),
        [this, own, others, acts](const Result<IdentityAct>& act) mutable {
            if (!act) {
                m_context.navigator.sayTrouble(act.error());
                Q_EMIT answered();
                return;
            }
            acts.prepend(act->id);
            // The older contact's id is the customer's from here on.
            joinNext(act->customers.size() == 1 ? *act->customers.cbegin() : own, others, acts);
        });
}

void IdentityDecider::separate(const QList<ContactRef>& contacts, const QString& reason) {
    deliver(this, m_context.workspace.separate(contacts, reason), [this](const Result<IdentityAct>& act) {
        if (!act) {
            m_context.navigator.sayTrouble(act.error());
            return;
        }
        sayWithUndo(tr("Separated. The decisions are listed under “Why one customer?”."), {act->id});
        Q_EMIT separated();
    });
}

} // namespace segue
