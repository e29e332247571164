// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/outbox_item.h"

#include <QColor>
#include <QList>
#include <QString>

namespace segue {

class Workspace;

//! What an agent can do about an item of the outbox.
enum class OutboxAction {
    Cancel,     //!< Take it back before it is sent.
    Edit,       //!< Take it back and put its text into the composer.
    Retry,      //!< Try now instead of later.
    SendHeld,   //!< Send it as it is although it was held.
    CheckAgain, //!< Ask the backend once more whether it is there.
    MarkSent,   //!< "It is there."
    MarkUnsent, //!< "It is not there": give it up.
    SendAgain,  //!< "It is not there": send it once more.
    Discard,    //!< Give it up.
};
QString displayName(OutboxAction action);

//! How an item is shown, in the timeline and on the outbox page: the honest state, and what can be done.
struct OutboxPresentation {
    enum class Tone { Quiet, Warning, Trouble };
    QString text;
    QString icon;
    Tone tone = Tone::Quiet;
    QList<OutboxAction> actions; //!< The most likely first.

    QColor ink() const;
};
//! As it is now.
OutboxPresentation presentOutbox(const OutboxItem& item, const Workspace& workspace);

//! What the command does, in a few words: "Reply", "Reply and solve", "Assign", …
QString describeCommand(const Command& command);

} // namespace segue
