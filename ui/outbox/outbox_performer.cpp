// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outbox/outbox_performer.h"

#include "ui/shell/pane.h"
#include "ui/shell/workspace.h"

namespace segue {

OutboxPerformer::OutboxPerformer(const UiContext& context, QObject* parent)
    : QObject(parent), m_context(context) {}

void OutboxPerformer::perform(const OutboxItem& item, OutboxAction action) {
    Workspace& workspace = m_context.workspace;
    const CommandId& id = item.command.id;
    const auto done = [this](const Result<bool>& result) {
        if (!result)
            m_context.navigator.sayTrouble(result.error());
    };
    switch (action) {
    case OutboxAction::Cancel:
    case OutboxAction::Discard:
        handBack(workspace.cancel(id), item.command, false);
        break;
    case OutboxAction::Edit:
        handBack(workspace.cancel(id), item.command, true);
        break;
    case OutboxAction::Retry:
        deliver(this, workspace.retry(id), done);
        break;
    case OutboxAction::SendHeld:
        deliver(this, workspace.releaseHeld(id), done);
        break;
    case OutboxAction::CheckAgain:
        deliver(this, workspace.checkAgain(id), done);
        break;
    case OutboxAction::MarkSent:
        deliver(this, workspace.markSent(id), done);
        break;
    case OutboxAction::MarkUnsent:
        handBack(workspace.markUnsent(id), item.command, false);
        break;
    case OutboxAction::SendAgain:
        deliver(this, workspace.sendAgain(id), done);
        break;
    }
}

void OutboxPerformer::handBack(const Async<bool>& end, const Command& command, bool thenEdit) {
    deliver(this, end, [this, command, thenEdit](const Result<bool>& result) {
        Navigator& navigator = m_context.navigator;
        if (!result)
            navigator.sayTrouble(result.error());
        else if (thenEdit)
            navigator.editAgain(command);
        // What was discarded by mistake is not lost.
        else if (!textOf(command).isEmpty() || !filesOf(command).isEmpty())
            navigator.say(tr("Taken back"), tr("Back to the composer"), [&navigator, command] {
                navigator.editAgain(command);
            });
    });
}

} // namespace segue
