// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/account_desk.h"

#include <QObject>

namespace segue {

//! What the agent asks of a backend beside commands: older history, attachments, articles, signs of
//! life.
class ConversationDesk final : public QObject {
    Q_OBJECT

public:
    ConversationDesk(const SharedRooms& rooms, AccountDesk& accounts);

    Async<QString> attachmentPath(const EntryRef& entry, const QString& attachmentId);
    //! By which FileStore knows a downloaded attachment.
    static QString downloadKey(const EntryRef& entry, const QString& attachmentId);
    Async<bool> fetchOlder(const ConversationRef& conversation);
    Async<Article> saveArticle(const Article& article);

    void sendTyping(const ConversationRef& conversation, bool on);
    void markSeen(const ConversationRef& conversation);
    void setPresence(Presence presence);
    Presence presence() const { return m_presence; }
    //! The account's realtime connection stands again: says what the backend forgot with the last one. Who
    //! else is there, the backend says in turn; who left meanwhile, it does not.
    void becameLive(const AccountId& account);
    //! Keeps where colleagues are; other signs are for the screen alone.
    void takeSign(const AccountId& account, const Ephemeral& sign);

Q_SIGNALS:
    void changed(const segue::ChangeSet& changes);
    void presenceChanged(segue::Presence presence);
    void storageFailed(const segue::Error& error);

private:
    void greet(const AccountId& account);
    void announce(const Result<ChangeSet>& changes);
    Async<QString> download(AccountRuntime& runtime, const QString& attachmentId, const QString& path);

    SharedRooms m_rooms;
    AccountDesk& m_accounts;
    Presence m_presence = Presence::Available;
};

} // namespace segue
