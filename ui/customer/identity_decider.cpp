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
    deliver(
        this, m_context.workspace.decide(decision), [this, decision](const Result<DecisionId>& id) mutable {
            if (!id) {
                m_context.navigator.sayTrouble(id.error());
                return;
            }
            decision.id = *id;
            const QString done = decision.verdict == Verdict::Same ? tr("They are one customer now.")
                                                                   : tr("They stay two customers.");
            // The message may outlive this pane.
            const QPointer<IdentityDecider> self(this);
            m_context.navigator.say(done, tr("Undo"), [self, decision] {
                if (self)
                    self->revoke(decision, tr("Undone."));
            });
            Q_EMIT answered();
        });
}

void IdentityDecider::postpone(const IdentitySuggestion& suggestion) {
    m_postponed.postpone(suggestion, m_context.workspace.now());
    const QPointer<IdentityDecider> self(this);
    m_context.navigator.say(tr("You will be asked again tomorrow."), tr("Undo"), [self, suggestion] {
        if (!self)
            return;
        self->m_postponed.ask(suggestion);
        Q_EMIT self->answered();
    });
    Q_EMIT answered();
}

QList<IdentitySuggestion> IdentityDecider::due(const QList<IdentitySuggestion>& suggestions) const {
    return m_postponed.due(suggestions, m_context.workspace.now());
}

void IdentityDecider::takeBack(const IdentityDecision& decision) {
    revoke(decision, tr("The decision was taken back."));
}

void IdentityDecider::revoke(const IdentityDecision& decision, const QString& done) {
    IdentityDecision revocation;
    revocation.verdict = decision.verdict;
    revocation.left = decision.left;
    revocation.right = decision.right;
    revocation.revokes = decision.id;
    deliver(this, m_context.workspace.decide(revocation), [this, done](const Result<DecisionId>& id) {
        if (id)
            m_context.navigator.say(done);
        else
            m_context.navigator.sayTrouble(id.error());
        Q_EMIT answered();
    });
}

void IdentityDecider::separate(const QList<ContactRef>& contacts, const QString& reason) {
    deliver(this, m_context.workspace.separate(contacts, reason), [this](const Result<bool>& done) {
        if (!done) {
            m_context.navigator.sayTrouble(done.error());
            return;
        }
        m_context.navigator.say(tr("Separated. The decisions are listed under “Why one customer?”."));
        Q_EMIT separated();
    });
}

} // namespace segue
