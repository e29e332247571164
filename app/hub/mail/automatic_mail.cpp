// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/mail/automatic_mail.h"

#include "app/hub/mail/mail_body.h"
#include "core/text/plain_text.h"

#include <QHash>
#include <QRegularExpression>

namespace segue::hub::mail {

using namespace Qt::StringLiterals;

namespace {

QString header(GMimeMessage* message, const char* name) {
    return fromUtf8(g_mime_object_get_header(GMIME_OBJECT(message), name)).trimmed().toLower();
}

bool isFromADaemon(const IncomingMail& mail) {
    if (!mail.from)
        return false;
    const QString local = mail.from->address.section(u'@', 0, 0).toLower();
    return local == "mailer-daemon"_L1 || local == "postmaster"_L1;
}

//! Written by a program in answer to one mail, and about nothing else.
bool isAutomaticReply(const QString& submitted, const QString& precedence, GMimeMessage* message) {
    return submitted == "auto-replied"_L1 || precedence == "auto_reply"_L1 ||
           !header(message, "X-Autoreply").isEmpty() || !header(message, "X-Autorespond").isEmpty();
}

//! Sent to many, or made by a program: a list, a newsletter, but also a shop's form and a marketplace, whose
//! "auto-generated" is what a customer wants.
bool isBulk(const QString& submitted, const QString& precedence, GMimeMessage* message) {
    return !header(message, "List-Id").isEmpty() || precedence == "list"_L1 || precedence == "bulk"_L1 ||
           precedence == "junk"_L1 || (!submitted.isEmpty() && submitted != "no"_L1);
}

Automatic kindOf(GMimeMessage* message, const IncomingMail& mail, bool isReport) {
    static const QRegularExpression firstWord(u"^[^\\s;(]*"_s);
    const QString submitted = firstWord.match(header(message, "Auto-Submitted")).captured();
    const QString precedence = header(message, "Precedence");
    const bool hasNoReturn = header(message, "Return-Path") == "<>"_L1;
    if (isReport || (isFromADaemon(mail) && hasNoReturn))
        return Automatic::Bounce;
    if (precedence != "list"_L1 && isAutomaticReply(submitted, precedence, message))
        return Automatic::Reply;
    if (isBulk(submitted, precedence, message))
        return Automatic::Bulk;
    return hasNoReturn ? Automatic::Reply : Automatic::No;
}

//! The "Name: value" lines of a delivery-status part, names in lower case, the last recipient's winning.
QHash<QString, QString> fieldsOf(const QByteArray& bytes) {
    QHash<QString, QString> out;
    QString name;
    const QStringList lines = QString::fromUtf8(bytes.left(64 * 1024)).split(u'\n');
    for (const QString& line : lines) {
        if (!name.isEmpty() && !line.isEmpty() && line.front().isSpace() && !line.trimmed().isEmpty()) {
            out[name] += u' ' + line.trimmed();
            continue;
        }
        name = line.section(u':', 0, 0).trimmed().toLower();
        if (!name.isEmpty() && line.contains(u':'))
            out[name] = line.section(u':', 1).trimmed();
    }
    return out;
}

//! "rfc822; someone@example.com" without its type.
QString withoutType(const QString& value) {
    return value.section(u';', -1).trimmed();
}

void readStatus(const QByteArray& bytes, BounceReport& report) {
    const QHash<QString, QString> fields = fieldsOf(bytes);
    report.recipient = withoutType(fields.value(u"final-recipient"_s, fields.value(u"original-recipient"_s)));
    report.status = fields.value(u"status"_s).section(u' ', 0, 0);
    report.diagnosis = text::elide(text::stripControls(withoutType(fields.value(u"diagnostic-code"_s))), 300);
    const QString action = fields.value(u"action"_s).toLower();
    report.isFinal = action != "delayed"_L1 && action != "delivered"_L1 && action != "relayed"_L1 &&
                     action != "expanded"_L1 && !report.status.startsWith(u'2');
}

QString messageIdIn(const QByteArray& headers) {
    static const QRegularExpression pattern(
        u"^message-id:\\s*<([^>\\s]{1,500})>"_s,
        QRegularExpression::MultilineOption | QRegularExpression::CaseInsensitiveOption);
    return pattern.match(QString::fromLatin1(headers.left(64 * 1024))).captured(1);
}

void readReportPart(GMimeObject* object, BounceReport& report) {
    if (GMIME_IS_MESSAGE_PART(object)) {
        if (GMimeMessage* original = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object)))
            report.originalMessageId = fromUtf8(g_mime_message_get_message_id(original));
        return;
    }
    if (!GMIME_IS_PART(object))
        return;
    GMimeContentType* type = g_mime_object_get_content_type(object);
    if (g_mime_content_type_is_type(type, "message", "delivery-status"))
        readStatus(bytesOf(GMIME_PART(object)), report);
    else if (g_mime_content_type_is_type(type, "text", "rfc822-headers"))
        report.originalMessageId = messageIdIn(bytesOf(GMIME_PART(object)));
}

std::optional<BounceReport> deliveryReport(GMimeMessage* message) {
    GMimeObject* root = g_mime_message_get_mime_part(message);
    if (!root || !GMIME_IS_MULTIPART(root))
        return std::nullopt;
    GMimeContentType* type = g_mime_object_get_content_type(root);
    const QString kind = fromUtf8(g_mime_content_type_get_parameter(type, "report-type")).toLower();
    if (!g_mime_content_type_is_type(type, "multipart", "report") || kind != "delivery-status"_L1)
        return std::nullopt;
    BounceReport report;
    const int count = g_mime_multipart_get_count(GMIME_MULTIPART(root));
    for (int i = 0; i < count; ++i)
        readReportPart(g_mime_multipart_get_part(GMIME_MULTIPART(root), i), report);
    return report;
}

} // namespace

void recogniseAutomaticMail(GMimeMessage* message, IncomingMail& mail) {
    mail.bounce = deliveryReport(message);
    mail.automatic = kindOf(message, mail, mail.bounce.has_value());
    if (mail.automatic == Automatic::Bounce && !mail.bounce) {
        // An old-fashioned bounce: the original is quoted somewhere, or referred to.
        BounceReport report;
        report.originalMessageId =
            mail.inReplyTo.isEmpty() ? messageIdIn(mail.text.toUtf8()) : mail.inReplyTo;
        report.diagnosis = text::snippet(mail.text, 300);
        mail.bounce = report;
    }
}

} // namespace segue::hub::mail
