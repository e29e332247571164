// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/mail/mail_body.h"

#include "core/text/plain_text.h"

#include <QFileInfo>

namespace segue::hub::mail {

using namespace Qt::StringLiterals;

namespace {

constexpr int maxDepth = 40;
constexpr qsizetype maxFiles = 200;
constexpr qsizetype maxTextUnits = 1024 * 1024;

QString mediaTypeOf(GMimeObject* object) {
    GMimeContentType* type = g_mime_object_get_content_type(object);
    return (fromUtf8(g_mime_content_type_get_media_type(type)) + u'/' +
            fromUtf8(g_mime_content_type_get_media_subtype(type)))
        .toLower();
}

//! A name without folders; never trusted for more than showing.
QString fileNameOf(GMimePart* part, const QString& mediaType) {
    QString name = fromUtf8(g_mime_part_get_filename(part));
    name.replace(u'\\', u'/');
    name = text::elide(text::stripControls(QFileInfo(name).fileName()), 200);
    if (!name.isEmpty())
        return name;
    return mediaType.startsWith("image/"_L1) ? u"image."_s + mediaType.section(u'/', 1).section(u'+', 0, 0)
                                             : u"attachment"_s;
}

bool isAttachment(GMimeObject* object) {
    GMimeContentDisposition* disposition = g_mime_object_get_content_disposition(object);
    return disposition && g_mime_content_disposition_is_attachment(disposition);
}

//! A text part in Unicode, whatever it claims to be written in.
QString unicodeOf(GMimePart* part) {
    const QByteArray bytes = bytesOf(part);
    const char* charset = g_mime_object_get_content_type_parameter(GMIME_OBJECT(part), "charset");
    const QByteArray name = charset ? QByteArray(charset).toLower() : QByteArray();
    if (name.isEmpty() || name == "utf-8" || name == "us-ascii" || name == "utf8") {
        const QString text = QString::fromUtf8(bytes);
        // Mail without or with a wrong charset is mostly Windows' Western one.
        if (!text.contains(QChar::ReplacementCharacter))
            return text;
    }
    const char* known = g_mime_charset_iconv_name(
        name.isEmpty() || name == "utf-8" || name == "us-ascii" || name == "utf8" ? "windows-1252"
                                                                                  : name.constData());
    gsize written = 0;
    GError* error = nullptr;
    const OwnedText converted(g_convert_with_fallback(
        bytes.constData(), bytes.size(), "UTF-8", known, "?", nullptr, &written, &error));
    if (error)
        g_error_free(error);
    return converted ? QString::fromUtf8(converted.get(), static_cast<qsizetype>(written))
                     : QString::fromLatin1(bytes);
}

class BodyReader {
public:
    explicit BodyReader(IncomingMail& mail) : m_mail(mail) {}

    void read(GMimeObject* object, int depth) {
        if (!object || m_mail.attachments.size() >= maxFiles)
            return;
        if (depth > maxDepth) {
            keepWhole(object);
            return;
        }
        if (GMIME_IS_MULTIPART(object))
            readMultipart(GMIME_MULTIPART(object), depth);
        else if (GMIME_IS_MESSAGE_PART(object))
            keepWhole(object);
        else if (GMIME_IS_PART(object))
            readPart(GMIME_PART(object));
    }

private:
    void readMultipart(GMimeMultipart* multipart, int depth) {
        const int count = g_mime_multipart_get_count(multipart);
        for (int i = 0; i < count; ++i)
            read(g_mime_multipart_get_part(multipart, i), depth + 1);
    }

    void readPart(GMimePart* part) {
        const QString type = mediaTypeOf(GMIME_OBJECT(part));
        if (!isAttachment(GMIME_OBJECT(part))) {
            if (type == "text/plain"_L1 && m_mail.text.size() < maxTextUnits) {
                if (!m_mail.text.isEmpty())
                    m_mail.text += u"\n\n"_s;
                m_mail.text += unicodeOf(part).left(maxTextUnits);
                return;
            }
            if (type == "text/html"_L1 && m_mail.html.isEmpty()) {
                m_mail.html = unicodeOf(part).left(maxTextUnits);
                return;
            }
        }
        const QString contentId = fromUtf8(g_mime_object_get_content_id(GMIME_OBJECT(part)));
        m_mail.attachments.append({fileNameOf(part, type), type, contentId, bytesOf(part)});
    }

    //! A forwarded mail, or one nested deeper than any reader goes: as a file that mail programs open.
    void keepWhole(GMimeObject* object) {
        GMimeObject* whole = object;
        if (GMIME_IS_MESSAGE_PART(object)) {
            if (GMimeMessage* inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object)))
                whole = GMIME_OBJECT(inner);
        }
        const Owned<GMimeStream> stream(g_mime_stream_mem_new());
        g_mime_object_write_to_stream(whole, nullptr, stream.get());
        GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
        m_mail.attachments.append(
            {u"message.eml"_s,
             u"message/rfc822"_s,
             {},
             QByteArray(reinterpret_cast<const char*>(bytes->data), bytes->len)});
    }

    IncomingMail& m_mail;
};

} // namespace

QByteArray bytesOf(GMimePart* part) {
    GMimeDataWrapper* content = g_mime_part_get_content(part);
    if (!content)
        return {};
    const Owned<GMimeStream> stream(g_mime_stream_mem_new());
    g_mime_data_wrapper_write_to_stream(content, stream.get());
    GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
    return {reinterpret_cast<const char*>(bytes->data), static_cast<qsizetype>(bytes->len)};
}

void readBody(GMimeMessage* message, IncomingMail& mail) {
    BodyReader(mail).read(g_mime_message_get_mime_part(message), 0);
    if (mail.text.trimmed().isEmpty() && !mail.html.isEmpty())
        mail.text = text::htmlToPlainText(mail.html);
    // Only what the HTML shows in place is an inline image; everything else is a file.
    for (MailPart& part : mail.attachments) {
        if (!part.contentId.isEmpty() && !mail.html.contains(u"cid:"_s + part.contentId))
            part.contentId.clear();
    }
}

} // namespace segue::hub::mail
