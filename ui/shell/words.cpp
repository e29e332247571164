// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/words.h"

#include "ui/shell/theme.h"

#include <QCoreApplication>
#include <QLocale>

namespace segue {

using namespace Qt::StringLiterals;

namespace {
//! The translation context of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(segue::Words)
};
} // namespace

QString displayName(Channel channel) {
    switch (channel) {
    case Channel::WebChat:
        return Words::tr("Web chat");
    case Channel::Email:
        return Words::tr("E-mail");
    case Channel::Sms:
        return Words::tr("SMS");
    case Channel::WhatsApp:
        return Words::tr("WhatsApp");
    case Channel::Messenger:
        return Words::tr("Messenger");
    case Channel::Instagram:
        return Words::tr("Instagram");
    case Channel::X:
        return Words::tr("X");
    case Channel::InApp:
        return Words::tr("In-app chat");
    case Channel::Voice:
        return Words::tr("Call");
    case Channel::Video:
        return Words::tr("Video call");
    case Channel::Forum:
        return Words::tr("Forum");
    case Channel::Api:
        return Words::tr("API");
    }
    return {};
}

QString displayName(Status status) {
    switch (status) {
    case Status::New:
        return Words::tr("New");
    case Status::Open:
        return Words::tr("Open");
    case Status::WaitingCustomer:
        return Words::tr("Waiting for customer");
    case Status::OnHold:
        return Words::tr("On hold");
    case Status::Snoozed:
        return Words::tr("Snoozed");
    case Status::Solved:
        return Words::tr("Solved");
    case Status::Closed:
        return Words::tr("Closed");
    case Status::Spam:
        return Words::tr("Spam");
    }
    return {};
}

QString displayName(Priority priority) {
    switch (priority) {
    case Priority::None:
        return Words::tr("No priority");
    case Priority::Low:
        return Words::tr("Low");
    case Priority::Normal:
        return Words::tr("Normal");
    case Priority::High:
        return Words::tr("High");
    case Priority::Urgent:
        return Words::tr("Urgent");
    }
    return {};
}

QString displayName(Presence presence) {
    switch (presence) {
    case Presence::Available:
        return Words::tr("Available");
    case Presence::Busy:
        return Words::tr("Busy");
    case Presence::Away:
        return Words::tr("Away");
    case Presence::Offline:
        return Words::tr("Offline");
    }
    return {};
}

QString displayName(Delivery delivery) {
    switch (delivery) {
    case Delivery::None:
        return {};
    case Delivery::Pending:
        return Words::tr("On its way");
    case Delivery::Sent:
        return Words::tr("Sent");
    case Delivery::Delivered:
        return Words::tr("Delivered");
    case Delivery::Read:
        return Words::tr("Read");
    case Delivery::Failed:
        return Words::tr("Not delivered");
    }
    return {};
}

QString displayName(PointKind kind) {
    switch (kind) {
    case PointKind::Email:
        return Words::tr("E-mail");
    case PointKind::Phone:
        return Words::tr("Phone");
    case PointKind::Handle:
        return Words::tr("Handle");
    case PointKind::ExternalId:
        return Words::tr("External id");
    case PointKind::Device:
        return Words::tr("Device");
    }
    return {};
}

QString displayName(OutboxState state) {
    switch (state) {
    case OutboxState::Queued:
        return Words::tr("Waiting to be sent");
    case OutboxState::InFlight:
        return Words::tr("Sending");
    case OutboxState::Retryable:
        return Words::tr("Will be tried again");
    case OutboxState::Ambiguous:
        return Words::tr("Checking whether it was sent");
    case OutboxState::NeedsAgent:
        return Words::tr("It may have been sent");
    case OutboxState::Held:
        return Words::tr("Held for review");
    case OutboxState::Failed:
        return Words::tr("Not sent");
    case OutboxState::Confirmed:
        return Words::tr("Sent");
    case OutboxState::Cancelled:
        return Words::tr("Taken back");
    }
    return {};
}

QString displayText(HoldReason reason) {
    switch (reason) {
    case HoldReason::None:
        return {};
    case HoldReason::CustomerWrote:
        return Words::tr("The customer wrote again before this was sent.");
    case HoldReason::ConversationClosed:
        return Words::tr("The conversation was closed before this was sent.");
    case HoldReason::Reassigned:
        return Words::tr("The conversation went to somebody else before this was sent.");
    case HoldReason::ReplyWindowOver:
        return Words::tr("This channel no longer takes replies to the customer's last message.");
    }
    return {};
}

QString displayName(ConnectionStatus::State state) {
    switch (state) {
    case ConnectionStatus::State::Disabled:
        return Words::tr("Switched off");
    case ConnectionStatus::State::Connecting:
        return Words::tr("Connecting");
    case ConnectionStatus::State::CatchingUp:
        return Words::tr("Catching up");
    case ConnectionStatus::State::Live:
        return Words::tr("Up to date");
    case ConnectionStatus::State::Polling:
        return Words::tr("Up to date, asking for changes");
    case ConnectionStatus::State::Offline:
        return Words::tr("Offline");
    case ConnectionStatus::State::NeedsSignIn:
        return Words::tr("Sign in again");
    case ConnectionStatus::State::Broken:
        return Words::tr("Not understood");
    }
    return {};
}

QString iconName(Channel channel) {
    return u"channel-"_s + toString(channel);
}

QString iconName(Status status) {
    switch (status) {
    case Status::New:
        return u"sparkle"_s;
    case Status::Open:
        return u"inbox"_s;
    case Status::WaitingCustomer:
        return u"hourglass"_s;
    case Status::OnHold:
        return u"clock"_s;
    case Status::Snoozed:
        return u"snooze"_s;
    case Status::Solved:
        return u"check-circle"_s;
    case Status::Closed:
        return u"lock"_s;
    case Status::Spam:
        return u"spam"_s;
    }
    return {};
}

QString iconName(PointKind kind) {
    switch (kind) {
    case PointKind::Email:
        return u"channel-email"_s;
    case PointKind::Phone:
        return u"channel-voice"_s;
    case PointKind::Handle:
        return u"user"_s;
    case PointKind::ExternalId:
        return u"link"_s;
    case PointKind::Device:
        return u"channel-in_app"_s;
    }
    return {};
}

QColor inkOf(Status status) {
    const Colours& c = colours();
    switch (status) {
    case Status::New:
        return c.accentInk;
    case Status::Open:
        return c.accentInk;
    case Status::Solved:
        return c.successInk;
    case Status::Spam:
        return c.dangerInk;
    case Status::OnHold:
        return c.warningInk;
    default:
        return c.muted;
    }
}

QColor inkOf(Priority priority) {
    switch (priority) {
    case Priority::Urgent:
        return colours().dangerInk;
    case Priority::High:
        return colours().warningInk;
    default:
        return colours().muted;
    }
}

QColor inkOf(ConnectionStatus::State state) {
    switch (state) {
    case ConnectionStatus::State::Live:
    case ConnectionStatus::State::Polling:
        return colours().successInk;
    case ConnectionStatus::State::NeedsSignIn:
    case ConnectionStatus::State::Broken:
        return colours().dangerInk;
    case ConnectionStatus::State::Offline:
        return colours().warningInk;
    default:
        return colours().faint;
    }
}

QColor inkOf(Presence presence) {
    switch (presence) {
    case Presence::Available:
        return colours().successInk;
    case Presence::Busy:
        return colours().dangerInk;
    case Presence::Away:
        return colours().warningInk;
    case Presence::Offline:
        return colours().faint;
    }
    return colours().faint;
}

QString displaySize(qint64 bytes) {
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

} // namespace segue
