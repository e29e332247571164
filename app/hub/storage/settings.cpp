// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/storage/settings.h"

#include "app/hub/storage/settings_json.h"
#include "app/hub/storage/sql_values.h"
#include "core/base/enum_names.h"

#include <mutex>

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {
constexpr EnumNames<SmtpSecurity, 3> securityNames{{{
    {SmtpSecurity::None, "none"},
    {SmtpSecurity::StartTls, "starttls"},
    {SmtpSecurity::Tls, "tls"},
}}};

QString settingsName() {
    return u"settings"_s;
}
} // namespace

QString toString(SmtpSecurity security) {
    return securityNames.name(security);
}
std::optional<SmtpSecurity> smtpSecurityFromString(QStringView text) {
    return securityNames.value(text);
}

Result<std::optional<QString>> loadNote(db::Connection& db, const QString& name) {
    return db.scalar<QString>(u"SELECT value FROM settings WHERE name = ?"_s, {name});
}

Result<void> saveNote(Write& write, const QString& name, const QString& value) {
    SEGUE_TRY(write.db().run(
        u"INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET "
        "value = excluded.value"_s,
        {name, value}));
    return {};
}

Result<Settings> loadSettings(db::Connection& db) {
    SEGUE_TRY_VALUE(text, loadNote(db, settingsName()));
    if (!text)
        return Settings();
    // Every request asks, and they hardly ever change: the same text is the same settings.
    static std::mutex mutex;
    static QString knownText;
    static Settings known;
    const std::lock_guard lock(mutex);
    if (*text != knownText) {
        Settings settings;
        SEGUE_TRY(applySettings(jsonObject(*text), settings));
        knownText = *text;
        known = settings;
    }
    return known;
}

Result<void> saveSettings(Write& write, const Settings& settings) {
    return saveNote(write, settingsName(), jsonText(settingsToJson(settings, Secrets::Included)));
}

} // namespace segue::hub
