// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/ids.h"

#include <QElapsedTimer>
#include <QTimer>

namespace segue {

class Workspace;

//! Tells the customer that the agent is typing: renewed while keys come, ended by itself some seconds after
//! the last one.
class TypingSign final : public QObject {
    Q_OBJECT

public:
    //! `workspace` outlives this.
    explicit TypingSign(Workspace& workspace);

    //! A key for an answer in that conversation.
    void typed(const ConversationRef& conversation);
    //! What was typed is sent, put aside or gone.
    void stop();

private:
    Workspace& m_workspace;
    ConversationRef m_conversation; //!< Where the sign was given.
    QTimer m_ends;
    QElapsedTimer m_given; //!< Valid while it is given.
};

} // namespace segue
