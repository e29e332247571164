// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/mail/mail_parser.h"

#include "app/hub/mail/automatic_mail.h"
#include "app/hub/mail/gmime.h"
#include "app/hub/mail/mail_body.h"
#include "core/base/hash.h"
#include "core/text/plain_text.h"

namespace segue::hub::mail {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxBytes = 40 * 1024 * 1024;
constexpr qsizetype maxBoundaryLines = 4000;
constexpr qsizetype maxAddresses = 500;
constexpr qsizetype maxReferences = 100;

//! An upper bound of the parts: each one begins with a line that starts with "--". GMime keeps about 1.4 KB
//! for each part, and a million fit into a few megabytes of mail, so they are counted before anything is
//! parsed.
bool hasTooManyParts(const QByteArray& raw) {
    if (!raw.contains("multipart/") && !raw.contains("Multipart/") && !raw.contains("MULTIPART/"))
        return false;
    qsizetype lines = 0;
    for (qsizetype at = raw.indexOf("\n--"); at >= 0; at = raw.indexOf("\n--", at + 3)) {
        if (++lines > maxBoundaryLines)
            return true;
    }
    return false;
}

Owned<GMimeMessage> parse(const QByteArray& raw) {
    Owned<GMimeStream> stream(
        g_mime_stream_mem_new_with_buffer(raw.constData(), static_cast<size_t>(raw.size())));
    Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    GMimeParserOptions* options = g_mime_parser_options_new();
    const char* charsets[] = {"utf-8", "windows-1252", nullptr};
    g_mime_parser_options_set_fallback_charsets(options, charsets);
    Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), options));
    g_mime_parser_options_free(options);
    return message;
}

void collect(InternetAddressList* list, QList<MailAddress>& out, int depth = 0) {
    const int count = list && depth < 4 ? internet_address_list_length(list) : 0;
    for (int i = 0; i < count && out.size() < maxAddresses; ++i) {
        InternetAddress* address = internet_address_list_get_address(list, i);
        if (INTERNET_ADDRESS_IS_GROUP(address)) {
            collect(internet_address_group_get_members(INTERNET_ADDRESS_GROUP(address)), out, depth + 1);
            continue;
        }
        const QString mailbox =
            fromUtf8(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address))).trimmed();
        if (!mailbox.isEmpty())
            out.append(
                {text::stripControls(fromUtf8(internet_address_get_name(address))),
                 text::stripControls(mailbox)});
    }
}

QList<MailAddress> addresses(InternetAddressList* list) {
    QList<MailAddress> out;
    collect(list, out);
    return out;
}

std::optional<MailAddress> firstOf(InternetAddressList* list) {
    const QList<MailAddress> all = addresses(list);
    return all.isEmpty() ? std::nullopt : std::optional(all.first());
}

QString header(GMimeMessage* message, const char* name) {
    return fromUtf8(g_mime_object_get_header(GMIME_OBJECT(message), name)).trimmed();
}

//! "<a@b>" without its brackets.
QString bareId(QString id) {
    id = id.simplified();
    if (id.startsWith(u'<'))
        id.remove(0, 1);
    if (const qsizetype end = id.indexOf(u'>'); end >= 0)
        id.truncate(end);
    return id.left(500);
}

QStringList idList(const QString& headerText) {
    GMimeReferences* parsed = g_mime_references_parse(nullptr, headerText.toUtf8().constData());
    QStringList out;
    const int count = g_mime_references_length(parsed);
    for (int i = std::max(0, count - static_cast<int>(maxReferences)); i < count; ++i) {
        if (const QString id = bareId(fromUtf8(g_mime_references_get_message_id(parsed, i))); !id.isEmpty())
            out.append(id);
    }
    g_mime_references_free(parsed);
    return out;
}

//! For a mail that has none: the same for the same bytes.
QString idMadeOf(const QByteArray& raw) {
    return sha256Hex(raw) + u"@no-message-id"_s;
}

struct ManyHeaders {
    QStringList authenticationResults;
    QStringList deliveredTo;
    int received = 0;
};

ManyHeaders manyHeaders(GMimeMessage* message) {
    ManyHeaders out;
    GMimeHeaderList* list = g_mime_object_get_header_list(GMIME_OBJECT(message));
    const int count = g_mime_header_list_get_count(list);
    for (int i = 0; i < count; ++i) {
        GMimeHeader* each = g_mime_header_list_get_header_at(list, i);
        const QString name = fromUtf8(g_mime_header_get_name(each)).toLower();
        if (name == "received"_L1)
            ++out.received;
        else if (name == "authentication-results"_L1)
            out.authenticationResults.append(fromUtf8(g_mime_header_get_value(each)));
        else if (name == "delivered-to"_L1 || name == "x-original-to"_L1)
            out.deliveredTo.append(fromUtf8(g_mime_header_get_value(each)).trimmed());
    }
    return out;
}

std::optional<Instant> dateOf(GMimeMessage* message) {
    GDateTime* date = g_mime_message_get_date(message);
    if (!date)
        return std::nullopt;
    return fromMs(g_date_time_to_unix(date) * 1000);
}

void readHeaders(GMimeMessage* message, const QByteArray& raw, IncomingMail& mail) {
    mail.messageId = bareId(fromUtf8(g_mime_message_get_message_id(message)));
    if (mail.messageId.isEmpty())
        mail.messageId = idMadeOf(raw);
    const QStringList repliedTo = idList(header(message, "In-Reply-To"));
    mail.inReplyTo = repliedTo.isEmpty() ? QString() : repliedTo.first();
    mail.references = idList(header(message, "References"));
    mail.from = firstOf(g_mime_message_get_from(message));
    mail.replyTo = firstOf(g_mime_message_get_reply_to(message));
    mail.to = addresses(g_mime_message_get_to(message));
    mail.cc = addresses(g_mime_message_get_cc(message));
    mail.subject = text::elide(text::stripControls(fromUtf8(g_mime_message_get_subject(message))), 500);
    mail.date = dateOf(message);
    mail.loopMark = header(message, "X-Segue-Workspace");
    const ManyHeaders many = manyHeaders(message);
    mail.authenticationResults = many.authenticationResults;
    mail.deliveredTo = many.deliveredTo;
    mail.hops = many.received;
}

} // namespace

Result<IncomingMail> parseMail(const QByteArray& raw) {
    if (raw.trimmed().isEmpty())
        return fail(ErrorKind::Permanent, u"mail_empty"_s, u"The mail is empty."_s);
    if (raw.size() > maxBytes)
        return fail(ErrorKind::Permanent, u"mail_too_large"_s, u"A mail may have 40 MB."_s);
    if (hasTooManyParts(raw))
        return fail(ErrorKind::Permanent, u"mail_too_many_parts"_s, u"The mail has too many parts."_s);
    initGmime();
    const Owned<GMimeMessage> message = parse(raw);
    IncomingMail mail;
    if (!message) {
        // Not even a header: the whole is kept as it came.
        mail.messageId = idMadeOf(raw);
        mail.attachments = {{u"message.eml"_s, u"message/rfc822"_s, {}, raw}};
        return mail;
    }
    readHeaders(message.get(), raw, mail);
    readBody(message.get(), mail);
    recogniseAutomaticMail(message.get(), mail);
    return mail;
}

} // namespace segue::hub::mail
