// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/api/hub_parts.h"
#include "app/hub/api/importer.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

void addImportRoutes(http::Router& router, const HubParts& parts) {
    constexpr qint64 importBody = 32 * 1024 * 1024;
    addAgentRoute(
        router, parts, http::Method::Post, u"/api/v1/admin/import"_s, importBody,
        [parts](const http::Request& request, const AgentCaller&) -> Result<http::Response> {
            SEGUE_TRY_VALUE(body, jsonBody(request));
            SEGUE_TRY_VALUE(
                report, parts.storage.write([&](Write& write) { return Importer(write).run(body); }));
            return ok(report);
        },
        Role::Admin);
}

} // namespace segue::hub
