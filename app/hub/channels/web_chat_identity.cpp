// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/channels/web_chat_identity.h"

#include <QMessageAuthenticationCode>
#include <algorithm>

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

//! Takes the same time wherever the first difference is.
bool sameBytes(const QByteArray& left, const QByteArray& right) {
    if (left.size() != right.size())
        return false;
    int difference = 0;
    for (qsizetype i = 0; i < left.size(); ++i)
        difference |= left.at(i) ^ right.at(i);
    return difference == 0;
}

//! The signed text is joined by newlines: where a field may hold one, the same text is another identity.
bool hasControls(const QString& text) {
    return std::any_of(
        text.begin(), text.end(), [](QChar c) { return c.category() == QChar::Other_Control; });
}

} // namespace

QByteArray identitySignature(const SignedIdentity& identity, const QString& secret) {
    const QByteArray text = identity.externalId.toUtf8() + '\n' + identity.email.toUtf8() + '\n' +
                            QByteArray::number(toMs(identity.expiresAt));
    return QMessageAuthenticationCode::hash(text, secret.toUtf8(), QCryptographicHash::Sha256).toHex();
}

Result<SignedIdentity> verifyIdentity(const QJsonObject& object, const QString& secret, Instant now) {
    JsonReader r(object, u"$.identity"_s);
    const SignedIdentity identity{
        r.id("external_id"), r.optionalString("email"), r.optionalString("name"), r.instant("expires_at")};
    const QByteArray signature = r.string("signature").toLatin1().toLower();
    SEGUE_TRY(r.take(true));
    if (hasControls(identity.externalId) || hasControls(identity.email))
        return fail(
            ErrorKind::Permanent, u"invalid_identity"_s,
            u"The external id and the address of an identity have no control characters."_s);
    if (secret.isEmpty())
        return fail(
            ErrorKind::Auth, u"identity_not_configured"_s,
            u"This workspace does not accept signed identities."_s);
    if (!sameBytes(signature, identitySignature(identity, secret)))
        return fail(ErrorKind::Auth, u"identity_invalid"_s, u"The identity's signature is wrong."_s);
    if (identity.expiresAt <= now)
        return fail(ErrorKind::Auth, u"identity_expired"_s, u"The identity has expired."_s);
    return identity;
}

} // namespace segue::hub
