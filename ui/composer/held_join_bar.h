// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/held_join.h"

#include <QFrame>
#include <QSet>

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

namespace segue {

class Workspace;

//! "These two would become one customer": they wait because the agent is writing to one of them, who says
//! when.
class HeldJoinBar : public QFrame {
    Q_OBJECT

public:
    explicit HeldJoinBar(Workspace& workspace, QWidget* parent = nullptr);

    //! Where the agent writes, and to whom.
    void setPlace(const ConversationRef& conversation, const CustomerId& customer);
    QString text() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void build();
    void showJoins();
    QString words(const QList<HeldJoin>& joins) const;
    QSet<ConversationRef> conversations() const;

    Workspace& m_workspace;
    ConversationRef m_conversation;
    CustomerId m_customer;
    QList<HeldJoin> m_shown;
    QList<HeldJoin> m_later; //!< Those answered with "when I am done".
    QLabel* m_text;
};

} // namespace segue
