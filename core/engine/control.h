// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/adapters/adapter.h"
#include "core/base/result.h"
#include "core/domain/account.h"
#include "core/domain/directory.h"
#include "core/domain/identity.h"
#include "core/privacy/customer_export.h"

#include <QJsonObject>
#include <QString>

//! How a second process talks to the one that owns a profile: a local socket, one JSON object a
//! line.
//!
//! Request `{"id":7,"method":"cancel","params":{…}}` → `{"id":7,"result":…}` or
//! `{"id":7,"error":{kind,code,message}}`. Methods, with their parameters and results:
//! - `ping` → `{"pid","version"}`
//! - `enqueue {"command":{…as stored…},"undo_window_ms"}` → `"command id"`
//! - `cancel | retry | release | check_again | mark_sent | send_again {"command":"id"}` → `true`
//! - `undo` → the stored word of what was undone
//! - `accounts` → `[{…}]` · `connections` → `[{"account","state","since","error"?}]`
//! - `validate_account {"account":{…},"credential"}` →
//! `{"agent_id","agent_name","workspace","role","version","missing"}`
//! - `add_account {"account":{…},"credential"}` → `"account id"`
//! - `remove_account {"account":"id","even_with_queued"}` → `true` · `reconnect {"account":"id"}` →
//! `true`
//! - `set_offline {"offline"}` → `true` · `hub_url` → `"http://…"`
//! - `decide {"decision":{…}}` · `separate {"contacts":[{"account","id"}],"reason"}` · `join_customers
//! {"left","right","reason"}` (customers' ids) · `take_back {"act"}` → `{"act","decisions","customers"}`
//! - `export_customer {"customer","path","notes","colleague_names"}` →
//! `{"conversations","entries","files","missing_files","withheld","sha256"}`, once the file is whole
//! - `preview_erase {"customer"}` · `erase_customer {…request…}` → as core/engine/erase_json.h has them, the
//! latter once everything is overwritten
//! - `settle {"timeout_ms"}` → `true`, or `false` where time ran out
//! - `show_window {"activation_token"}` → `true`, or `false` where the owner has no window
//!
//! The socket is the user's own: whoever can open it can read the profile's files as well.
namespace segue::control {

//! The longest line that is read.
constexpr qsizetype maxLine = 16 * 1024 * 1024;

//! The socket's name for a profile; the same for every way of writing its path.
QString socketName(const QString& profileDir);

QJsonObject accountToJson(const Account& account);
Result<Account> accountFromJson(const QJsonObject& object);
QJsonObject identityToJson(const AccountIdentity& identity);
QJsonObject statusToJson(const ConnectionStatus& status);
QJsonObject exportedToJson(const ExportedCustomer& exported);
ExportedCustomer exportedFromJson(const QJsonObject& object);
//! "live", "offline", …
QString stateName(ConnectionStatus::State state);

} // namespace segue::control
