// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/storage/settings_json.h"

#include "core/base/json.h"

#include <QTimeZone>
#include <QUrl>

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

QString clockText(int minute) {
    return u"%1:%2"_s.arg(minute / 60, 2, 10, QChar(u'0')).arg(minute % 60, 2, 10, QChar(u'0'));
}

//! Minutes after midnight of "09:30"; below 0 for anything else. "24:00" is the day's end.
int minuteOf(const QString& text) {
    const QStringList parts = text.split(u':');
    if (parts.size() != 2)
        return -1;
    bool hourOk = false;
    bool minuteOk = false;
    const int hour = parts.at(0).toInt(&hourOk);
    const int minute = parts.at(1).toInt(&minuteOk);
    const bool valid =
        hourOk && minuteOk && hour >= 0 && minute >= 0 && minute < 60 && hour * 60 + minute <= 24 * 60;
    return valid ? hour * 60 + minute : -1;
}

QJsonArray hoursToJson(const QList<BusinessHours>& hours) {
    QJsonArray out;
    for (const BusinessHours& h : hours)
        out.append(QJsonObject{
            {u"day"_s, h.day}, {u"from"_s, clockText(h.fromMinute)}, {u"to"_s, clockText(h.toMinute)}});
    return out;
}

QList<BusinessHours> readHours(JsonReader& workspace) {
    QList<BusinessHours> hours;
    const QJsonArray values = workspace.optionalArray("business_hours");
    for (const QJsonValue& value : values) {
        JsonReader r(value.toObject());
        const BusinessHours h{
            static_cast<int>(r.integer("day")), minuteOf(r.string("from")), minuteOf(r.string("to"))};
        if (r.error() || h.day < 1 || h.day > 7 || h.fromMinute < 0 || h.toMinute <= h.fromMinute)
            workspace.complain(
                "business_hours", u"expected a day from 1 to 7 and times like 09:00, the later one last"_s);
        hours.append(h);
    }
    return hours;
}

//! A web address without a slash at the end, or empty.
void readUrl(JsonReader& r, const char* key, QString& url) {
    if (!r.has(key))
        return;
    url = r.string(key);
    while (url.endsWith(u'/'))
        url.chop(1);
    const QUrl parsed(url, QUrl::StrictMode);
    if (!url.isEmpty() && (!parsed.isValid() || parsed.host().isEmpty() ||
                           (parsed.scheme() != "http"_L1 && parsed.scheme() != "https"_L1)))
        r.complain(key, u"expected a web address"_s);
}

void readText(JsonReader& r, const char* key, QString& text) {
    if (r.has(key))
        text = r.string(key).trimmed();
}

void applyWorkspace(JsonReader& r, WorkspaceSettings& workspace) {
    readText(r, "name", workspace.name);
    readText(r, "time_zone", workspace.timeZone);
    if (r.has("business_hours"))
        workspace.businessHours = readHours(r);
    readUrl(r, "public_url", workspace.publicUrl);
    readUrl(r, "shop_url", workspace.shopUrl);
}

void applyMail(JsonReader& r, MailSettings& mail) {
    readText(r, "address", mail.address);
    readText(r, "smtp_host", mail.smtpHost);
    mail.smtpPort = static_cast<int>(r.optionalInteger("smtp_port", mail.smtpPort));
    if (mail.smtpPort < 1 || mail.smtpPort > 65535)
        r.complain("smtp_port", u"expected a port"_s);
    if (r.has("smtp_security")) {
        const auto security = smtpSecurityFromString(r.string("smtp_security"));
        if (!security)
            r.complain("smtp_security", u"expected none, starttls or tls"_s);
        mail.smtpSecurity = security.value_or(mail.smtpSecurity);
    }
    readText(r, "smtp_user", mail.smtpUser);
    if (r.has("smtp_password"))
        mail.smtpPassword = r.string("smtp_password");
    readText(r, "trusted_authserv_id", mail.trustedAuthservId);
    readText(r, "reply_domain", mail.replyDomain);
}

void applyChat(JsonReader& r, ChatSettings& chat) {
    if (r.has("allowed_origins"))
        chat.allowedOrigins = r.optionalStrings("allowed_origins");
    if (r.has("identity_secret"))
        chat.identitySecret = r.string("identity_secret");
}

void applyRetention(JsonReader& r, RetentionSettings& retention) {
    constexpr qint64 longestDays = 100 * 366;
    const QJsonObject days = r.optionalObject("days");
    if (r.has("days"))
        retention.days.clear();
    for (auto rule = days.begin(); rule != days.end(); ++rule) {
        const auto channel = channelFromString(rule.key());
        const qint64 count = rule->toInteger();
        if (!channel || !(rule->isDouble() || rule->isNull()) || count < 0 || count > longestDays)
            r.complain("days", u"expected channels with a number of days, 0 for ever"_s);
        else if (count > 0)
            retention.days.insert(*channel, static_cast<int>(count));
    }
    retention.closedOnly = r.optionalBool("closed_only", retention.closedOnly);
}

void putSecret(QJsonObject& object, const QString& name, const QString& value, Secrets secrets) {
    if (secrets == Secrets::Included)
        object.insert(name, value);
    else
        object.insert(name + u"_set"_s, !value.isEmpty());
}

} // namespace

QJsonObject publicWorkspaceToJson(const Settings& settings) {
    return {{u"name"_s, settings.workspace.name}, {u"time_zone"_s, settings.workspace.timeZone}};
}

QJsonObject settingsToJson(const Settings& settings, Secrets secrets) {
    const WorkspaceSettings& w = settings.workspace;
    const MailSettings& m = settings.mail;
    QJsonObject mail{{u"address"_s, m.address},         {u"smtp_host"_s, m.smtpHost},
                     {u"smtp_port"_s, m.smtpPort},      {u"smtp_security"_s, toString(m.smtpSecurity)},
                     {u"smtp_user"_s, m.smtpUser},      {u"trusted_authserv_id"_s, m.trustedAuthservId},
                     {u"reply_domain"_s, m.replyDomain}};
    putSecret(mail, u"smtp_password"_s, m.smtpPassword, secrets);
    QJsonObject chat{{u"allowed_origins"_s, QJsonArray::fromStringList(settings.chat.allowedOrigins)}};
    putSecret(chat, u"identity_secret"_s, settings.chat.identitySecret, secrets);
    return {
        {u"workspace"_s,
         QJsonObject{
             {u"name"_s, w.name},
             {u"time_zone"_s, w.timeZone},
             {u"business_hours"_s, hoursToJson(w.businessHours)},
             {u"public_url"_s, w.publicUrl},
             {u"shop_url"_s, w.shopUrl}}},
        {u"mail"_s, mail},
        {u"chat"_s, chat},
        {u"retention"_s, retentionToJson(settings.retention)}};
}

QJsonObject retentionToJson(const RetentionSettings& retention) {
    QJsonObject days;
    for (auto rule = retention.days.constBegin(); rule != retention.days.constEnd(); ++rule)
        days.insert(toString(rule.key()), rule.value());
    return {{u"days"_s, days}, {u"closed_only"_s, retention.closedOnly}};
}

Result<void> applyRetention(const QJsonObject& object, RetentionSettings& retention) {
    JsonReader r(object);
    RetentionSettings changed = retention;
    applyRetention(r, changed);
    if (r.error())
        return fail(*r.error());
    retention = changed;
    return {};
}

Result<void> checkTimeZone(const QJsonObject& object) {
    JsonReader workspace(object.value("workspace"_L1).toObject(), u"$.workspace"_s);
    if (workspace.has("time_zone") &&
        !QTimeZone(workspace.string("time_zone").trimmed().toLatin1()).isValid())
        workspace.complain("time_zone", u"expected a name of the IANA time zone database"_s);
    return workspace.error() ? Result<void>(fail(*workspace.error())) : Result<void>();
}

Result<void> applySettings(const QJsonObject& object, Settings& settings) {
    JsonReader r(object);
    JsonReader workspace(r.optionalObject("workspace"), u"$.workspace"_s);
    JsonReader mail(r.optionalObject("mail"), u"$.mail"_s);
    JsonReader chat(r.optionalObject("chat"), u"$.chat"_s);
    JsonReader retention(r.optionalObject("retention"), u"$.retention"_s);
    Settings changed = settings;
    applyWorkspace(workspace, changed.workspace);
    applyMail(mail, changed.mail);
    applyChat(chat, changed.chat);
    applyRetention(retention, changed.retention);
    for (const JsonReader* reader : {&r, &workspace, &mail, &chat, &retention}) {
        if (reader->error())
            return fail(*reader->error());
    }
    settings = changed;
    return {};
}

} // namespace segue::hub
