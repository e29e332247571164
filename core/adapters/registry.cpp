// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/adapters/registry.h"

#include "core/adapters/hub/hub_adapter.h"

namespace segue {

using namespace Qt::StringLiterals;

namespace {
//! An address with a user in it is refused: it would carry a secret where secrets are not looked
//! after.
bool isUsable(const QUrl& url) {
    const bool isHttp = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    return url.isValid() && isHttp && !url.host().isEmpty() && url.userInfo().isEmpty();
}
} // namespace

AdapterRegistry AdapterRegistry::withAllKinds() {
    AdapterRegistry registry;
    registry.add(u"hub"_s, [](const AdapterSettings& settings, const AdapterServices& services) {
        return std::make_unique<HubAdapter>(settings, services);
    });
    return registry;
}

void AdapterRegistry::add(const QString& kind, Maker maker) {
    m_makers.insert(kind, std::move(maker));
}

Result<std::unique_ptr<Adapter>>
AdapterRegistry::create(const AdapterSettings& settings, const AdapterServices& services) const {
    const auto maker = m_makers.constFind(settings.kind);
    if (maker == m_makers.constEnd())
        return fail(
            ErrorKind::Permanent, u"unknown_backend"_s, u"No adapter is called \"%1\"."_s.arg(settings.kind));
    if (!isUsable(settings.baseUrl))
        return fail(
            ErrorKind::Permanent, u"bad_url"_s,
            u"The address must be http or https, with a host and without a user name."_s);
    return (*maker)(settings, services);
}

} // namespace segue
