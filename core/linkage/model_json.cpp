// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "core/linkage/model.h"

#include <cmath>

namespace segue::linkage {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 version = 1;

QJsonObject sharesToJson(const LevelShares& shares, std::span<const LevelKind> kinds) {
    QJsonObject json;
    for (size_t level = 0; level < shares.size(); ++level)
        json.insert(QString::fromLatin1(kinds[level].name), shares[level]);
    return json;
}

QJsonObject underToJson(const std::vector<LevelShares>& under, ColumnKind parent, ColumnKind kind) {
    QJsonObject json;
    for (size_t above = 0; above < under.size(); ++above)
        json.insert(
            QString::fromLatin1(levelsOf(parent)[above].name), sharesToJson(under[above], levelsOf(kind)));
    return json;
}

QJsonObject featureToJson(const KeyFeature& feature, const Model& model) {
    return {{u"field"_s, model.fields[feature.field].field.name}, {u"part"_s, toString(feature.part)}};
}

QJsonObject fieldToJson(const FieldModel& known, const Model& model) {
    const std::span kinds = levelsOf(known.field.kind);
    QJsonObject json{
        {u"name"_s, known.field.name},
        {u"kind"_s, toString(known.field.kind)},
        {u"m"_s, sharesToJson(known.match, kinds)},
        {u"u"_s, sharesToJson(known.chance, kinds)}};
    if (known.parent < 0)
        return json;
    const Field& parent = model.fields[size_t(known.parent)].field;
    json.insert(u"follows"_s, parent.name);
    json.insert(u"m_under"_s, underToJson(known.matchUnder, parent.kind, known.field.kind));
    json.insert(u"u_under"_s, underToJson(known.chanceUnder, parent.kind, known.field.kind));
    return json;
}

LevelShares sharesFromJson(JsonReader& reader, const char* key, ColumnKind kind) {
    const QJsonObject json = reader.object(key);
    LevelShares shares;
    double sum = 0;
    for (const LevelKind& level : levelsOf(kind)) {
        const QJsonValue value = json.value(QLatin1StringView(level.name));
        const double share = value.toDouble(-1);
        if (share < 0 || share > 1)
            reader.complain(key, u"\"%1\" is no share"_s.arg(QLatin1StringView(level.name)));
        shares.push_back(share);
        sum += share;
    }
    constexpr double rounding = 1e-3;
    if (std::abs(sum - 1) > rounding)
        reader.complain(key, u"the shares add up to %1"_s.arg(sum));
    return shares;
}

std::vector<LevelShares>
underFromJson(JsonReader& reader, const char* key, ColumnKind parent, ColumnKind kind) {
    std::vector<LevelShares> under;
    JsonReader inner(reader.object(key), reader.pathOf(key));
    for (const LevelKind& above : levelsOf(parent))
        under.push_back(sharesFromJson(inner, above.name, kind));
    if (inner.error())
        reader.complain(key, inner.error()->message);
    return under;
}

//! The number of the field of that name; -1 and a complaint if there is none.
int fieldNamed(JsonReader& reader, const char* key, const Model& model) {
    const QString name = reader.string(key);
    for (size_t field = 0; field < model.fields.size(); ++field) {
        if (model.fields[field].field.name == name)
            return static_cast<int>(field);
    }
    reader.complain(key, u"there is no field of that name"_s);
    return -1;
}

KeyFeature featureFromJson(JsonReader& reader, const Model& model) {
    const int field = fieldNamed(reader, "field", model);
    return {size_t(std::max(field, 0)), reader.word<KeyPart>("part", &keyPartFromString)};
}

void readField(JsonReader& reader, Model& model) {
    FieldModel known;
    known.field.name = reader.string("name");
    known.field.kind = reader.word<ColumnKind>("kind", &columnKindFromString);
    if (known.field.kind == ColumnKind::FullName)
        reader.complain("kind", u"a full name is compared by its parts"_s);
    known.match = sharesFromJson(reader, "m", known.field.kind);
    known.chance = sharesFromJson(reader, "u", known.field.kind);
    model.fields.push_back(std::move(known));
}

//! The second reading of a field, when all names are known.
void readParent(JsonReader& reader, FieldModel& known, const Model& model) {
    if (!reader.has("follows"))
        return;
    known.parent = fieldNamed(reader, "follows", model);
    if (known.parent < 0)
        return;
    const ColumnKind parent = model.fields[size_t(known.parent)].field.kind;
    known.matchUnder = underFromJson(reader, "m_under", parent, known.field.kind);
    known.chanceUnder = underFromJson(reader, "u_under", parent, known.field.kind);
    // Somebody may have written the file: a circle of parents would never end.
    size_t steps = 0;
    for (int at = known.parent; at >= 0 && steps <= model.fields.size(); ++steps)
        at = model.fields[size_t(at)].parent;
    if (steps > model.fields.size())
        reader.complain("follows", u"fields follow one another in a circle"_s);
}

} // namespace

QByteArray modelToJson(const Model& model) {
    QJsonArray fields;
    for (const FieldModel& known : model.fields)
        fields.append(fieldToJson(known, model));
    QJsonArray blocking;
    for (const BlockingRule& rule : model.blocking) {
        QJsonArray features;
        for (const KeyFeature& feature : rule.features)
            features.append(featureToJson(feature, model));
        blocking.append(QJsonObject{{u"features"_s, features}});
    }
    QJsonArray refinements;
    for (const KeyFeature& feature : model.refinements)
        refinements.append(featureToJson(feature, model));
    return toJson(
        {{u"version"_s, version},
         {u"prior"_s, model.prior},
         {u"relatives"_s, model.relatives},
         {u"fields"_s, fields},
         {u"blocking"_s, blocking},
         {u"refinements"_s, refinements}});
}

Result<Model> modelFromJson(const QByteArray& json) {
    SEGUE_TRY_VALUE(object, parseJsonObject(json, 4 * 1024 * 1024));
    JsonReader reader(object);
    if (reader.integer("version") != version)
        reader.complain("version", u"not a version that is known here"_s);
    Model model;
    model.prior = reader.optionalNumber("prior");
    model.relatives = reader.optionalNumber("relatives");
    if (model.prior <= 0 || model.prior >= 1)
        reader.complain("prior", u"no probability between 0 and 1"_s);
    if (model.relatives < 0 || model.relatives + model.prior >= 1)
        reader.complain("relatives", u"no probability beside the prior"_s);
    reader.each("fields", [&](JsonReader& item) { readField(item, model); });
    if (model.fields.empty() || model.fields.size() > mostFields)
        reader.complain("fields", u"1 to %1 fields are possible"_s.arg(mostFields));
    if (reader.error())
        return reader.take(Model{});
    size_t next = 0;
    reader.each("fields", [&](JsonReader& item) {
        readParent(item, model.fields[next], model);
        ++next;
    });
    reader.each("blocking", [&](JsonReader& item) {
        BlockingRule rule;
        item.each("features", [&](JsonReader& feature) {
            rule.features.push_back(featureFromJson(feature, model));
        });
        model.blocking.push_back(std::move(rule));
    });
    reader.each(
        "refinements", [&](JsonReader& item) { model.refinements.push_back(featureFromJson(item, model)); });
    return reader.take(std::move(model));
}

} // namespace segue::linkage
