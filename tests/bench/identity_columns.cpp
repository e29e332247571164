// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/identity_columns.h"

#include <QRegularExpression>
#include <QSet>
#include <algorithm>

namespace segue::bench {

using namespace Qt::StringLiterals;
using linkage::ColumnKind;

namespace {

struct Word {
    const char* word;
    ColumnKind kind;
};
// A word in a column's name, and the kind that it makes the column. The first that is found counts.
constexpr Word words[] = {{"email", ColumnKind::Email},        {"mail", ColumnKind::Email},
                          {"phone", ColumnKind::Phone},        {"telephone", ColumnKind::Phone},
                          {"tel", ColumnKind::Phone},          {"mobile", ColumnKind::Phone},
                          {"cell", ColumnKind::Phone},         {"postcode", ColumnKind::Postcode},
                          {"postal", ColumnKind::Postcode},    {"zip", ColumnKind::Postcode},
                          {"zipcode", ColumnKind::Postcode},   {"plz", ColumnKind::Postcode},
                          {"ssn", ColumnKind::IdNumber},       {"passport", ColumnKind::IdNumber},
                          {"sec", ColumnKind::IdNumber},       {"nin", ColumnKind::IdNumber},
                          {"iban", ColumnKind::IdNumber},      {"tax", ColumnKind::IdNumber},
                          {"insurance", ColumnKind::IdNumber}, {"city", ColumnKind::Place},
                          {"town", ColumnKind::Place},         {"suburb", ColumnKind::Place},
                          {"village", ColumnKind::Place},      {"place", ColumnKind::Place},
                          {"birthplace", ColumnKind::Place},   {"locality", ColumnKind::Place},
                          {"location", ColumnKind::Place},     {"county", ColumnKind::Place},
                          {"parish", ColumnKind::Place},       {"dob", ColumnKind::Date},
                          {"birth", ColumnKind::Date},         {"birthdate", ColumnKind::Date},
                          {"birthday", ColumnKind::Date},      {"born", ColumnKind::Date},
                          {"date", ColumnKind::Date},          {"gender", ColumnKind::Category},
                          {"sex", ColumnKind::Category},       {"occupation", ColumnKind::Category},
                          {"job", ColumnKind::Category},       {"profession", ColumnKind::Category},
                          {"state", ColumnKind::Category},     {"country", ColumnKind::Category},
                          {"province", ColumnKind::Category},  {"title", ColumnKind::Category},
                          {"surname", ColumnKind::Surname},    {"lastname", ColumnKind::Surname},
                          {"last", ColumnKind::Surname},       {"family", ColumnKind::Surname},
                          {"lname", ColumnKind::Surname},      {"given", ColumnKind::GivenName},
                          {"first", ColumnKind::GivenName},    {"firstname", ColumnKind::GivenName},
                          {"forename", ColumnKind::GivenName}, {"fname", ColumnKind::GivenName},
                          {"house", ColumnKind::HouseNumber},  {"street", ColumnKind::Street},
                          {"address", ColumnKind::Street},     {"addr", ColumnKind::Street},
                          {"name", ColumnKind::FullName},      {"fullname", ColumnKind::FullName}};

// What --map calls a kind beside the kinds' own names.
constexpr Word aliases[] = {{"first_name", ColumnKind::GivenName}, {"last_name", ColumnKind::Surname},
                            {"name", ColumnKind::FullName},        {"birth_date", ColumnKind::Date},
                            {"city", ColumnKind::Place},           {"birth_place", ColumnKind::Place},
                            {"address", ColumnKind::Street},       {"national_id", ColumnKind::IdNumber},
                            {"zip", ColumnKind::Postcode},         {"occupation", ColumnKind::Category},
                            {"gender", ColumnKind::Category},      {"state", ColumnKind::Category}};

QStringList wordsOf(const QString& name) {
    static const QRegularExpression camel(u"([a-z])([A-Z])"_s);
    static const QRegularExpression gaps(u"[^a-z0-9]+"_s);
    return QString(name).replace(camel, u"\\1_\\2"_s).toLower().split(gaps, Qt::SkipEmptyParts);
}

std::optional<ColumnKind> kindByName(const QString& name) {
    const QStringList parts = wordsOf(name);
    const auto has = [&](const char* word) { return parts.contains(QLatin1StringView(word)); };
    if (parts == QStringList{u"e"_s, u"mail"_s})
        return ColumnKind::Email;
    if ((has("street") || has("house")) && (has("number") || has("no") || has("nr")))
        return ColumnKind::HouseNumber;
    if ((has("first") || has("given") || has("forename")) && (has("last") || has("surname") || has("family")))
        return ColumnKind::FullName;
    if (has("phone") || has("email"))
        return has("phone") ? ColumnKind::Phone : ColumnKind::Email;
    for (const Word& word : words) {
        if (has(word.word))
            return word.kind;
    }
    return std::nullopt;
}

//! What the values of a column are like.
struct Contents {
    qsizetype present = 0;
    QSet<QString> distinct;
    double addresses = 0; //!< Shares of the values.
    double dates = 0;
};

Contents contentsOf(const CsvTable& table, qsizetype column) {
    static const QRegularExpression address(u"^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$"_s);
    static const QRegularExpression date(
        u"^(\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{4})$"_s);
    Contents contents;
    for (const QStringList& row : table.rows) {
        const QString& value = row[column];
        if (value.isEmpty())
            continue;
        ++contents.present;
        contents.distinct.insert(value);
        contents.addresses += address.match(value).hasMatch() ? 1 : 0;
        contents.dates += date.match(value).hasMatch() ? 1 : 0;
    }
    contents.addresses /= static_cast<double>(std::max<qsizetype>(contents.present, 1));
    contents.dates /= static_cast<double>(std::max<qsizetype>(contents.present, 1));
    return contents;
}

ColumnUse useByContents(const QString& name, const Contents& contents) {
    constexpr double most = 0.8;
    constexpr double nearlyAll = 0.98;
    constexpr qsizetype fewWords = 300;
    const auto distinct = contents.distinct.size();
    if (contents.addresses >= most)
        return {name, ColumnKind::Email, u"by its contents"_s};
    if (contents.dates >= most)
        return {name, ColumnKind::Date, u"by its contents"_s};
    if (static_cast<double>(distinct) > nearlyAll * static_cast<double>(contents.present))
        return {name, std::nullopt, u"nearly every value is another"_s};
    return {name, distinct <= fewWords ? ColumnKind::Category : ColumnKind::Text, u"by its contents"_s};
}

//! What a column is, unless it was mapped.
ColumnUse useOf(const CsvTable& table, qsizetype column) {
    const QString& name = table.header[column];
    const Contents contents = contentsOf(table, column);
    if (contents.distinct.size() <= 1)
        return {name, std::nullopt, u"all values are the same"_s};
    if (const auto kind = kindByName(name))
        return {name, kind, u"by its name"_s};
    return useByContents(name, contents);
}

} // namespace

Result<QHash<QString, std::optional<ColumnKind>>> parseMap(const QString& map) {
    QHash<QString, std::optional<ColumnKind>> mapped;
    const QStringList entries = map.split(u',', Qt::SkipEmptyParts);
    for (const QString& entry : entries) {
        const QString word = entry.section(u'=', 0, 0).trimmed();
        std::optional<ColumnKind> kind = linkage::columnKindFromString(word);
        for (const Word& alias : aliases) {
            if (word == QLatin1StringView(alias.word))
                kind = alias.kind;
        }
        if ((!kind && word != "ignore"_L1) || !entry.contains(u'='))
            return fail(
                ErrorKind::Permanent, u"bad_map"_s,
                u"--map: \"%1\" is no KIND=COLUMN that is known"_s.arg(entry));
        mapped.insert(entry.section(u'=', 1).trimmed(), kind);
    }
    return mapped;
}

Result<QList<ColumnUse>> recogniseColumns(
    const CsvTable& table, const QHash<QString, std::optional<ColumnKind>>& mapped,
    const QStringList& unused) {
    QStringList named = unused;
    named += mapped.keys();
    for (const QString& name : std::as_const(named)) {
        if (!table.header.contains(name))
            return fail(
                ErrorKind::Permanent, u"no_such_column"_s,
                u"there is no column \"%1\"; there are: %2"_s.arg(name, table.header.join(u", "_s)));
    }
    QList<ColumnUse> uses;
    for (qsizetype column = 0; column < table.header.size(); ++column) {
        const QString& name = table.header[column];
        if (unused.contains(name))
            uses.append({name, std::nullopt, u"not part of the comparison"_s});
        else if (mapped.contains(name))
            uses.append({name, mapped.value(name), u"mapped"_s});
        else
            uses.append(useOf(table, column));
    }
    const auto has = [&](ColumnKind kind) {
        return std::any_of(uses.begin(), uses.end(), [&](const ColumnUse& use) { return use.kind == kind; });
    };
    const bool hasParts = has(ColumnKind::GivenName) && has(ColumnKind::Surname);
    for (ColumnUse& use : uses) {
        if (hasParts && use.kind == ColumnKind::FullName)
            use = {use.name, std::nullopt, u"its parts have columns of their own"_s};
    }
    return uses;
}

} // namespace segue::bench
