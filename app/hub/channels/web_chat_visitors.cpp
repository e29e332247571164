// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/channels/web_chat_visitors.h"

#include "app/hub/storage/contacts.h"
#include "app/hub/storage/tokens.h"
#include "core/base/hash.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

QString shopSystem() {
    return u"shop"_s;
}

//! Until somebody says a better one.
QString nameOfDevice(const QString& hash) {
    return u"Visitor "_s + hash.left(4).toUpper();
}

ContactPoint devicePoint(const QString& hash, Instant since) {
    return claimedPoint(PointKind::Device, {}, hash, since);
}

bool hasPlaceholderName(const ContactRow& contact, const QString& hash) {
    return contact.name.isEmpty() || contact.name == nameOfDevice(hash);
}

//! Adds what the shop vouches for; true if that changed the contact.
bool addSigned(ContactRow& contact, const SignedIdentity& identity, const QString& hash, Instant now) {
    bool changed = Contacts::addPoint(
        contact, verifiedPoint(PointKind::ExternalId, shopSystem(), identity.externalId, u"signed"_s, now));
    if (!identity.email.isEmpty())
        changed |= Contacts::addPoint(
            contact, verifiedPoint(PointKind::Email, {}, identity.email, u"signed"_s, now));
    changed |= Contacts::addPoint(contact, devicePoint(hash, now));
    if (hasPlaceholderName(contact, hash)) {
        const QString name = identity.name.isEmpty() ? identity.email : identity.name;
        changed |= !name.isEmpty() && name != contact.name;
        if (!name.isEmpty())
            contact.name = name;
    }
    return changed;
}

} // namespace

QString deviceHash(const QString& device) {
    return sha256Hex("segue-device:" + device.toUtf8());
}

Result<std::optional<ContactRow>> findAnonymousVisitor(db::Connection& db, const QString& deviceHash) {
    SEGUE_TRY_VALUE(
        id, db.scalar<ContactId>(
                u"SELECT contact FROM contact_points WHERE kind = 'device' AND system = '' AND "
                "normalised = ? AND NOT EXISTS (SELECT 1 FROM contact_points AS vouched WHERE "
                "vouched.contact = contact_points.contact AND vouched.verified = ?) LIMIT 1"_s,
                {devicePoint(deviceHash, {}).normalised, true}));
    if (!id)
        return std::optional<ContactRow>();
    return Contacts(db).find(*id);
}

Result<ContactRow> signedInVisitor(Write& write, const SignedIdentity& identity, const QString& deviceHash) {
    Contacts contacts(write.db());
    SEGUE_TRY_VALUE(
        known, contacts.withVerified(
                   verifiedPoint(PointKind::ExternalId, shopSystem(), identity.externalId, u"signed"_s, {})));
    if (!known) {
        SEGUE_TRY_VALUE(before, findAnonymousVisitor(write.db(), deviceHash));
        known = before;
        // What was anonymous is somebody's now: tokens from before may not go on reading it.
        if (before)
            SEGUE_TRY(Tokens::revokeVisitor(write, deviceHash, before->id));
    }
    if (known) {
        if (addSigned(*known, identity, deviceHash, write.now()))
            SEGUE_TRY(Contacts::update(write, *known));
        return *known;
    }
    ContactRow contact;
    contact.origin = Channel::WebChat;
    contact.createdAt = write.now();
    addSigned(contact, identity, deviceHash, write.now());
    if (contact.name.isEmpty())
        contact.name = nameOfDevice(deviceHash);
    SEGUE_TRY(Contacts::insert(write, contact));
    return contact;
}

Result<ContactRow> writingVisitor(
    Write& write, const ContactId& known, const QString& deviceHash, const QString& email,
    const QString& name) {
    Contacts contacts(write.db());
    SEGUE_TRY_VALUE(
        found, known.isEmpty() ? findAnonymousVisitor(write.db(), deviceHash) : contacts.find(known));
    ContactRow contact = found.value_or(ContactRow());
    bool changed = !found;
    if (!found) {
        contact.origin = Channel::WebChat;
        contact.createdAt = write.now();
        contact.points = {devicePoint(deviceHash, write.now())};
        contact.name = nameOfDevice(deviceHash);
    }
    if (!email.isEmpty())
        changed |= Contacts::addPoint(contact, claimedPoint(PointKind::Email, {}, email, write.now()));
    const QString better = name.isEmpty() ? email : name;
    if (!better.isEmpty() && hasPlaceholderName(contact, deviceHash)) {
        contact.name = better;
        changed = true;
    }
    if (!found) {
        SEGUE_TRY(Contacts::insert(write, contact));
        SEGUE_TRY(Tokens::bindVisitor(write, deviceHash, contact.id, write.now() + visitorTokenLifetime));
    } else if (changed) {
        SEGUE_TRY(Contacts::update(write, contact));
    }
    return contact;
}

} // namespace segue::hub
