// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/options.h"

#include <QUrl>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace segue::db {

Result<PostgresOptions> PostgresOptions::fromUrl(const QString& url) {
    const auto invalid = [](const QString& what) {
        return fail(ErrorKind::Permanent, u"database_url_invalid"_s, what);
    };
    const QUrl parsed(url, QUrl::StrictMode);
    if (!parsed.isValid())
        return invalid(u"the database URL cannot be parsed"_s);
    if (parsed.scheme() != "postgresql"_L1 && parsed.scheme() != "postgres"_L1)
        return invalid(u"the database URL must begin with postgresql://"_s);

    PostgresOptions options;
    const QUrlQuery query(parsed);
    const auto parameter = [&query](const QString& name, const QString& fallback) {
        return query.hasQueryItem(name) ? query.queryItemValue(name, QUrl::FullyDecoded) : fallback;
    };
    options.host = parameter(u"host"_s, parsed.host(QUrl::FullyDecoded));
    options.port = parsed.port(options.port);
    options.user = parsed.userName(QUrl::FullyDecoded);
    options.password = parsed.password(QUrl::FullyDecoded);
    options.database = parsed.path(QUrl::FullyDecoded).mid(1);
    options.sslMode = parameter(u"sslmode"_s, {});
    options.applicationName = parameter(u"application_name"_s, options.applicationName);
    if (options.database.isEmpty())
        return invalid(u"the database URL names no database"_s);
    return options;
}

} // namespace segue::db
