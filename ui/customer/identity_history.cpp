// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/identity_history.h"

#include "ui/customer/identity_decider.h"
#include "ui/shell/fold_group.h"
#include "ui/shell/icons.h"
#include "ui/shell/labels.h"
#include "ui/shell/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

namespace segue {

using namespace Qt::StringLiterals;
using Kind = IdentityReason::Kind;

namespace {

QString iconOf(const IdentityReason& reason) {
    if (reason.isPast)
        return u"undo"_s;
    switch (reason.kind) {
    case Kind::Same:
        return u"merge"_s;
    case Kind::NotSame:
        return u"minus"_s;
    case Kind::Rule:
        return u"link"_s;
    case Kind::Model:
        return u"sparkle"_s;
    case Kind::Conflict:
        return u"warning"_s;
    }
    return {};
}

} // namespace

IdentityHistory::IdentityHistory(IdentityDecider& decider, QWidget* parent)
    : QWidget(parent), m_decider(decider) {
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(space::s);
}

void IdentityHistory::setReasons(const QList<IdentityReason>& reasons) {
    m_reasons = reasons;
    fill();
}

void IdentityHistory::fill() {
    clearLayout(m_column);
    int past = 0;
    for (const IdentityReason& reason : std::as_const(m_reasons)) {
        past += reason.isPast ? 1 : 0;
        if (!reason.isPast || m_withPast)
            add(reason);
    }
    if (past == 0)
        return;
    m_toggle = new QPushButton(
        m_withPast ? tr("Hide earlier decisions") : tr("Show %n earlier decision(s)", nullptr, past), this);
    m_toggle->setObjectName(u"earlierDecisions"_s);
    m_toggle->setProperty("kind", u"quiet"_s);
    connect(m_toggle, &QPushButton::clicked, this, [this] {
        m_withPast = !m_withPast;
        fill();
        // The button that was pressed is gone: the keyboard stays with the one in its place.
        m_toggle->show();
        m_toggle->setFocus(Qt::OtherFocusReason);
    });
    m_column->addWidget(m_toggle, 0, Qt::AlignLeft);
}

void IdentityHistory::add(const IdentityReason& reason) {
    auto* words = new QVBoxLayout;
    words->setSpacing(1);
    words->addWidget(wrappedLabel(reason.text, reason.isPast ? u"muted"_s : QString(), this));
    if (!reason.detail.isEmpty())
        words->addWidget(wrappedLabel(reason.detail, u"small"_s, this));
    auto* icon = new QLabel(this);
    icon->setPixmap(iconPixmap(
        iconOf(reason), reason.kind == Kind::Conflict ? colours().warningInk : colours().faint,
        Theme::instance().scaled(16), devicePixelRatioF()));
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
