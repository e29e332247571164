// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/write.h"
#include "core/domain/vocabulary.h"

#include <QJsonArray>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace segue::hub {

//! When the team works, in the workspace's time zone.
struct BusinessHours {
    int day = 1;        //!< 1 = Monday … 7 = Sunday.
    int fromMinute = 0; //!< Minutes after midnight.
    int toMinute = 0;   //!< Later than `fromMinute`; 1440 = midnight.

    bool operator==(const BusinessHours&) const = default;
};

struct WorkspaceSettings {
    QString name = QStringLiteral("Segue");
    QString timeZone = QStringLiteral("UTC"); //!< IANA.
    QList<BusinessHours> businessHours;
    QString publicUrl; //!< How people reach the hub, without a slash at the end; empty: where it
                       //!< listens.
    QString shopUrl;   //!< Empty: the hub's own sample page.

    bool operator==(const WorkspaceSettings&) const = default;
};

enum class SmtpSecurity { None, StartTls, Tls };
QString toString(SmtpSecurity security);
std::optional<SmtpSecurity> smtpSecurityFromString(QStringView text);

struct MailSettings {
    QString address; //!< Where customers write to, and whom replies come from.
    QString smtpHost;
    int smtpPort = 587;
    SmtpSecurity smtpSecurity = SmtpSecurity::StartTls;
    QString smtpUser;
    QString smtpPassword;
    QString trustedAuthservId; //!< Whose Authentication-Results are believed; empty: nobody's.
    QString replyDomain;       //!< Of tokened reply addresses; empty: the address's own, by "+".

    //! Mail can leave.
    bool canSend() const { return !address.isEmpty() && !smtpHost.isEmpty(); }
    bool operator==(const MailSettings&) const = default;
};

struct ChatSettings {
    QStringList allowedOrigins; //!< "https://shop.example"; empty: any.
    QString identitySecret;     //!< Shared with the shop, to sign its visitors' identities; empty: none
                                //!< is believed.

    bool operator==(const ChatSettings&) const = default;
};

//! For how long conversations are kept; see Retention.
struct RetentionSettings {
    QMap<Channel, int> days; //!< Since the last change; a channel that is not named keeps everything.
    bool closedOnly = true;  //!< Only what is solved, closed or spam.

    bool operator==(const RetentionSettings&) const = default;
};

struct Settings {
    WorkspaceSettings workspace;
    MailSettings mail;
    ChatSettings chat;
    RetentionSettings retention;

    bool operator==(const Settings&) const = default;
};

//! What administrators set. Secrets are kept in the clear, because the hub has to use them: the
//! database is its owner's alone.
Result<Settings> loadSettings(db::Connection& db);
Result<void> saveSettings(Write& write, const Settings& settings);

//! One value that the hub keeps for itself, by name; nothing if it was never set.
Result<std::optional<QString>> loadNote(db::Connection& db, const QString& name);
Result<void> saveNote(Write& write, const QString& name, const QString& value);

} // namespace segue::hub
