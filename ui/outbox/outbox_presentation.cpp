// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outbox/outbox_presentation.h"

#include "ui/shell/error_text.h"
#include "ui/shell/relative_time.h"
#include "ui/shell/theme.h"
#include "ui/shell/words.h"
#include "ui/shell/workspace.h"

#include <QCoreApplication>
#include <chrono>

namespace segue {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct OutboxWords {
    Q_DECLARE_TR_FUNCTIONS(segue::OutboxWords)
};

using Tone = OutboxPresentation::Tone;

//! Its account is not connected, or the agent works offline.
bool isOffline(const OutboxItem& item, const Workspace& workspace) {
    return workspace.isOffline(item.command.conversation.account);
}

OutboxPresentation presentQueued(const OutboxItem& item, const Workspace& workspace) {
    const QList<OutboxAction> actions{OutboxAction::Cancel, OutboxAction::Edit};
    const Millis left = item.command.notBefore ? *item.command.notBefore - workspace.now() : Millis{0};
    if (left > 1min)
        return {
            OutboxWords::tr("Will be sent %1").arg(exactTime(*item.command.notBefore)), u"clock"_s,
            Tone::Quiet, actions};
    if (isOffline(item, workspace))
        return {
            OutboxWords::tr("Will be sent when the connection is back"), u"offline"_s, Tone::Quiet, actions};
    if (left > Millis{0})
        return {OutboxWords::tr("Sending in a moment"), u"clock"_s, Tone::Quiet, actions};
    return {displayName(OutboxState::Queued), u"clock"_s, Tone::Quiet, actions};
}

OutboxPresentation presentRetryable(const OutboxItem& item, const Workspace& workspace) {
    if (isOffline(item, workspace))
        return presentQueued(item, workspace);
    const Instant now = workspace.now();
    QString text = displayName(OutboxState::Retryable);
    if (item.nextAttemptAt && *item.nextAttemptAt > now)
        text = OutboxWords::tr("Not sent yet; trying again in %1")
                   .arg(displayDuration(*item.nextAttemptAt - now));
    return {text, u"retry"_s, Tone::Warning, {OutboxAction::Retry, OutboxAction::Edit, OutboxAction::Cancel}};
}

QString failureText(const OutboxItem& item) {
    const QString failed = OutboxWords::tr("Not sent.");
    return item.lastError ? u"%1 %2"_s.arg(failed, errorText(*item.lastError).joined()) : failed;
}

struct OperationName {
    QString operator()(const Reply&) const { return OutboxWords::tr("Reply"); }
    QString operator()(const Note&) const { return OutboxWords::tr("Note"); }
    QString operator()(const SetStatus& set) const {
        return OutboxWords::tr("Status: %1").arg(displayName(set.status));
    }
    QString operator()(const Assign& assign) const {
        if (assign.agentId && assign.agentId->isEmpty())
            return OutboxWords::tr("Unassign");
        return assign.agentId ? OutboxWords::tr("Assign") : OutboxWords::tr("Move to a team");
    }
    QString operator()(const SetPriority& set) const {
        return OutboxWords::tr("Priority: %1").arg(displayName(set.priority));
    }
    QString operator()(const ChangeTags& tags) const {
        return OutboxWords::tr("Tags: %1").arg((tags.add + tags.remove).join(u", "_s));
    }
    QString operator()(const SetSubject&) const { return OutboxWords::tr("Change the subject"); }
};

} // namespace

QString displayName(OutboxAction action) {
    switch (action) {
    case OutboxAction::Cancel:
        return OutboxWords::tr("Take back");
    case OutboxAction::Edit:
        return OutboxWords::tr("Edit");
    case OutboxAction::Retry:
        return OutboxWords::tr("Try now");
    case OutboxAction::SendHeld:
        return OutboxWords::tr("Send as it is");
    case OutboxAction::CheckAgain:
        return OutboxWords::tr("Check again");
    case OutboxAction::MarkSent:
        return OutboxWords::tr("It is there");
    case OutboxAction::MarkUnsent:
        return OutboxWords::tr("It is not there");
    case OutboxAction::SendAgain:
        return OutboxWords::tr("Send again");
    case OutboxAction::Discard:
        return OutboxWords::tr("Discard");
    }
    return {};
}

QColor OutboxPresentation::ink() const {
    switch (tone) {
    case Tone::Quiet:
        return colours().muted;
    case Tone::Warning:
        return colours().warningInk;
    case Tone::Trouble:
        return colours().dangerInk;
    }
    return colours().muted;
}

OutboxPresentation presentOutbox(const OutboxItem& item, const Workspace& workspace) {
    switch (item.state) {
    case OutboxState::Queued:
        return presentQueued(item, workspace);
    case OutboxState::InFlight:
        return {displayName(item.state), u"arrow-up"_s, Tone::Quiet, {}};
    case OutboxState::Retryable:
        return presentRetryable(item, workspace);
    case OutboxState::Ambiguous:
        return {displayName(item.state), u"question"_s, Tone::Warning, {}};
    case OutboxState::NeedsAgent:
        return {
            OutboxWords::tr("It may have been sent."),
            u"question"_s,
            Tone::Trouble,
            {OutboxAction::CheckAgain, OutboxAction::MarkSent, OutboxAction::SendAgain,
             OutboxAction::MarkUnsent}};
    case OutboxState::Held:
        return {
            OutboxWords::tr("Held for review: %1").arg(displayText(item.heldBecause)),
            u"warning"_s,
            Tone::Warning,
            {OutboxAction::Edit, OutboxAction::SendHeld, OutboxAction::Discard}};
    case OutboxState::Failed:
        return {
            failureText(item),
            u"error"_s,
            Tone::Trouble,
            {OutboxAction::Edit, OutboxAction::Retry, OutboxAction::Discard}};
    case OutboxState::Confirmed:
        return {displayName(item.state), u"check"_s, Tone::Quiet, {}};
    case OutboxState::Cancelled:
        if (item.lastError && item.lastError->code == "customer_erased"_L1)
            return {OutboxWords::tr("Cancelled: the customer was erased"), u"undo"_s, Tone::Quiet, {}};
        return {displayName(item.state), u"undo"_s, Tone::Quiet, {}};
    }
    return {};
}

QString describeCommand(const Command& command) {
    QStringList parts;
    for (const Operation& operation : command.operations)
        parts.append(std::visit(OperationName{}, operation));
    return parts.join(u" · "_s);
}

} // namespace segue
