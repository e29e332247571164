// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/base/result.h"
#include "core/domain/vocabulary.h"

#include <QString>
#include <QStringList>
#include <optional>

namespace segue::hub {

//! What the program was asked to do.
struct CommandLine {
    enum class Task {
        Serve,
        CreateToken, //!< Make an agent and print its token.
        Check,       //!< Look whether the database is sound.
        ShowText,    //!< Print `text` and end.
    };
    Task task = Task::Serve;
    QString dataDir;
    QString databaseUrl;
    QString address = QStringLiteral("127.0.0.1");
    quint16 port = 0; //!< 0: the one of last time, or any.
    bool embedded = false;
    Millis grace{30'000};
    int workers = 4;
    std::optional<Millis> lookEvery; //!< See HubOptions.
    QStringList trustedProxies;
    QStringList allowedHosts;
    QString name; //!< Of the agent to make.
    QString email;
    Role role = Role::Agent;
    QString text;
};

//! Errors: Permanent "usage", with a sentence to show.
Result<CommandLine> readCommandLine(const QStringList& arguments);

} // namespace segue::hub
