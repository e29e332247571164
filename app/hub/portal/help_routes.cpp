// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/portal/help_routes.h"

#include "app/hub/http/page_policy.h"
#include "app/hub/http/static_files.h"
#include "app/hub/portal/help_pages.h"
#include "app/hub/portal/slug.h"
#include "core/base/log.h"
#include "core/text/plain_text.h"

#include <QUrl>
#include <memory>

namespace segue::hub::portal {

using namespace Qt::StringLiterals;
using http::Method;

namespace {

constexpr int maxFound = 20;
constexpr qsizetype maxQuery = 200;

http::Response page(int status, QByteArray html) {
    http::PagePolicy policy;
    // The pages say everything without scripts; the one there is loads the chat.
    policy.scripts = "'self'";
    policy.frames = "'self'";
    // Articles may show pictures from elsewhere.
    policy.images = "'self' https: data:";
    http::Response response = http::htmlResponse(status, std::move(html));
    response.headers.set("Cache-Control", "no-cache");
    response.headers.set("Vary", "Accept-Language");
    http::securePage(policy, response);
    return response;
}

//! Answers the help centre's routes.
class HelpCentre {
public:
    HelpCentre(std::function<PortalInfo()> info, ArticleSource& articles)
        : m_info(std::move(info)), m_articles(articles) {}

    http::Response home(const http::Request& request) const {
        const auto published = m_articles.published();
        if (!published)
            return failed(request);
        const Reader reader = readerFor(request, *published);
        const QString query = text::elide(text::stripControls(request.query.value(u"q")).trimmed(), maxQuery);
        if (query.isEmpty())
            return page(200, homePage(reader));
        const auto found = m_articles.search(query, reader.articles, maxFound);
        return found ? page(200, resultsPage(reader, query, *found)) : failed(request);
    }

    http::Response article(const http::Request& request) const {
        const auto published = m_articles.published();
        if (!published)
            return failed(request);
        const QString address = request.parameter(u"article"_s);
        const Article* found = findByAddress(*published, address);
        if (!found)
            return page(404, notFoundPage(readerFor(request, *published)));
        const QByteArray path = articlePath(*found);
        if (request.path != QUrl::fromPercentEncoding(path))
            return http::redirect(withLanguage(path, request), 301);
        return page(200, articlePage(readerOfArticle(request, *published, *found), *found));
    }

private:
    Reader readerFor(const http::Request& request, const QList<Article>& published) const {
        return readerOf(
            m_info().workspace, published, request.query.value(u"lang"),
            acceptedLanguages(request.headers.value("Accept-Language")));
    }

    //! Around an article the page speaks its language, however the reader came to it.
    Reader readerOfArticle(
        const http::Request& request, const QList<Article>& published, const Article& article) const {
        Reader reader = readerFor(request, published);
        if (article.language.isEmpty() || article.language == reader.language)
            return reader;
        return readerOf(m_info().workspace, published, article.language, {});
    }

    http::Response failed(const http::Request& request) const {
        qCWarning(segueHub) << "the help centre's articles cannot be read";
        return page(503, failedPage(readerFor(request, {})));
    }

    static QByteArray withLanguage(const QByteArray& path, const http::Request& request) {
        const QStringList language = acceptedLanguages(request.query.value(u"lang").left(8).toLatin1());
        return language.isEmpty() ? path : path + "?lang=" + language.first().toLatin1();
    }

    std::function<PortalInfo()> m_info;
    ArticleSource& m_articles;
};

} // namespace

void addHelpRoutes(http::Router& router, const PortalOptions& options, ArticleSource& articles) {
    const auto centre = std::make_shared<HelpCentre>(options.info, articles);
    http::RouteOptions limits;
    limits.rate = options.rate;
    limits.bodyLimit = 0;
    // Who types the hub's bare address is a customer: agents have a program.
    router.add(Method::Get, u"/"_s, limits, [](const http::Request&) { return http::redirect("/help"); });
    router.add(Method::Get, u"/help"_s, limits, [centre](const http::Request& request) {
        return centre->home(request);
    });
    router.add(Method::Get, u"/help/:article"_s, limits, [centre](const http::Request& request) {
        return centre->article(request);
    });
    for (const QString& file : {u"help.css"_s, u"mark.svg"_s})
        router.add(Method::Get, u"/help/"_s + file, {}, http::staticFile(u":/web/help/"_s + file));
}

} // namespace segue::hub::portal
