// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/identity_history.h"

#include "core/identity/linkage.h"
#include "ui/customer/identity_decider.h"
#include "ui/customer/identity_words.h"
#include "ui/customer/person_header.h"
#include "ui/shell/fold_group.h"
#include "ui/shell/icons.h"
#include "ui/shell/labels.h"
#include "ui/shell/relative_time.h"
#include "ui/shell/theme.h"

#include <QCoreApplication>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>
#include <numeric>

namespace segue {

using namespace Qt::StringLiterals;
using Verdict = IdentityDecision::Verdict;

namespace {

struct HistoryWords {
    Q_DECLARE_TR_FUNCTIONS(segue::HistoryWords)
};

//! Comparing every pair of very many contacts would be slow, and nobody reads that.
constexpr qsizetype mostCompared = 60;

QString nameOf(const CustomerCard& card, const ContactRef& ref) {
    for (const Contact& contact : card.contacts) {
        if (contact.ref == ref)
            return segue::nameOf(contact);
    }
    return HistoryWords::tr("somebody else");
}

IdentityReason reasonOf(const CustomerCard& card, const IdentityDecision& decision) {
    const QString text = decision.verdict == Verdict::Same
                             ? HistoryWords::tr("%1 and %2 are the same person")
                             : HistoryWords::tr("%1 and %2 are not the same person");
    const QString day = QLocale().toString(toDateTime(decision.at).date(), QLocale::ShortFormat);
    QStringList detail{
        HistoryWords::tr("Decided by %1, %2", "agent and date")
            .arg(decision.actor.isEmpty() ? HistoryWords::tr("the team") : decision.actor, day)};
    detail.append(decision.reason);
    detail.append(evidenceWords(decision.evidence));
    detail.removeAll(QString());
    return {
        text.arg(nameOf(card, decision.left), nameOf(card, decision.right)), detail.join(u" · "_s), decision};
}

//! Which contacts are joined so far.
class Groups {
public:
    explicit Groups(qsizetype count) : m_parent(count) { std::iota(m_parent.begin(), m_parent.end(), 0); }
    bool join(qsizetype a, qsizetype b) {
        const qsizetype left = root(a);
        const qsizetype right = root(b);
        m_parent[left] = right;
        return left != right;
    }

private:
    qsizetype root(qsizetype i) const { return m_parent.at(i) == i ? i : root(m_parent.at(i)); }
    QList<qsizetype> m_parent;
};

} // namespace

QList<IdentityReason> reasonsOf(const CustomerCard& card) {
    QList<IdentityReason> reasons;
    const qsizetype count = qMin(card.contacts.size(), mostCompared);
    Groups groups(count);
    const auto placeOf = [&](const ContactRef& ref) {
        for (qsizetype i = 0; i < count; ++i) {
            if (card.contacts.at(i).ref == ref)
                return i;
        }
        return qsizetype{-1};
    };
    for (const IdentityDecision& decision : card.decisions) {
        reasons.append(reasonOf(card, decision));
        const qsizetype left = placeOf(decision.left);
        const qsizetype right = placeOf(decision.right);
        if (decision.verdict == Verdict::Same && left >= 0 && right >= 0)
            groups.join(left, right);
    }
    for (qsizetype i = 0; i < count; ++i) {
        for (qsizetype j = i + 1; j < count; ++j) {
            const Contact& left = card.contacts.at(i);
            const Contact& right = card.contacts.at(j);
            const QString rule = identity::compare(left, right).rule;
            if (rule.isEmpty() || !groups.join(i, j))
                continue;
            reasons.append(
                {HistoryWords::tr("%1 and %2 are joined by a rule")
                     .arg(nameOf(card, left.ref), nameOf(card, right.ref)),
                 ruleWords(rule), std::nullopt});
        }
    }
    return reasons;
}

IdentityHistory::IdentityHistory(IdentityDecider& decider, QWidget* parent)
    : QWidget(parent), m_decider(decider) {
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(space::s);
}

void IdentityHistory::setReasons(const QList<IdentityReason>& reasons) {
    clearLayout(m_column);
    for (const IdentityReason& reason : reasons)
        add(reason);
}

void IdentityHistory::add(const IdentityReason& reason) {
    auto* words = new QVBoxLayout;
    words->setSpacing(1);
    words->addWidget(wrappedLabel(reason.text, {}, this));
    words->addWidget(wrappedLabel(reason.detail, u"small"_s, this));
    const bool apart = reason.decision && reason.decision->verdict == Verdict::NotSame;
    auto* icon = new QLabel(this);
    icon->setPixmap(iconPixmap(
        !reason.decision ? u"link"_s
        : apart          ? u"minus"_s
                         : u"merge"_s,
        colours().faint, Theme::instance().scaled(16), devicePixelRatioF()));
    auto* row = new QHBoxLayout;
    row->setSpacing(space::s);
    row->addWidget(icon, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    if (reason.decision) {
        auto* back = new QPushButton(tr("Take back"), this);
        back->setObjectName(u"takeBack"_s);
        back->setProperty("kind", u"quiet"_s);
        back->setAccessibleName(tr("Take back: %1").arg(reason.text));
        connect(back, &QPushButton::clicked, this, [this, decision = *reason.decision] {
            m_decider.takeBack(decision);
        });
        words->addWidget(back, 0, Qt::AlignLeft);
    }
    m_column->addLayout(row);
}

} // namespace segue
