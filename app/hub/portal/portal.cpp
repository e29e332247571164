// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/portal/portal.h"

#include "app/hub/http/page_policy.h"
#include "app/hub/http/static_files.h"
#include "app/hub/portal/help_routes.h"
#include "app/hub/portal/web_resources.h"

#include <QRegularExpression>

namespace segue::hub::portal {

using namespace Qt::StringLiterals;
using http::Method;

namespace {

//! Scripts and styles change with the hub's version only; a browser asks for the loader again
//! within minutes, so that an update reaches every shop.
constexpr auto loaderCaching = "public, max-age=300";

//! Both spellings, because not every browser counts a WebSocket to the same host as 'self'.
QByteArray ownConnections(const http::Request& request) {
    static const QRegularExpression plainHost(u"^[A-Za-z0-9.\\-]+(:[0-9]{1,5})?$"_s);
    if (!plainHost.match(request.host).hasMatch())
        return "'self'";
    const QByteArray host = request.host.toLatin1();
    return "'self' ws://" + host + " wss://" + host;
}

http::PagePolicy framePolicy(const http::Request& request, const PortalInfo& info) {
    http::PagePolicy policy;
    policy.scripts = "'self'";
    policy.images = "'self' blob:";
    policy.connections = ownConnections(request);
    policy.forms = "'none'";
    policy.frameAncestors = frameAncestors(info.shopOrigins);
    return policy;
}

//! A page of ours that carries the widget.
http::PagePolicy shopPolicy() {
    http::PagePolicy policy;
    policy.scripts = "'self'";
    policy.frames = "'self'";
    return policy;
}

void addWidget(http::Router& router, const std::function<PortalInfo()>& info) {
    http::StaticOptions loader;
    loader.cacheControl = loaderCaching;
    loader.crossOrigin = true;
    router.add(Method::Get, u"/widget.js"_s, {}, http::staticFile(u":/web/widget/widget.js"_s, loader));
    router.add(Method::Get, u"/widget/*path"_s, {}, http::staticFiles(u":/web/widget"_s));

    http::StaticOptions page;
    page.crossOrigin = true;
    const http::Handler frame = http::staticFile(u":/web/widget/frame.html"_s, page);
    router.add(Method::Get, u"/widget/frame"_s, {}, [info, frame](const http::Request& request) {
        http::Response response = frame(request);
        // Also for a 304, or a browser would keep yesterday's list of shops.
        http::securePage(framePolicy(request, info()), response);
        // No text may become markup or code, whatever a script of ours gets wrong.
        response.headers.add("Content-Security-Policy", "require-trusted-types-for 'script'");
        return response;
    });
}

void addShop(http::Router& router) {
    http::StaticOptions options;
    options.policy = shopPolicy();
    router.add(Method::Get, u"/shop"_s, {}, http::staticFile(u":/web/shop/index.html"_s, options));
    router.add(Method::Get, u"/shop/*path"_s, {}, http::staticFiles(u":/web/shop"_s, options));
}

} // namespace

QByteArray frameAncestors(const QList<QByteArray>& origins) {
    static const QRegularExpression origin(u"^https?://[A-Za-z0-9.\\-]+(:[0-9]{1,5})?$"_s);
    QByteArray sources = "'self'";
    for (const QByteArray& one : origins) {
        if (one == "*" || origin.match(QString::fromLatin1(one)).hasMatch())
            sources += ' ' + one;
    }
    return sources;
}

void addPortalRoutes(http::Router& router, const PortalOptions& options, ArticleSource& articles) {
    Q_ASSERT(options.info);
    initWebResources();
    addWidget(router, options.info);
    if (options.shop)
        addShop(router);
    addHelpRoutes(router, options, articles);
}

} // namespace segue::hub::portal
