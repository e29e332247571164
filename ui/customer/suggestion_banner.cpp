// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/suggestion_banner.h"

#include "ui/customer/compare_table.h"
#include "ui/customer/identity_decider.h"
#include "ui/customer/identity_words.h"
#include "ui/customer/person_header.h"
#include "ui/shell/directory.h"
#include "ui/shell/flat_button.h"
#include "ui/shell/flow_layout.h"
#include "ui/shell/labels.h"
#include "ui/shell/paint.h"
#include "ui/shell/workspace.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace segue {

using namespace Qt::StringLiterals;
using Verdict = IdentityDecision::Verdict;

std::optional<SuggestedPair>
readPair(Views& views, const IdentitySuggestion& suggestion, const CustomerId& own) {
    const auto leftOwner = views.customerOfContact(suggestion.left).value_or(std::nullopt);
    const auto rightOwner = views.customerOfContact(suggestion.right).value_or(std::nullopt);
    if (!leftOwner || !rightOwner)
        return std::nullopt;
    const bool ownIsRight = *rightOwner == own;
    const auto ownCard = views.customer(ownIsRight ? *rightOwner : *leftOwner).value_or(std::nullopt);
    const auto otherCard = views.customer(ownIsRight ? *leftOwner : *rightOwner).value_or(std::nullopt);
    if (!ownCard || !otherCard)
        return std::nullopt;
    SuggestedPair pair;
    pair.suggestion = suggestion;
    const auto find = [](const CustomerCard& card, const ContactRef& ref) {
        for (const Contact& contact : card.contacts) {
            if (contact.ref == ref)
                return contact;
        }
        return Contact{};
    };
    pair.own = find(*ownCard, ownIsRight ? suggestion.right : suggestion.left);
    pair.other = find(*otherCard, ownIsRight ? suggestion.left : suggestion.right);
    pair.otherCustomer = otherCard->id;
    pair.otherName = displayNameOf(*otherCard);
    pair.ownConversations = ownCard->conversationCount;
    pair.otherConversations = otherCard->conversationCount;
    return pair;
}

SuggestionBanner::SuggestionBanner(Workspace& workspace, IdentityDecider& decider, QWidget* parent)
    : QFrame(parent), m_workspace(workspace), m_decider(decider) {
    build();
    connect(m_compareButton, &QToolButton::toggled, this, &SuggestionBanner::showCompare);
    connect(m_other, &QToolButton::clicked, this, [this] { Q_EMIT customerChosen(m_pair.otherCustomer); });
}

void SuggestionBanner::build() {
    m_title = wrappedLabel({}, u"strong"_s, this);
    m_other = new FlatButton(FlatButton::Look::Chip, u"user"_s, {}, this);
    m_other->setMostText(170);
    m_evidence = wrappedLabel({}, {}, this);
    m_compare = new CompareTable(CompareTable::Layout::Stacked, this);
    m_compare->hide();
    auto* same = new QPushButton(tr("Same person"), this);
    same->setObjectName(u"same"_s);
    auto* notSame = new QPushButton(tr("Not the same"), this);
    notSame->setObjectName(u"notSame"_s);
    auto* later = new QPushButton(tr("Later"), this);
    later->setObjectName(u"later"_s);
    later->setProperty("kind", u"quiet"_s);
    later->setToolTip(tr("Ask again tomorrow"));
    m_compareButton = new FlatButton(FlatButton::Look::Tool, u"layers"_s, tr("Compare"), this);
    m_compareButton->setObjectName(u"compare"_s);
    m_compareButton->setCheckable(true);
    auto* buttons = new FlowLayout;
    buttons->setSpacing(space::xs);
    for (QWidget* button :
         {static_cast<QWidget*>(same), static_cast<QWidget*>(notSame), static_cast<QWidget*>(later)})
        buttons->addWidget(button);
    auto* who = new QHBoxLayout;
    who->setSpacing(space::xs);
    who->addWidget(m_other);
    who->addStretch(1);
    who->addWidget(m_compareButton);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::m, space::s, space::m, space::m);
    column->setSpacing(space::s);
    column->addWidget(m_title);
    column->addLayout(who);
    column->addWidget(m_evidence);
    column->addWidget(m_compare);
    column->addLayout(buttons);
    connect(
        same, &QPushButton::clicked, this, [this] { m_decider.decide(m_pair.suggestion, Verdict::Same); });
    connect(notSame, &QPushButton::clicked, this, [this] {
        m_decider.decide(m_pair.suggestion, Verdict::NotSame);
    });
    connect(later, &QPushButton::clicked, this, [this] { m_decider.postpone(m_pair.suggestion); });
}

void SuggestionBanner::setPair(const SuggestedPair& pair) {
    m_pair = pair;
    m_title->setText(likelihoodWords(pair.suggestion.probability));
    m_title->setToolTip(tr("Estimated at %1 %").arg(qRound(pair.suggestion.probability * 100)));
    m_other->setLabel(pair.otherName);
    m_other->setAccessibleName(tr("Show %1").arg(pair.otherName));
    m_other->setToolTip(tr("%n conversation(s)", nullptr, pair.otherConversations));
    m_evidence->setText(evidenceLine(pair.suggestion.evidence));
    setAccessibleName(tr("%1: %2", "likely the same person: name").arg(m_title->text(), pair.otherName));
    setAccessibleDescription(m_evidence->text());
    m_compare->setLines(CompareTable::linesOf(
        pair.own, pair.other, pair.suggestion.evidence, m_workspace.directory().accountNames()));
}

void SuggestionBanner::showCompare(bool shown) {
    m_compare->setVisible(shown);
}

void SuggestionBanner::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintBox(painter, rect(), cornerRadius, colours().accentTint, colours().accentEdge);
}

} // namespace segue
