// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"

#include <QJsonDocument>
#include <QJsonParseError>
#include <cmath>

namespace segue {

namespace {
QLatin1StringView latin(const char* key) {
    return QLatin1StringView(key);
}

std::optional<QString> idText(const QJsonValue& value) {
    if (value.isString())
        return value.toString();
    if (value.isDouble() && std::floor(value.toDouble()) == value.toDouble())
        return QString::number(value.toInteger());
    return std::nullopt;
}

//! The integer that `value` is or, as some servers send it, spells.
std::optional<qint64> integerOf(const QJsonValue& value) {
    if (value.isDouble() && std::abs(value.toDouble()) < 9.0e18)
        return value.toInteger(static_cast<qint64>(value.toDouble()));
    if (value.isString()) {
        bool ok = false;
        const qint64 number = value.toString().toLongLong(&ok);
        if (ok)
            return number;
    }
    return std::nullopt;
}
} // namespace

Result<QJsonObject> parseJsonObject(const QByteArray& bytes, qsizetype maxBytes) {
    if (bytes.size() > maxBytes)
        return fail(
            ErrorKind::Protocol, QStringLiteral("json_too_large"),
            QStringLiteral("JSON of %1 bytes exceeds %2").arg(bytes.size()).arg(maxBytes));
    QJsonParseError parse;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &parse);
    if (parse.error != QJsonParseError::NoError)
        return fail(
            ErrorKind::Protocol, QStringLiteral("json_invalid"),
            QStringLiteral("%1 at offset %2").arg(parse.errorString()).arg(parse.offset));
    if (!document.isObject())
        return fail(
            ErrorKind::Protocol, QStringLiteral("json_not_object"), QStringLiteral("expected a JSON object"));
    return document.object();
}

QByteArray toJson(const QJsonObject& object) {
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QString JsonReader::pathOf(const char* key) const {
    return m_path + QLatin1Char('.') + QString::fromLatin1(key);
}

void JsonReader::complain(const char* key, const QString& what) {
    if (!m_error)
        m_error = Error{
            ErrorKind::Protocol, QStringLiteral("json_field"), pathOf(key) + QStringLiteral(": ") + what, 0,
            std::nullopt};
}

bool JsonReader::has(const char* key) const {
    const QJsonValue value = m_object.value(latin(key));
    return !value.isUndefined() && !value.isNull();
}

QJsonValue JsonReader::required(const char* key) {
    if (!has(key))
        complain(key, QStringLiteral("missing"));
    return m_object.value(latin(key));
}

QString JsonReader::string(const char* key) {
    const QJsonValue value = required(key);
    if (has(key) && !value.isString())
        complain(key, QStringLiteral("expected text"));
    return value.toString();
}

QString JsonReader::id(const char* key) {
    const auto text = idText(required(key));
    if (!text || text->isEmpty())
        complain(key, QStringLiteral("expected an id"));
    return text.value_or(QString());
}

qint64 JsonReader::integer(const char* key) {
    const auto number = integerOf(required(key));
    if (!number)
        complain(key, QStringLiteral("expected an integer"));
    return number.value_or(0);
}

Instant JsonReader::instant(const char* key) {
    return fromMs(integer(key));
}

QJsonObject JsonReader::object(const char* key) {
    const QJsonValue value = required(key);
    if (has(key) && !value.isObject())
        complain(key, QStringLiteral("expected an object"));
    return value.toObject();
}

QJsonArray JsonReader::array(const char* key) {
    const QJsonValue value = required(key);
    if (has(key) && !value.isArray())
        complain(key, QStringLiteral("expected a list"));
    return value.toArray();
}

QString JsonReader::optionalString(const char* key, const QString& fallback) {
    return has(key) ? string(key) : fallback;
}

QString JsonReader::optionalId(const char* key) {
    return has(key) ? id(key) : QString();
}

qint64 JsonReader::optionalInteger(const char* key, qint64 fallback) {
    return has(key) ? integer(key) : fallback;
}

double JsonReader::optionalNumber(const char* key, double fallback) {
    if (!has(key))
        return fallback;
    const QJsonValue value = m_object.value(latin(key));
    if (!value.isDouble())
        complain(key, QStringLiteral("expected a number"));
    return value.toDouble(fallback);
}

bool JsonReader::optionalBool(const char* key, bool fallback) {
    if (!has(key))
        return fallback;
    const QJsonValue value = m_object.value(latin(key));
    if (!value.isBool())
        complain(key, QStringLiteral("expected true or false"));
    return value.toBool(fallback);
}

std::optional<Instant> JsonReader::optionalInstant(const char* key) {
    if (!has(key))
        return std::nullopt;
    return instant(key);
}

QJsonObject JsonReader::optionalObject(const char* key) {
    return has(key) ? object(key) : QJsonObject();
}

QJsonArray JsonReader::optionalArray(const char* key) {
    return has(key) ? array(key) : QJsonArray();
}

QStringList JsonReader::optionalStrings(const char* key) {
    QStringList out;
    const QJsonArray values = optionalArray(key);
    for (const QJsonValue& value : values) {
        if (!value.isString())
            complain(key, QStringLiteral("expected a list of text"));
        out.append(value.toString());
    }
    return out;
}

} // namespace segue
