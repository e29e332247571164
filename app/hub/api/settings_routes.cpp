// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/api/hub_parts.h"
#include "app/hub/storage/audit_log.h"
#include "app/hub/storage/settings_json.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

Result<http::Response> show(const HubParts& parts) {
    SEGUE_TRY_VALUE(session, parts.storage.session());
    SEGUE_TRY_VALUE(settings, loadSettings(session->db()));
    return ok(settingsToJson(settings, Secrets::Hidden));
}

Result<http::Response>
change(const HubParts& parts, const http::Request& request, const AgentCaller& caller) {
    SEGUE_TRY_VALUE(body, jsonBody(request));
    SEGUE_TRY(checkTimeZone(body));
    const auto answer = parts.storage.write([&](Write& write) -> Result<http::Response> {
        SEGUE_TRY_VALUE(settings, loadSettings(write.db()));
        const RetentionSettings before = settings.retention;
        SEGUE_TRY(applySettings(body, settings));
        SEGUE_TRY(saveSettings(write, settings));
        if (settings.retention != before)
            SEGUE_TRY(AuditLog::append(
                write, caller.id, u"retention.changed"_s, retentionToJson(settings.retention)));
        return ok(settingsToJson(settings, Secrets::Hidden));
    });
    if (answer)
        parts.signs.settingsChanged();
    return answer;
}

} // namespace

void addSettingsRoutes(http::Router& router, const HubParts& parts) {
    addAgentRoute(
        router, parts, http::Method::Get, u"/api/v1/admin/settings"_s, 0,
        [parts](const http::Request&, const AgentCaller&) { return show(parts); }, Role::Admin);
    addAgentRoute(
        router, parts, http::Method::Put, u"/api/v1/admin/settings"_s, smallBody,
        [parts](const http::Request& request, const AgentCaller& caller) {
            return change(parts, request, caller);
        },
        Role::Admin);
}

} // namespace segue::hub
