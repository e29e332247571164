// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/http/router.h"

namespace segue::hub::http {

namespace {

bool isName(const QString& segment) {
    return segment.startsWith(u':');
}
bool isRest(const QString& segment) {
    return segment.startsWith(u'*');
}

QByteArray specificityOf(const QStringList& segments) {
    QByteArray key;
    for (const QString& segment : segments)
        key.append(isRest(segment) ? '2' : isName(segment) ? '1' : '0');
    return key;
}

//! The pattern's names bound to `segments`, or nothing where it does not match.
std::optional<QHash<QString, QString>> bind(const Route& route, const QStringList& segments) {
    QHash<QString, QString> bound;
    for (qsizetype i = 0; i < route.segments.size(); ++i) {
        const QString& expected = route.segments[i];
        if (i >= segments.size())
            return std::nullopt;
        if (isRest(expected)) {
            bound.insert(expected.sliced(1), segments.sliced(i).join(u'/'));
            return bound;
        }
        if (isName(expected) && !segments[i].isEmpty())
            bound.insert(expected.sliced(1), segments[i]);
        else if (expected != segments[i])
            return std::nullopt;
    }
    if (segments.size() != route.segments.size())
        return std::nullopt;
    return bound;
}

//! Whether a route of method `offered` can answer `wanted`; HEAD is answered by GET without the
//! body.
bool serves(Method offered, Method wanted) {
    return offered == wanted || (wanted == Method::Head && offered == Method::Get);
}

void allow(QList<Method>& allowed, Method method) {
    if (!allowed.contains(method))
        allowed.append(method);
}

} // namespace

Router::Router() = default;
Router::~Router() = default;
Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;

void Router::add(Method method, const QString& pattern, RouteOptions options, Handler handler) {
    auto route = std::make_unique<Route>();
    route->method = method;
    route->pattern = pattern;
    route->options = std::move(options);
    route->handler = std::move(handler);
    insert(std::move(route));
}

void Router::addWebSocket(const QString& pattern, WebSocketOptions options, OnOpen onOpen) {
    auto route = std::make_unique<Route>();
    route->pattern = pattern;
    // What is the same for both kinds is asked in one place.
    route->options.bodyLimit = 0;
    route->options.rate = options.rate;
    route->options.authorise = options.authorise;
    route->webSocket = std::move(options);
    route->onOpen = std::move(onOpen);
    insert(std::move(route));
}

void Router::insert(std::unique_ptr<Route> route) {
    Q_ASSERT(route->pattern.startsWith(u'/'));
    route->segments = route->pattern.sliced(1).split(u'/');
    route->specificity = specificityOf(route->segments);
    for (const auto& other : m_routes)
        Q_ASSERT(other->method != route->method || other->pattern != route->pattern);
    m_routes.push_back(std::move(route));
}

RouteMatch Router::match(Method method, const QStringList& segments) const {
    RouteMatch best;
    for (const auto& route : m_routes) {
        auto bound = bind(*route, segments);
        if (!bound)
            continue;
        allow(best.allowed, route->method);
        if (route->method == Method::Get && !route->isWebSocket())
            allow(best.allowed, Method::Head);
        if (route->options.cors)
            allow(best.allowed, Method::Options);
        const bool better = !best.route || route->specificity < best.route->specificity ||
                            (route->specificity == best.route->specificity && route->method == method);
        if (serves(route->method, method) && better) {
            best.route = route.get();
            best.parameters = std::move(*bound);
        }
    }
    return best;
}

} // namespace segue::hub::http
