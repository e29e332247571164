// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/views/views.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QVBoxLayout;
QT_END_NAMESPACE

namespace segue {

class IdentityDecider;
class Workspace;

//! One reason why contacts are, or are not, one customer.
struct IdentityReason {
    QString text;   //!< "Mara Lindqvist and M. Lindqvist are the same person"
    QString detail; //!< Who decided and when, or which rule; and the evidence that was shown.
    std::optional<IdentityDecision> decision; //!< Nothing for a rule: it cannot be taken back, only outvoted.
};
//! The decisions that stand, then the rules that join what they leave apart.
QList<IdentityReason> reasonsOf(const CustomerCard& card);

//! "Why one customer?": every decision and rule, with a button that takes a decision back.
class IdentityHistory : public QWidget {
    Q_OBJECT

public:
    explicit IdentityHistory(IdentityDecider& decider, QWidget* parent = nullptr);

    void setReasons(const QList<IdentityReason>& reasons);

private:
    void add(const IdentityReason& reason);

    IdentityDecider& m_decider;
    QVBoxLayout* m_column;
};

} // namespace segue
