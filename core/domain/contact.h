// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/domain/ids.h"

#include <QList>
#include <QMap>
#include <QString>
#include <optional>

namespace segue {

enum class PointKind {
    Email,
    Phone,
    Handle,     //!< A name on a network; `ContactPoint::system` names the network ("instagram").
    ExternalId, //!< An id in another system, named by `ContactPoint::system` ("shop").
    Device,     //!< A browser or phone that wrote to us; opaque.
};
QString toString(PointKind kind);
std::optional<PointKind> pointKindFromString(QStringView text);

//! One way to reach or to recognise a contact.
struct ContactPoint {
    PointKind kind = PointKind::Email;
    QString system;     //!< For handles and external ids; empty otherwise.
    QString value;      //!< As it was given.
    QString normalised; //!< What is compared (core/identity/normalise.h); empty if it cannot be.
    //! Vouched for: by the backend, by DMARC at our own mail server, by an answer to our tokened address, or
    //! by the shop's signature. Everything else is claimed, and a claim never shows history nor merges by
    //! itself.
    bool verified = false;
    QString verifiedBy; //!< "backend", "dmarc", "reply_token", "signed", "agent"; empty for a claim.
    std::optional<Instant> since;

    bool operator==(const ContactPoint&) const = default;
};

//! What one backend calls a person.
struct Contact {
    ContactRef ref;
    QString name;
    QList<ContactPoint> points;
    std::optional<OrganisationRef> organisation;
    QString language;               //!< BCP 47, "" if unknown.
    QString timeZone;               //!< IANA, "" if unknown.
    QMap<QString, QString> details; //!< The backend's own attributes, for display.
    Instant createdAt;
    qint64 version = 0; //!< The backend's; a smaller one never overwrites a larger one.

    bool operator==(const Contact&) const = default;
};

struct Organisation {
    OrganisationRef ref;
    QString name;
    QList<QString> domains; //!< Lower case, e.g. "example.com".
    qint64 version = 0;

    bool operator==(const Organisation&) const = default;
};

} // namespace segue
