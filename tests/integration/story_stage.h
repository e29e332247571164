// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/scheduler.h"
#include "core/engine/control_client.h"
#include "core/net/qt_http_transport.h"
#include "core/views/supervisor_view.h"
#include "core/views/views.h"
#include "tests/integration/story_process.h"

#include <QJsonArray>
#include <QMap>
#include <QTemporaryDir>
#include <memory>
#include <optional>

namespace segue {

//! Everything that the story is played with, each a process of its own: the workstation (which starts the
//! hub), the customers' browser and a mail server; and the test's own looks into the profile and at the hub.
//! All of it ends with this object.
class StoryStage final {
public:
    ~StoryStage();

    //! What this machine lacks, in words; empty if the story can be played.
    static QString missing();
    //! Starts everything and waits until the hub runs.
    Result<void> open();
    //! Ends everything. False if something had to be killed or ended badly.
    bool close();

    // The workstation.
    StoryProcess& workstation() { return m_workstation; }
    //! Again on the same profile, after it was killed or ended.
    Result<void> startWorkstation();
    Result<QJsonObject> look() { return m_workstation.ask(QStringLiteral("look")); }
    Result<void> openConversation(const ConversationRef& conversation);
    //! Writes a reply (or a note) in the open window and sends it.
    Result<void> answer(const ConversationRef& conversation, const QString& text, bool note = false);
    //! Asks its engine, as a second program would (core/engine/control.h).
    Result<QJsonValue> control(const QString& method, const QJsonObject& params = {});
    Result<CommandId> enqueue(
        const ConversationRef& conversation, const Operation& operation,
        const QList<Participant>& recipients = {});
    //! Waits until all that was queued has been answered.
    Result<bool> settle();
    //! The team's decision about two contacts.
    Result<void> decide(const IdentityDecision& decision);
    Result<void> separate(const ContactRef& contact);

    // The profile, as another reader sees it.
    Views& views() { return *m_views; }
    AccountId account();
    //! The conversations of the list "All".
    QList<InboxRow> inbox();
    std::optional<Conversation> conversation(const ConversationRef& ref);
    std::optional<CustomerCard> customerOf(const ConversationRef& ref);
    QList<Entry> entriesOf(const ConversationRef& ref);
    //! The only entry of `ref` whose text contains `words`.
    std::optional<Entry> entry(const ConversationRef& ref, const QString& words);
    SupervisorSnapshot figures();

    // The customers.
    Result<QJsonObject> customer(const QString& who, const QString& does, QJsonObject with = {});
    //! What the team wrote, as the customer has it before them.
    QStringList heardBy(const QString& who);
    QString shopUrl() const { return m_hubUrl + QStringLiteral("/shop"); }

    // The hub.
    struct HubPlace {
        qint64 pid = 0;
        int port = 0;
        bool operator==(const HubPlace&) const = default;
    };
    //! The hub that runs in the profile; nothing if none does.
    std::optional<HubPlace> hub() const;
    //! Ends the hub; it stays away until letHubRun().
    Result<void> stopHub();
    Result<void> letHubRun();
    //! Any route below /api/v1, with the local agent's token unless another is given.
    Result<QJsonObject> call(
        const QByteArray& method, const QString& path, const QByteArray& body = {},
        const QByteArray& mediaType = "application/json", const QByteArray& token = {});
    Result<QByteArray> attachment(const QString& id);
    //! How many public messages of the hub's conversation have this text.
    int countAtHub(const ConversationRef& ref, const QString& text);

    // Mail.
    //! Brings `story_NAME.eml` as a mail server pipes it, with `values` in place of {{name}}.
    Result<QJsonObject> bringMail(const QString& name, const QMap<QString, QString>& values = {});
    //! What the hub has sent.
    QList<QJsonObject> sentMails();

private:
    Result<void> startMailServer();
    Result<void> startCustomers();
    Result<void> setUpHub();
    Result<HttpResponse> send(HttpRequest request, const QByteArray& token);
    QByteArray agentToken() const;
    QString hubProgram() const { return m_dir.filePath(QStringLiteral("segue-hub")); }
    QString profileDir() const { return m_dir.filePath(QStringLiteral("profile")); }

    QTemporaryDir m_dir;
    QtScheduler m_scheduler;
    QtHttpTransport m_http{m_scheduler};
    StoryProcess m_mailServer{QStringLiteral("mail server")};
    StoryProcess m_workstation{QStringLiteral("workstation")};
    StoryProcess m_customers{QStringLiteral("browser")};
    std::unique_ptr<ControlClient> m_control;
    std::unique_ptr<Views> m_views;
    QString m_hubUrl;
    QByteArray m_channelToken;
    int m_mailPort = 0;
};

} // namespace segue
