// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/mail/incoming_mail.h"
#include "app/hub/mail/smtp_client.h"
#include "app/hub/rest/job_runner.h"
#include "app/hub/storage/entry_row.h"
#include "app/hub/storage/outbound_mail.h"
#include "app/hub/storage/settings.h"
#include "app/hub/storage/storage.h"

namespace segue::hub {

//! Sends the replies that wait for the SMTP server, one after the other. Each is leased right before its
//! first byte, so that no second process sends it; what may have left when the connection broke is never sent
//! again by itself but shown to the agent as failed, with that reason. Of one thread.
class MailOutbox {
public:
    //! `owner` names this process in the leases.
    MailOutbox(Storage& storage, QString owner) : m_storage(storage), m_owner(std::move(owner)) {}

    using StopFlag = mail::StopFlag;

    //! Sends everything that is due, until `isStopping`; how many were tried. Blocks on the network.
    Result<int> run(StorageSession& session, const StopFlag& isStopping);

private:
    struct Prepared {
        MailSettings settings;
        QByteArray bytes;
        QStringList envelope;
        Instant leaseUntil;
    };
    struct Outcome {
        OutboundMail mail;
        Result<void> sent;
    };
    //! Leases the mail that is due next, once those that a dead process left behind are told as failed. Only
    //! while nothing is unsettled.
    Result<std::optional<OutboundMail>> takeNext(StorageSession& session);
    //! Errors: Permanent "entry_gone", "lease_lost"; those of the storage. Nothing has left then.
    Result<Prepared> prepare(StorageSession& session, const OutboundMail& mail);
    Result<QList<mail::MailPart>> attachmentsOf(StorageSession& session, const EntryRow& entry);
    //! Gives up what is not handed over whole when the lease ends: a process that slept for so long must not
    //! go on with a mail that another one has told as lost.
    Result<void> sendOne(StorageSession& session, const OutboundMail& mail, const StopFlag& isStopping);
    //! Stores what became of the last mail, if that is not stored yet.
    Result<void> settle(StorageSession& session);
    Result<void> store(Write& write, const Outcome& outcome) const;

    Storage& m_storage;
    QString m_owner;
    //! What became of the last mail: kept until it is stored, because nobody could find it out again.
    std::optional<Outcome> m_unsettled;
};

//! Adds the job that looks every second.
void addMailJobs(JobRunner& runner, Storage& storage, const QString& owner);

} // namespace segue::hub
