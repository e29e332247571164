// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/mail/smtp_client.h"
#include "app/hub/rest/job_runner.h"
#include "app/hub/storage/outbound_mail.h"
#include "app/hub/storage/settings.h"
#include "app/hub/storage/storage.h"

namespace segue::hub {

//! Sends the replies that wait for the SMTP server, one after the other. Each is leased right before its
//! first byte, so that no second process sends it; what may have left when the connection broke is never sent
//! again by itself but shown to the agent as failed, with that reason.
class MailOutbox {
public:
    //! `owner` names this process in the leases.
    MailOutbox(Storage& storage, QString owner) : m_storage(storage), m_owner(std::move(owner)) {}

    using StopFlag = mail::StopFlag;

    //! Sends everything that is due, until `isStopping`; how many were tried. Blocks on the network.
    Result<int> run(StorageSession& session, const StopFlag& isStopping);

private:
    struct Prepared {
        OutboundMail mail;
        QByteArray bytes;
        QStringList envelope;
    };
    //! Leases the mail that is due next, once those that a dead process left behind are told as failed.
    Result<std::optional<OutboundMail>> takeNext(StorageSession& session);
    Result<Prepared> prepare(StorageSession& session, const OutboundMail& mail, const Settings& settings);
    Result<void> sendOne(
        StorageSession& session, const OutboundMail& mail, const Settings& settings,
        const StopFlag& isStopping);
    Result<void> settle(StorageSession& session, const OutboundMail& mail, const Result<void>& sent);

    Storage& m_storage;
    QString m_owner;
};

//! Adds the job that looks every second.
void addMailJobs(JobRunner& runner, Storage& storage, const QString& owner);

} // namespace segue::hub
