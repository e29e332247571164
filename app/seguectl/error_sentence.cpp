// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/error_sentence.h"

#include "app/seguectl/ctl_text.h"

namespace segue::ctl {

using namespace Qt::StringLiterals;

namespace {

struct CodeSentence {
    const char* code;
    const char* sentence;
};

// Codes win over kinds: they know more.
constexpr CodeSentence sentences[] = {
    {"credential_missing",
     QT_TRANSLATE_NOOP(
         "segue::Ctl",
         "No token is known for this account; give it in SEGUE_TOKEN (and name the account with --account "
         "where there are several) or add the account again.")},
    {"vault_unavailable", QT_TRANSLATE_NOOP("segue::Ctl", "The system's keyring did not answer.")},
    {"not_segue",
     QT_TRANSLATE_NOOP(
         "segue::Ctl", "Something answers at this address, but it is not a Segue hub; check the address.")},
    {"corrupt", QT_TRANSLATE_NOOP(
                    "segue::Ctl", "The local copy of what the servers said is damaged; seguectl sync "
                                  "fetches a new one.")},
    {"disk_full", QT_TRANSLATE_NOOP("segue::Ctl", "The disk is full: free some space and try again.")},
    {"schema_newer",
     QT_TRANSLATE_NOOP("segue::Ctl", "A newer Segue wrote this profile: update Segue to change it.")},
    {"read_only",
     QT_TRANSLATE_NOOP("segue::Ctl", "A newer Segue wrote this profile: update Segue to change it.")},
    {"outbox_not_empty", QT_TRANSLATE_NOOP(
                             "segue::Ctl", "Commands for this account still wait in the outbox; "
                                           "--even-with-queued removes them too.")},
    {"text_too_long",
     QT_TRANSLATE_NOOP(
         "segue::Ctl", "The text is longer than this helpdesk takes; shorten it, or send it in parts.")},
    {"already_sent", QT_TRANSLATE_NOOP("segue::Ctl", "It has already been sent.")},
    {"maybe_sent",
     QT_TRANSLATE_NOOP(
         "segue::Ctl", "It may have been sent, or is on its way: it cannot be taken back now.")},
    {"unreadable_command",
     QT_TRANSLATE_NOOP("segue::Ctl", "What was to be sent is damaged and cannot be read.")},
    {"unknown_command", QT_TRANSLATE_NOOP("segue::Ctl", "The outbox has no such command.")},
    {"hub_newer",
     QT_TRANSLATE_NOOP("segue::Ctl", "A newer Segue wrote the hub's database: update Segue to go on.")},
    {"owner_gone",
     QT_TRANSLATE_NOOP("segue::Ctl", "The program that has this profile open does not answer; try again.")},
};

QString ofKind(ErrorKind kind) {
    switch (kind) {
    case ErrorKind::Transient:
        return Ctl::tr("The server could not be reached; check the address and the network.");
    case ErrorKind::Auth:
        return Ctl::tr("The server did not accept the token; check it, or ask for a new one.");
    case ErrorKind::RateLimited:
        return Ctl::tr("The server asks to slow down; try again later.");
    case ErrorKind::Conflict:
        return Ctl::tr("It was changed by somebody else in the meantime.");
    case ErrorKind::Permanent:
        return Ctl::tr("The server refused it.");
    case ErrorKind::Ambiguous:
        return Ctl::tr("The connection was lost before the server answered; it may have happened.");
    case ErrorKind::Protocol:
        return Ctl::tr("The server's answer was not understood; is the address right?");
    case ErrorKind::Storage:
        return Ctl::tr("The profile could not be read or written.");
    case ErrorKind::Cancelled:
        return Ctl::tr("It was cancelled before anything was sent.");
    }
    return {};
}

//! Our own messages begin small and have no full stop, those of a server are sentences.
QString asSentence(const QString& message) {
    QString out = message.simplified();
    out[0] = out.at(0).toUpper();
    return out.endsWith(u'.') || out.endsWith(u'?') || out.endsWith(u'!') ? out : out + u'.';
}

} // namespace

QString errorSentence(const Error& error) {
    for (const CodeSentence& known : sentences) {
        if (error.code == QLatin1StringView(known.code))
            return Ctl::tr(known.sentence);
    }
    const bool tellsMore = error.kind == ErrorKind::Permanent || error.kind == ErrorKind::Conflict ||
                           error.kind == ErrorKind::Storage || error.code == "no_answer"_L1;
    if (tellsMore && !error.message.trimmed().isEmpty())
        return asSentence(error.message);
    return ofKind(error.kind);
}

} // namespace segue::ctl
