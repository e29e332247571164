// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/http/static_files.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <array>
#include <mutex>

namespace segue::hub::http {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<std::pair<const char*, const char*>, 14> types{{
    {"html", "text/html; charset=utf-8"},
    {"css", "text/css; charset=utf-8"},
    {"js", "text/javascript; charset=utf-8"},
    {"mjs", "text/javascript; charset=utf-8"},
    {"json", "application/json"},
    {"yaml", "application/yaml"},
    {"txt", "text/plain; charset=utf-8"},
    {"svg", "image/svg+xml"},
    {"png", "image/png"},
    {"jpg", "image/jpeg"},
    {"ico", "image/x-icon"},
    {"webp", "image/webp"},
    {"woff2", "font/woff2"},
    {"webmanifest", "application/manifest+json"},
}};

struct LoadedFile {
    QByteArray bytes;
    QByteArray etag;
};

//! Resources, uncompressed and hashed the first time that they are asked for. Their number is the
//! program's.
class LoadedFiles {
public:
    //! Nothing where there is no such file.
    std::optional<LoadedFile> get(const QString& path) {
        const std::lock_guard lock(m_mutex);
        if (const auto known = m_files.constFind(path); known != m_files.cend())
            return *known;
        QFile file(path);
        if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
            return std::nullopt;
        LoadedFile loaded{file.readAll(), {}};
        loaded.etag = '"' +
                      QCryptographicHash::hash(loaded.bytes, QCryptographicHash::Sha256)
                          .first(16)
                          .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals) +
                      '"';
        m_files.insert(path, loaded);
        return loaded;
    }

private:
    std::mutex m_mutex;
    QHash<QString, LoadedFile> m_files;
};

bool isUnchanged(const Request& request, const QByteArray& etag) {
    for (const QByteArray& known : listItems(request.headers, "If-None-Match")) {
        if (known == etag || known == "W/" + etag || known == "*")
            return true;
    }
    return false;
}

Response
answer(LoadedFiles& files, const QString& path, const StaticOptions& options, const Request& request) {
    const auto file = files.get(path);
    if (!file)
        return errorResponse(404, u"not_found"_s, u"There is no such file."_s);
    Response response = isUnchanged(request, file->etag)
                            ? emptyResponse(304)
                            : Response{200, file->bytes, contentTypeOf(path), {}};
    response.headers.set("ETag", file->etag);
    response.headers.set("Cache-Control", options.cacheControl);
    response.headers.set(
        "Cross-Origin-Resource-Policy", options.crossOrigin ? "cross-origin" : "same-origin");
    if (response.status == 200)
        securePage(options.policy, response);
    return response;
}

} // namespace

QByteArray contentTypeOf(const QString& fileName) {
    const QByteArray suffix = QFileInfo(fileName).suffix().toLower().toLatin1();
    for (const auto& [ending, type] : types) {
        if (suffix == ending)
            return type;
    }
    return "application/octet-stream";
}

Handler staticFiles(const QString& folder, StaticOptions options) {
    Q_ASSERT(folder.startsWith(u":/"));
    const auto files = std::make_shared<LoadedFiles>();
    return [files, folder, options = std::move(options)](const Request& request) {
        QString path = request.parameter(u"path"_s);
        if (path.isEmpty() || path.endsWith(u'/'))
            path += u"index.html"_s;
        return answer(*files, folder + u'/' + path, options, request);
    };
}

Handler staticFile(const QString& file, StaticOptions options) {
    Q_ASSERT(file.startsWith(u":/"));
    const auto files = std::make_shared<LoadedFiles>();
    return [files, file, options = std::move(options)](const Request& request) {
        return answer(*files, file, options, request);
    };
}

} // namespace segue::hub::http
