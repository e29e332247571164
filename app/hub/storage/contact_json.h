// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/contact_row.h"
#include "core/base/json.h"

#include <QJsonObject>

namespace segue::hub {

QJsonObject contactToJson(const ContactRow& contact);
QJsonObject organisationToJson(const OrganisationRow& organisation);

//! What somebody says about a point; `verified` and who vouches are the caller's to decide.
struct PointInput {
    PointKind kind = PointKind::Email;
    QString system;
    QString value;
    bool verified = false;
    std::optional<Instant> since;

    bool operator==(const PointInput&) const = default;
};
//! Complains at `parent`'s `key` about what is wrong.
QList<PointInput> readPoints(JsonReader& parent, const char* key);
//! Text by text.
QMap<QString, QString> readDetails(JsonReader& parent, const char* key);

} // namespace segue::hub
