// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/seguectl/hub_api.h"
#include "app/seguectl/sample/history.h"

namespace segue::ctl::sample {

//! Plays what happens "just now" through the hub's public ways in: chats, messages of other
//! channels, mail, and what the agent at this workstation does with them. Every step has an id of
//! its own, so that it can be played again.
class Lively {
public:
    //! `admin` is the workstation's own agent, with the id `selfId`.
    Lively(HubApi& admin, const Catalogue& catalogue, const Plan& plan, const QString& selfId)
        : m_admin(admin), m_catalogue(catalogue), m_plan(plan), m_selfId(selfId) {}

    Result<void> play();

private:
    Result<void> chat(const QJsonObject& chat);
    Result<QJsonObject>
    say(HubApi& visitor, const QJsonObject& chat, const QString& text, int number, bool withFile);
    Result<QJsonArray> uploaded(HubApi& visitor, const QString& file);
    Result<void> message(HubApi& channel, const QJsonObject& message);
    Result<void> mail(HubApi& channel, const QJsonObject& mail);
    //! What the agent does with a conversation, if the file says something of it.
    Result<void> handle(const QString& conversation, const QJsonObject& what);
    Result<void> command(const QString& conversation, const QString& step, const QJsonArray& operations);

    HubApi& m_admin;
    const Catalogue& m_catalogue;
    Plan m_plan;
    QString m_selfId;
};

} // namespace segue::ctl::sample
