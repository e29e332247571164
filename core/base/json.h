// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/base/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>
#include <optional>

namespace segue {

//! Parses a JSON object from `bytes`. Errors: Protocol, with the offset. Limits: `maxBytes`.
Result<QJsonObject> parseJsonObject(const QByteArray& bytes, qsizetype maxBytes = 64 * 1024 * 1024);
QByteArray toJson(const QJsonObject& object);

//! Decodes an object field by field and remembers the first thing that was wrong, with its path, so that
//! decoding code reads as a list of fields: `JsonReader r(object, "$.entries[3]"); e.id = r.string("id"); …
//! return r.take(e);`
class JsonReader {
public:
    explicit JsonReader(QJsonObject object, QString path = QStringLiteral("$"))
        : m_object(std::move(object)), m_path(std::move(path)) {}

    // Required fields: a missing or mistyped one is an error and yields an empty value. Ids sent as numbers
    // are taken as text.
    QString string(const char* key);
    QString id(const char* key);
    qint64 integer(const char* key);
    Instant instant(const char* key);
    QJsonObject object(const char* key);
    QJsonArray array(const char* key);

    // Optional fields: absent and null are the same; a mistyped one is an error.
    QString optionalString(const char* key, const QString& fallback = {});
    QString optionalId(const char* key);
    qint64 optionalInteger(const char* key, qint64 fallback = 0);
    double optionalNumber(const char* key, double fallback = 0);
    bool optionalBool(const char* key, bool fallback = false);
    std::optional<Instant> optionalInstant(const char* key);
    QJsonObject optionalObject(const char* key);
    QJsonArray optionalArray(const char* key);
    QStringList optionalStrings(const char* key);

    //! A word of an enumeration, as its `…FromString` knows them.
    template <class Enum> Enum word(const char* key, std::optional<Enum> (*parse)(QStringView)) {
        const QString text = string(key);
        const auto value = parse(text);
        if (!value)
            complain(key, QStringLiteral("unknown word \"%1\"").arg(text.left(32)));
        return value.value_or(Enum{});
    }
    template <class Enum>
    Enum optionalWord(const char* key, std::optional<Enum> (*parse)(QStringView), Enum fallback) {
        return has(key) ? word(key, parse) : fallback;
    }
    //! An optional list of objects, each through `read(JsonReader&)`; what is wrong in one is an error of
    //! this.
    template <class Read> void each(const char* key, Read read) {
        const QJsonArray values = optionalArray(key);
        for (const auto& value : values) {
            JsonReader item(value.toObject(), pathOf(key));
            read(item);
            if (item.error())
                complain(key, item.error()->message);
        }
    }

    bool has(const char* key) const;
    QString pathOf(const char* key) const;
    //! Records a failure of the caller's own ("unknown channel"), unless one is there already.
    void complain(const char* key, const QString& what);

    const std::optional<Error>& error() const { return m_error; }
    //! `value`, unless something was wrong.
    template <class T> Result<T> take(T value) {
        if (m_error)
            return tl::unexpected<Error>(*m_error);
        return value;
    }

private:
    QJsonValue required(const char* key);

    QJsonObject m_object;
    QString m_path;
    std::optional<Error> m_error;
};

} // namespace segue
