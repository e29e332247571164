// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/erasure.h"

#include <QJsonObject>

//! Erasures as the control socket and seguectl tell of them.
namespace segue::control {

//! `{"customer","name","contacts","sources":[…],"pending":[…],"past_merges":[…],"set_aside":[…],"exports":[…],
//! "legal_holds":[…],"drafts","decisions","suggestions","unreadable","mentions"}`
QJsonObject erasePreviewToJson(const ErasePreview& preview);
//! `{"erasure","cancelled_sends","accounts":[{"account","name","state","error"?}]}`; the states are "keeps",
//! "waiting", "erasing", "erased" and "refused".
QJsonObject erasedToJson(const ErasedCustomer& erased);
//! `{"customer","past_merges":[{"account","id"}],"set_aside_files","mentions"}`
QJsonObject eraseRequestToJson(const EraseRequest& request);
EraseRequest eraseRequestFromJson(const QJsonObject& object);

} // namespace segue::control
