// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/hub_settings.h"

#include "app/seguectl/command.h"
#include "app/seguectl/ctl_text.h"
#include "app/seguectl/output.h"

#include <QJsonArray>
#include <algorithm>

namespace segue::ctl {

using namespace Qt::StringLiterals;

namespace {

enum class ValueKind {
    Text,
    Number,
    List,   //!< Values between commas.
    Hours,  //!< "1 09:00-17:30, 2 09:00-12:00": days of the week from Monday = 1.
    Days,   //!< "web_chat 90, email 730": numbers of days by channel.
    Switch, //!< "true" or "false".
    Secret, //!< Is never shown.
};

struct SettingKey {
    QString section;
    QString name;
    ValueKind kind = ValueKind::Text;

    QString word() const { return section + u'.' + name; }
};

const QList<SettingKey>& allKeys() {
    static const QList<SettingKey> keys{
        {u"workspace"_s, u"name"_s},
        {u"workspace"_s, u"time_zone"_s},
        {u"workspace"_s, u"business_hours"_s, ValueKind::Hours},
        {u"workspace"_s, u"public_url"_s},
        {u"workspace"_s, u"shop_url"_s},
        {u"mail"_s, u"address"_s},
        {u"mail"_s, u"smtp_host"_s},
        {u"mail"_s, u"smtp_port"_s, ValueKind::Number},
        {u"mail"_s, u"smtp_security"_s},
        {u"mail"_s, u"smtp_user"_s},
        {u"mail"_s, u"smtp_password"_s, ValueKind::Secret},
        {u"mail"_s, u"trusted_authserv_id"_s},
        {u"mail"_s, u"reply_domain"_s},
        {u"chat"_s, u"allowed_origins"_s, ValueKind::List},
        {u"chat"_s, u"identity_secret"_s, ValueKind::Secret},
        {u"retention"_s, u"days"_s, ValueKind::Days},
        {u"retention"_s, u"closed_only"_s, ValueKind::Switch}};
    return keys;
}

QStringList partsOf(const QString& value) {
    QStringList parts;
    for (const QString& part : value.split(u',', Qt::SkipEmptyParts)) {
        if (!part.trimmed().isEmpty())
            parts.append(part.simplified());
    }
    return parts;
}

Result<QJsonValue> hoursFrom(const SettingKey& key, const QString& value) {
    QJsonArray hours;
    for (const QString& part : partsOf(value)) {
        bool isDay = false;
        const int day = part.section(u' ', 0, 0).toInt(&isDay);
        const QStringList times = part.section(u' ', 1).remove(u' ').split(u'-');
        if (!isDay || times.size() != 2)
            return usage(
                Ctl::tr("The setting %1 is like \"1 09:00-17:30, 2 09:00-12:00\", with 1 for Monday.")
                    .arg(key.word()));
        hours.append(QJsonObject{{u"day"_s, day}, {u"from"_s, times.first()}, {u"to"_s, times.last()}});
    }
    return QJsonValue(hours);
}

Result<QJsonValue> daysFrom(const SettingKey& key, const QString& value) {
    QJsonObject days;
    for (const QString& part : partsOf(value)) {
        bool isNumber = false;
        const int count = part.section(u' ', 1).toInt(&isNumber);
        if (!isNumber)
            return usage(Ctl::tr("The setting %1 is like \"web_chat 90, email 730\", with 0 days for ever.")
                             .arg(key.word()));
        days.insert(part.section(u' ', 0, 0), count);
    }
    return QJsonValue(days);
}

Result<QJsonValue> switchFrom(const SettingKey& key, const QString& value) {
    if (value != "true"_L1 && value != "false"_L1)
        return usage(Ctl::tr("The setting %1 is true or false.").arg(key.word()));
    return QJsonValue(value == "true"_L1);
}

Result<QJsonValue> valueFrom(
    const SettingKey& key, const QString& value, const std::function<std::optional<QString>()>& nextLine) {
    switch (key.kind) {
    case ValueKind::Text:
        return QJsonValue(value);
    case ValueKind::Number: {
        bool isNumber = false;
        const qint64 number = value.toLongLong(&isNumber);
        if (!isNumber)
            return usage(Ctl::tr("The setting %1 is a number.").arg(key.word()));
        return QJsonValue(number);
    }
    case ValueKind::List:
        return QJsonValue(QJsonArray::fromStringList(partsOf(value)));
    case ValueKind::Hours:
        return hoursFrom(key, value);
    case ValueKind::Days:
        return daysFrom(key, value);
    case ValueKind::Switch:
        return switchFrom(key, value);
    case ValueKind::Secret:
        break;
    }
    const auto secret = value == "-"_L1 ? nextLine() : std::optional(value);
    if (!secret)
        return usage(Ctl::tr("Standard input has no line for %1.").arg(key.word()));
    return QJsonValue(*secret);
}

QString hoursText(const QJsonArray& hours) {
    QStringList parts;
    for (const QJsonValue& each : hours)
        parts.append(u"%1 %2-%3"_s.arg(each["day"_L1].toInt())
                         .arg(each["from"_L1].toString(), each["to"_L1].toString()));
    return parts.join(u", "_s);
}

QString daysText(const QJsonObject& days) {
    QStringList parts;
    for (auto rule = days.begin(); rule != days.end(); ++rule)
        parts.append(u"%1 %2"_s.arg(rule.key()).arg(rule->toInt()));
    return parts.join(u", "_s);
}

QString textOf(const SettingKey& key, const QJsonObject& section) {
    const QJsonValue value = section.value(key.name);
    switch (key.kind) {
    case ValueKind::Text:
        return value.toString();
    case ValueKind::Number:
        return QString::number(value.toInteger());
    case ValueKind::List:
        return value.toVariant().toStringList().join(u", "_s);
    case ValueKind::Hours:
        return hoursText(value.toArray());
    case ValueKind::Days:
        return daysText(value.toObject());
    case ValueKind::Switch:
        return value.toBool() ? u"true"_s : u"false"_s;
    case ValueKind::Secret:
        break;
    }
    return section.value(key.name + u"_set"_s).toBool() ? Ctl::tr("set", "a secret")
                                                        : Ctl::tr("not set", "a secret");
}

} // namespace

QStringList settingKeys() {
    QStringList words;
    for (const SettingKey& key : allKeys())
        words.append(key.word());
    return words;
}

Result<QJsonObject>
settingsFromWords(const QStringList& assignments, const std::function<std::optional<QString>()>& nextLine) {
    QJsonObject settings;
    for (const QString& assignment : assignments) {
        const qsizetype equals = assignment.indexOf(u'=');
        const QString word = assignment.left(equals);
        const auto key = std::find_if(
            allKeys().begin(), allKeys().end(), [&](const SettingKey& each) { return each.word() == word; });
        if (key == allKeys().end())
            return usage(
                Ctl::tr("There is no setting \"%1\"; there are %2.").arg(word, settingKeys().join(u", "_s)));
        if (equals < 0)
            return usage(Ctl::tr("A setting is changed by %1=VALUE.").arg(word));
        SEGUE_TRY_VALUE(value, valueFrom(*key, assignment.mid(equals + 1), nextLine));
        QJsonObject section = settings.value(key->section).toObject();
        section.insert(key->name, value);
        settings.insert(key->section, section);
    }
    return settings;
}

QString settingsText(const QJsonObject& settings) {
    TextTable table({Ctl::tr("SETTING"), Ctl::tr("VALUE")});
    for (const SettingKey& key : allKeys())
        table.add({key.word(), textOf(key, settings.value(key.section).toObject())});
    return table.text({});
}

} // namespace segue::ctl
