// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/mail/mail_composer.h"

#include "app/hub/mail/gmime.h"
#include "core/text/plain_text.h"

namespace segue::hub::mail {

using namespace Qt::StringLiterals;

namespace {

//! A header's value: nothing in it may begin a line of its own.
QByteArray headerText(const QString& text) {
    return text::stripControls(text).toUtf8();
}

Owned<GMimePart> textPart(const char* subtype, const QString& text) {
    Owned<GMimeTextPart> part(g_mime_text_part_new_with_subtype(subtype));
    g_mime_text_part_set_charset(part.get(), "utf-8");
    g_mime_text_part_set_text(part.get(), text.toUtf8().constData());
    // Quoted-printable survives every server; 8bit does not.
    g_mime_part_set_content_encoding(GMIME_PART(part.get()), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
    return Owned<GMimePart>(GMIME_PART(part.release()));
}

QString htmlOf(const QString& text) {
    return u"<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head>"
           "<body style=\"font-family:sans-serif;font-size:14px;line-height:1.5\">%1</body></html>"_s.arg(
               text::plainTextToHtml(text));
}

Owned<GMimeMultipart> alternatives(const QString& text) {
    Owned<GMimeMultipart> both(g_mime_multipart_new_with_subtype("alternative"));
    const auto plain = textPart("plain", text);
    const auto html = textPart("html", htmlOf(text));
    g_mime_multipart_add(both.get(), GMIME_OBJECT(plain.get()));
    g_mime_multipart_add(both.get(), GMIME_OBJECT(html.get()));
    return both;
}

Owned<GMimePart> filePart(const MailPart& file) {
    QString type = file.mediaType.section(u'/', 0, 0);
    QString subtype = file.mediaType.section(u'/', 1);
    // A message or multipart type would promise a structure that is not kept here.
    if (type.isEmpty() || subtype.isEmpty() || type == "message"_L1 || type == "multipart"_L1) {
        type = u"application"_s;
        subtype = u"octet-stream"_s;
    }
    Owned<GMimePart> part(
        g_mime_part_new_with_type(headerText(type).constData(), headerText(subtype).constData()));
    const Owned<GMimeStream> stream(
        g_mime_stream_mem_new_with_buffer(file.bytes.constData(), static_cast<size_t>(file.bytes.size())));
    const Owned<GMimeDataWrapper> content(
        g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT));
    g_mime_part_set_content(part.get(), content.get());
    g_mime_part_set_content_encoding(part.get(), GMIME_CONTENT_ENCODING_BASE64);
    g_mime_object_set_disposition(GMIME_OBJECT(part.get()), GMIME_DISPOSITION_ATTACHMENT);
    g_mime_part_set_filename(part.get(), headerText(file.name).constData());
    return part;
}

void setBody(GMimeMessage* message, const OutgoingMail& mail) {
    const Owned<GMimeMultipart> text = alternatives(mail.text);
    if (mail.attachments.isEmpty()) {
        g_mime_message_set_mime_part(message, GMIME_OBJECT(text.get()));
        return;
    }
    const Owned<GMimeMultipart> mixed(g_mime_multipart_new_with_subtype("mixed"));
    g_mime_multipart_add(mixed.get(), GMIME_OBJECT(text.get()));
    for (const MailPart& file : mail.attachments) {
        const auto part = filePart(file);
        g_mime_multipart_add(mixed.get(), GMIME_OBJECT(part.get()));
    }
    g_mime_message_set_mime_part(message, GMIME_OBJECT(mixed.get()));
}

void addMailboxes(GMimeMessage* message, GMimeAddressType type, const QList<MailAddress>& addresses) {
    for (const MailAddress& address : addresses)
        g_mime_message_add_mailbox(
            message, type, headerText(address.name).constData(), headerText(address.address).constData());
}

void setHeader(GMimeMessage* message, const char* name, const QString& value) {
    if (!value.isEmpty())
        g_mime_object_set_header(GMIME_OBJECT(message), name, headerText(value).constData(), "utf-8");
}

QString bracketed(const QStringList& ids) {
    QStringList out;
    for (const QString& id : ids)
        out.append(u'<' + id + u'>');
    return out.join(u' ');
}

QByteArray wireForm(GMimeMessage* message) {
    GMimeFormatOptions* format = g_mime_format_options_new();
    g_mime_format_options_set_newline_format(format, GMIME_NEWLINE_FORMAT_DOS);
    const Owned<GMimeStream> stream(g_mime_stream_mem_new());
    g_mime_object_write_to_stream(GMIME_OBJECT(message), format, stream.get());
    g_mime_format_options_free(format);
    GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
    return {reinterpret_cast<const char*>(bytes->data), static_cast<qsizetype>(bytes->len)};
}

} // namespace

QByteArray composeMail(const OutgoingMail& mail) {
    initGmime();
    const Owned<GMimeMessage> message(g_mime_message_new(TRUE));
    addMailboxes(message.get(), GMIME_ADDRESS_TYPE_FROM, {mail.from});
    addMailboxes(message.get(), GMIME_ADDRESS_TYPE_TO, mail.to);
    addMailboxes(message.get(), GMIME_ADDRESS_TYPE_CC, mail.cc);
    if (!mail.replyTo.isEmpty())
        addMailboxes(message.get(), GMIME_ADDRESS_TYPE_REPLY_TO, {{mail.from.name, mail.replyTo}});
    g_mime_message_set_subject(message.get(), headerText(mail.subject).constData(), "utf-8");
    g_mime_message_set_message_id(message.get(), headerText(mail.messageId).constData());
    GDateTime* date = g_date_time_new_from_unix_utc(toMs(mail.date) / 1000);
    g_mime_message_set_date(message.get(), date);
    g_date_time_unref(date);
    if (!mail.inReplyTo.isEmpty())
        setHeader(message.get(), "In-Reply-To", bracketed({mail.inReplyTo}));
    setHeader(message.get(), "References", bracketed(mail.references));
    setHeader(message.get(), "X-Segue-Workspace", mail.loopMark);
    setBody(message.get(), mail);
    return wireForm(message.get());
}

} // namespace segue::hub::mail
