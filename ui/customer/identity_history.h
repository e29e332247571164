// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/customer/identity_reasons.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QPushButton;
class QVBoxLayout;
QT_END_NAMESPACE

namespace segue {

class IdentityDecider;

//! "Why one customer?": every decision, rule, link of the model and conflict, with a button that takes a
//! decision back; and behind another one what does not stand any more.
class IdentityHistory : public QWidget {
    Q_OBJECT

public:
    explicit IdentityHistory(IdentityDecider& decider, QWidget* parent = nullptr);

    void setReasons(const QList<IdentityReason>& reasons);

private:
    void fill();
    void add(const IdentityReason& reason);

    IdentityDecider& m_decider;
    QList<IdentityReason> m_reasons;
    bool m_withPast = false;
    QVBoxLayout* m_column;
    QPushButton* m_toggle = nullptr; //!< For what is past.
};

} // namespace segue
