// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/storage.h"
#include "core/domain/vocabulary.h"

#include <QString>

namespace segue::hub {

//! Makes an agent and returns the token to sign in with, which cannot be read again.
Result<QString> createAgent(Storage& storage, const QString& name, const QString& email, Role role);

//! The administrator whose workstation started the hub: made the first time, named anew each time,
//! signed in with `token` from now on. Its former token is forgotten.
Result<void> adoptEmbeddedAgent(Storage& storage, const QString& name, const QByteArray& token);

} // namespace segue::hub
