// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/ids.h"
#include "core/base/instant.h"
#include "core/domain/contact.h"
#include "core/domain/vocabulary.h"

#include <QList>
#include <QMap>
#include <QStringList>

namespace segue::hub {

struct ContactRow {
    ContactId id;
    QString name;
    QList<ContactPoint> points;
    OrganisationId organisation;
    QString language;
    QString timeZone;
    QMap<QString, QString> details;
    Channel origin = Channel::Api; //!< The channel that made it.
    Instant createdAt;
    qint64 version = 0;

    bool operator==(const ContactRow&) const = default;
};

struct OrganisationRow {
    OrganisationId id;
    QString name;
    QStringList domains; //!< Lower case.
    qint64 version = 0;

    bool operator==(const OrganisationRow&) const = default;
};

//! A point as somebody typed it, or as a header said: shown, compared, believed by nobody.
ContactPoint claimedPoint(PointKind kind, const QString& system, const QString& value, Instant since);
//! A point that somebody vouches for: "dmarc", "reply_token", "signed", "backend".
ContactPoint
verifiedPoint(PointKind kind, const QString& system, const QString& value, const QString& by, Instant since);

} // namespace segue::hub
