// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/http/rate_limiter.h"
#include "app/hub/http/router.h"
#include "app/hub/portal/article_source.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <functional>
#include <optional>

//! The hub's web pages: the chat widget, the sample shop and the help centre.
namespace segue::hub::portal {

//! What administrators may change while the hub runs.
struct PortalInfo {
    QString workspace; //!< Its name, as customers know it.
    //! Whose pages may embed the chat, beside the hub's own: origins as browsers write them
    //! ("https://shop.example"), or "*" for any. What is neither is left out.
    QList<QByteArray> shopOrigins;
};

struct PortalOptions {
    std::function<PortalInfo()> info;    //!< Asked for each page, on any worker thread. Must be set.
    bool shop = true;                    //!< The sample shop at /shop.
    std::optional<http::RateLimit> rate; //!< Of help pages, by client address.
};

//! Adds /widget.js, /widget/…, /shop, /shop/…, /help and /help/{id}-{slug}. `articles` must outlive
//! the server.
void addPortalRoutes(http::Router& router, const PortalOptions& options, ArticleSource& articles);

//! The sources of a `frame-ancestors` directive: the hub itself and the well-formed ones of
//! `origins`.
QByteArray frameAncestors(const QList<QByteArray>& origins);

} // namespace segue::hub::portal
