// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/rest/uploads.h"

#include "app/hub/rest/answers.h"
#include "app/hub/storage/entry_json.h"
#include "core/text/plain_text.h"

#include <QUrl>
#include <tuple>

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

//! A name without folders, excess length, control characters and what turns the direction of writing; "file"
//! if nothing is left.
QString safeFileName(const QByteArray& header) {
    constexpr qsizetype longest = 200;
    QString name = QUrl::fromPercentEncoding(header);
    name = name.mid(std::max(name.lastIndexOf(u'/'), name.lastIndexOf(u'\\')) + 1);
    name.removeIf([](QChar c) {
        return c == QChar::ReplacementCharacter || c.unicode() == 0x200e || c.unicode() == 0x200f ||
               c.unicode() == 0x061c;
    });
    QString clean = text::stripControls(name);
    if (clean.size() > longest) {
        // What the file is stands at the end.
        const qsizetype dot = clean.lastIndexOf(u'.');
        const QString ending = clean.size() - dot <= 20 ? clean.mid(dot) : QString();
        clean = text::elide(clean.chopped(ending.size()), longest - ending.size()) + ending;
    }
    return clean.isEmpty() || clean == "."_L1 || clean == ".."_L1 ? u"file"_s : clean;
}

//! "type/subtype" in lower case; what cannot be one is unknown.
QString safeMediaType(const QByteArray& header) {
    const QByteArray type = header.split(';').first().trimmed().toLower();
    const bool plausible = type.size() <= 100 && type.count('/') == 1 && !type.startsWith('/') &&
                           !type.endsWith('/') && std::all_of(type.begin(), type.end(), [](char c) {
                               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '/' ||
                                      c == '.' || c == '+' || c == '-' || c == '_';
                           });
    return plausible ? QString::fromLatin1(type) : u"application/octet-stream"_s;
}

} // namespace

http::RouteOptions uploadOptions(http::Authorise authorise) {
    http::RouteOptions options;
    // A little more than is allowed, so that the answer to a slightly too large file is ours and
    // says what to do.
    options.bodyLimit = maxAttachmentBytes + 1024 * 1024;
    options.bodyDeadline = Millis{5 * 60'000};
    options.rate = http::RateLimit{60, Millis{60'000}};
    options.authorise = std::move(authorise);
    return options;
}

Result<http::Response>
takeUpload(Storage& storage, const http::Request& request, const QString& owner, const UploadCheck& check) {
    if (request.body.size() > maxAttachmentBytes)
        return fail(Error{
            ErrorKind::Permanent,
            u"attachment_too_large"_s,
            u"A file may have 25 MB; share a larger one by a link."_s,
            413,
            {}});
    if (request.body.isEmpty())
        return invalid(u"invalid_attachment"_s, u"The file is empty."_s);
    const auto mayUpload = [&](db::Connection& db) {
        return check ? check(db, owner, request.body.size()) : Result<void>();
    };
    SEGUE_TRY(storage.read(mayUpload));
    SEGUE_TRY_VALUE(sha256, storage.files().put(request.body));
    AttachmentRow row;
    row.sha256 = sha256;
    row.owner = owner;
    row.file.name = safeFileName(request.headers.value("X-File-Name"));
    row.file.mediaType = safeMediaType(request.headers.value("Content-Type"));
    row.file.size = request.body.size();
    const auto stored = storage.write([&](Write& write) -> Result<void> {
        SEGUE_TRY(mayUpload(write.db()));
        return Attachments::insert(write, storage.files(), row, request.body);
    });
    if (!stored) {
        // Best effort: what stays behind is a file that no attachment names.
        std::ignore = storage.write(
            [&](Write& write) { return Attachments::dropBytes(write, storage.files(), sha256); });
        return fail(stored.error());
    }
    return ok({{u"attachment"_s, attachmentToJson(row.file)}});
}

Result<http::Response> download(Storage& storage, const AttachmentRow& attachment) {
    const QByteArray type = attachment.file.mediaType.toLatin1();
    SEGUE_TRY_VALUE(file, storage.files().open(attachment.sha256));
    if (file)
        return http::downloadResponse(file, type, attachment.file.name);
    SEGUE_TRY_VALUE(bytes, storage.files().get(attachment.sha256));
    return http::downloadResponse(bytes, type, attachment.file.name);
}

} // namespace segue::hub
