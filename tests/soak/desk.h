// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QUrl>

namespace segue::soak {

struct DeskPlay {
    QString profileDir;
    QUrl hub;
    QStringList conversations;
};
//! A workstation without a window, in a process of its own: answers without pause, and says "queued TEXT"
//! when a reply is accepted. The token is in SEGUE_TOKEN. A line on standard input lets it come to rest: it
//! ends when everything is sent and received. Its exit code.
int playDesk(const DeskPlay& play);

} // namespace segue::soak
