// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/error_text.h"

#include <QCoreApplication>
#include <optional>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

struct Errors {
    Q_DECLARE_TR_FUNCTIONS(segue::Errors)
};

struct CodeText {
    const char* code;
    const char* what;
    const char* remedy;
};

// Codes win over kinds: they know more.
constexpr CodeText codeTexts[] = {
    {"attachment_too_large",
     QT_TRANSLATE_NOOP("segue::Errors", "The file is larger than this channel takes."),
     QT_TRANSLATE_NOOP("segue::Errors", "Send a smaller file or a link to it.")},
    {"text_too_long", QT_TRANSLATE_NOOP("segue::Errors", "The text is longer than this channel takes."),
     QT_TRANSLATE_NOOP("segue::Errors", "Shorten it, or attach it as a file.")},
    {"text_too_large", QT_TRANSLATE_NOOP("segue::Errors", "The text is longer than this channel takes."),
     QT_TRANSLATE_NOOP("segue::Errors", "Shorten it, or attach it as a file.")},
    {"profile_locked", QT_TRANSLATE_NOOP("segue::Errors", "Segue is already running with this profile."),
     QT_TRANSLATE_NOOP(
         "segue::Errors", "Use the window that is open, or start with another --profile folder.")},
    {"owner_without_window", QT_TRANSLATE_NOOP("segue::Errors", "seguectl is working with this profile."),
     QT_TRANSLATE_NOOP("segue::Errors", "Start Segue again when its command has ended.")},
    {"disk_full", QT_TRANSLATE_NOOP("segue::Errors", "The disk is full: nothing new can be stored."),
     QT_TRANSLATE_NOOP("segue::Errors", "Free some space; what you write stays in the window meanwhile.")},
    {"corrupt", QT_TRANSLATE_NOOP("segue::Errors", "The local copy of what the servers said is damaged."),
     QT_TRANSLATE_NOOP(
         "segue::Errors", "Start Segue again: it fetches a new one. What you wrote is kept apart from it.")},
    {"io_error", QT_TRANSLATE_NOOP("segue::Errors", "The disk could not be read or written."),
     QT_TRANSLATE_NOOP("segue::Errors", "Check the disk and its permissions, then start Segue again.")},
    {"already_sent", QT_TRANSLATE_NOOP("segue::Errors", "It has already been sent."),
     QT_TRANSLATE_NOOP("segue::Errors", "Write again if it needs correcting.")},
    {"maybe_sent",
     QT_TRANSLATE_NOOP(
         "segue::Errors", "It may have been sent, or is on its way: it cannot be taken back now."),
     QT_TRANSLATE_NOOP("segue::Errors", "Segue finds out and says so here, or asks you.")},
    {"unreadable_command",
     QT_TRANSLATE_NOOP("segue::Errors", "What was to be sent is damaged and cannot be read."),
     QT_TRANSLATE_NOOP("segue::Errors", "Write it again.")},
    {"nothing_to_undo", QT_TRANSLATE_NOOP("segue::Errors", "There is nothing to undo."),
     QT_TRANSLATE_NOOP(
         "segue::Errors", "Only your own latest change can be undone, while nobody has changed it since.")},
    {"not_segue",
     QT_TRANSLATE_NOOP("segue::Errors", "Something answers at this address, but it is not a Segue hub."),
     QT_TRANSLATE_NOOP("segue::Errors", "Check the address.")},
    {"tls_failed", QT_TRANSLATE_NOOP("segue::Errors", "No secure connection to the server could be made."),
     QT_TRANSLATE_NOOP(
         "segue::Errors",
         "Nothing was sent. Ask whoever runs the server to check its certificate; it is tried again by "
         "itself.")},
    {"outbox_not_empty",
     QT_TRANSLATE_NOOP("segue::Errors", "Messages for this account are still waiting to be sent."),
     QT_TRANSLATE_NOOP("segue::Errors", "Wait for them, or discard them in the outbox.")},
    {"unsupported", QT_TRANSLATE_NOOP("segue::Errors", "This account cannot do that."),
     QT_TRANSLATE_NOOP("segue::Errors", "Do it at the helpdesk itself.")},
    {"read_only",
     QT_TRANSLATE_NOOP("segue::Errors", "A newer Segue wrote this profile: it can only be read here."),
     QT_TRANSLATE_NOOP("segue::Errors", "Update Segue to go on working with it.")},
    {"schema_newer",
     QT_TRANSLATE_NOOP("segue::Errors", "A newer Segue wrote this profile: it can only be read here."),
     QT_TRANSLATE_NOOP("segue::Errors", "Update Segue to go on working with it.")},
    {"hub_newer",
     QT_TRANSLATE_NOOP("segue::Errors", "A newer Segue wrote the database of this computer's hub."),
     QT_TRANSLATE_NOOP("segue::Errors", "Update Segue; nothing in it was changed.")},
    {"hub_not_started", QT_TRANSLATE_NOOP("segue::Errors", "The hub of this computer did not start."),
     QT_TRANSLATE_NOOP(
         "segue::Errors", "It is tried again by itself; start Segue from a terminal to see what it says.")},
    {"file_unreadable", QT_TRANSLATE_NOOP("segue::Errors", "The file could not be read."),
     QT_TRANSLATE_NOOP("segue::Errors", "Check that it is still there and that you may read it.")},
    {"vault_unavailable", QT_TRANSLATE_NOOP("segue::Errors", "The keyring did not answer."),
     QT_TRANSLATE_NOOP("segue::Errors", "Unlock it, then reconnect.")},
    {"reply_unsupported", QT_TRANSLATE_NOOP("segue::Errors", "The hub cannot send on this channel."),
     QT_TRANSLATE_NOOP("segue::Errors", "Answer where the customer wrote, or leave a note here.")},
    {"mail_not_configured", QT_TRANSLATE_NOOP("segue::Errors", "The hub has no mail server to send with."),
     QT_TRANSLATE_NOOP(
         "segue::Errors", "Ask an administrator of the hub to name the SMTP server, then send it again.")},
    {"reply_window_passed",
     QT_TRANSLATE_NOOP("segue::Errors", "The channel takes no more answers to this customer."),
     QT_TRANSLATE_NOOP("segue::Errors", "Wait until the customer writes again, or use another channel.")},
    {"invalid_status", QT_TRANSLATE_NOOP("segue::Errors", "The conversation is closed."),
     QT_TRANSLATE_NOOP("segue::Errors", "Open it, then send it again.")},
    {"legal_hold", QT_TRANSLATE_NOOP("segue::Errors", "This customer must be kept for now."),
     QT_TRANSLATE_NOOP("segue::Errors", "An administrator of the hub can end the legal hold.")},
    {"erased", QT_TRANSLATE_NOOP("segue::Errors", "The customer was erased."),
     QT_TRANSLATE_NOOP("segue::Errors", "Nothing more can be done with their conversations.")},
    {"unknown_customer", QT_TRANSLATE_NOOP("segue::Errors", "There is no such customer any more."),
     QT_TRANSLATE_NOOP("segue::Errors", "They may have been joined with another one, or erased.")},
    {"invalid_recipients",
     QT_TRANSLATE_NOOP("segue::Errors", "The hub cannot send a mail to these recipients."),
     QT_TRANSLATE_NOOP("segue::Errors", "Name 1 to 100 valid e-mail addresses, then send it again.")},
};

std::optional<ErrorText> textOfCode(const QString& code) {
    for (const CodeText& text : codeTexts) {
        if (code == QLatin1StringView(text.code))
            return ErrorText{Errors::tr(text.what), Errors::tr(text.remedy)};
    }
    return std::nullopt;
}

ErrorText textOfKind(ErrorKind kind) {
    switch (kind) {
    case ErrorKind::Transient:
        return {
            Errors::tr("The server could not be reached."),
            Errors::tr("Nothing has to be done: it is tried again by itself.")};
    case ErrorKind::Auth:
        return {
            Errors::tr("The server did not accept your sign-in."),
            Errors::tr("Sign in again in the settings of the account.")};
    case ErrorKind::RateLimited:
        return {
            Errors::tr("The server asks to slow down."),
            Errors::tr("Nothing has to be done: it is tried again when the server allows it.")};
    case ErrorKind::Conflict:
        return {
            Errors::tr("It was changed by somebody else in the meantime."),
            Errors::tr("Look at what is there now, then decide again.")};
    case ErrorKind::Permanent:
        return {Errors::tr("The server refused it."), Errors::tr("Change it, or discard it.")};
    case ErrorKind::Ambiguous:
        return {
            Errors::tr("The connection was lost before the server answered."),
            Errors::tr("It may have been sent: check before you send it again.")};
    case ErrorKind::Protocol:
        return {
            Errors::tr("The server's answer was not understood."),
            Errors::tr("Check the address of the account, or update Segue.")};
    case ErrorKind::Storage:
        return {
            Errors::tr("It could not be stored on this computer."),
            Errors::tr("Check the disk; your text is still in the window.")};
    case ErrorKind::Cancelled:
        return {
            Errors::tr("It was cancelled before anything was sent."),
            Errors::tr("Try again if you still want it.")};
    }
    return {};
}

} // namespace

QString ErrorText::joined() const {
    return u"%1 %2"_s.arg(what, remedy).trimmed();
}

ErrorText errorText(const Error& error) {
    if (error.code == "identity_conflict"_L1)
        return {
            Errors::tr("They cannot be one customer: each has an id of its own in the same system (%1).")
                .arg(error.message),
            Errors::tr("Compare their contact points: one of the ids may be wrong.")};
    return textOfCode(error.code).value_or(textOfKind(error.kind));
}

} // namespace segue
