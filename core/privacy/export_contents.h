// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/account.h"
#include "core/domain/contact.h"
#include "core/domain/conversation.h"
#include "core/domain/entry.h"
#include "core/domain/identity.h"
#include "core/privacy/customer_export.h"

#include <QHash>
#include <QList>
#include <QString>
#include <utility>

namespace segue {

// What goes into an export, as it goes in: other people, colleagues and notes are already taken out of every
// value here.

//! What became of an attachment.
struct ExportedFile {
    Attachment attachment;
    QString path;    //!< In the archive; empty where it could not be had.
    QString sha256;  //!< Empty where it could not be had.
    QString missing; //!< Why it could not be had: an error's code.
};
using FileKey = std::pair<EntryRef, QString>; //!< The entry and the attachment's id.
using ExportedFiles = QHash<FileKey, ExportedFile>;

struct ExportedParticipant {
    ParticipantRole role = ParticipantRole::Requester;
    QString name;
    QString address;
};

struct ExportedConversation {
    Conversation conversation; //!< Subject redacted; of its people only those below.
    bool isTheirs = true;
    QString assignee; //!< A colleague, by policy; empty = nobody.
    QList<ExportedParticipant> participants;
};

struct ExportedEntry {
    Entry entry; //!< Texts redacted; attachments are those below.
    QString author;
    bool isWithheld = false; //!< Somebody else wrote it: only that there was something stays.
    QList<ExportedFile> files;
};

struct ExportedDecision {
    IdentityDecision decision; //!< Reason and evidence redacted.
    bool leftIsTheirs = true;
    bool rightIsTheirs = true;
};

struct ExportedSource {
    Account account;
    QList<Contact> contacts; //!< Oldest first.
};

struct ExportHead {
    CustomerId customer;
    QString name;
    ExportPolicy policy;
    QHash<OrganisationRef, QString> organisations;
    QList<ExportedDecision> decisions; //!< Oldest first.
};

//! Told everything once, in the same order each time. Its errors end the walk.
class ExportVisitor {
public:
    virtual ~ExportVisitor() = default;

    virtual Result<void> begin(const ExportHead&) { return {}; }
    virtual Result<void> beginSource(const ExportedSource&) { return {}; }
    virtual Result<void> beginConversation(const ExportedConversation&) { return {}; }
    virtual Result<void> entry(const ExportedEntry&) { return {}; }
    virtual Result<void> endConversation() { return {}; }
    virtual Result<void> endSource() { return {}; }
};

} // namespace segue
