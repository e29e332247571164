// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/sample/catalogue.h"

#include "core/base/json.h"

#include <QDir>
#include <QFile>

namespace segue::ctl::sample {

using namespace Qt::StringLiterals;

namespace {

constexpr int articleAgeDays = 90;

auto badSample(const QString& file, const QString& why) {
    return fail(ErrorKind::Permanent, u"bad_sample"_s, u"%1: %2"_s.arg(file, why));
}

Result<Language> loadLanguage(const QString& path) {
    auto language = parseLanguage(QString::fromUtf8(sampleFile(path)));
    if (!language)
        return badSample(path, language.error().message);
    return language;
}

QJsonArray prefixed(const QString& prefix, const QJsonArray& keys) {
    QJsonArray out;
    for (const QJsonValue& key : keys)
        out.append(QString(prefix + key.toString()));
    return out;
}

//! The rows of `list`, with external ids made of their keys, or of their place where they have
//! none.
QList<ImportRow> rowsOf(const Catalogue& catalogue, const QString& list, const QString& prefix) {
    QList<ImportRow> rows;
    const QJsonArray values = catalogue.workspace.value(list).toArray();
    for (qsizetype i = 0; i < values.size(); ++i) {
        QJsonObject row = values.at(i).toObject();
        row.insert(
            u"external_id"_s, QString(prefix + row.take("key"_L1).toString(u"%1-%2"_s.arg(list).arg(i))));
        if (list == "teams"_L1)
            row.insert(u"agents"_s, prefixed(prefix, row.value("agents"_L1).toArray()));
        rows.append({list, row});
    }
    return rows;
}

//! "title: …" lines up to an empty one; the rest is the body.
Result<QJsonObject> parseArticle(const QString& name, const QString& text) {
    const qsizetype end = text.indexOf(u"\n\n"_s);
    QJsonObject row{
        {u"language"_s, name.section(u'-', 0, 0)},
        {u"state"_s, u"published"_s},
        {u"body"_s, text.mid(end + 2).trimmed()}};
    for (const QString& line : text.left(end).split(u'\n')) {
        const QString key = line.section(u": "_s, 0, 0);
        const QString value = line.section(u": "_s, 1);
        if (key == "keywords"_L1)
            row.insert(key, QJsonArray::fromStringList(value.split(u", "_s)));
        else
            row.insert(key, value);
    }
    if (end < 0 || row.value("title"_L1).toString().isEmpty())
        return badSample(name, u"an article begins with its title and an empty line"_s);
    return row;
}

} // namespace

QByteArray sampleFile(const QString& path) {
    QFile file(u":/sample/"_s + path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Result<Catalogue> Catalogue::load() {
    Catalogue out;
    SEGUE_TRY_VALUE(workspace, parseJsonObject(sampleFile(u"workspace.json"_s)));
    SEGUE_TRY_VALUE(lively, parseJsonObject(sampleFile(u"lively.json"_s)));
    SEGUE_TRY_VALUE(wholesale, loadLanguage(u"languages/wholesale.txt"_s));
    out.workspace = workspace;
    out.lively = lively;
    out.wholesale = wholesale;
    const QStringList names = QDir(u":/sample/languages"_s).entryList(QDir::Files, QDir::Name);
    for (const QString& name : names) {
        if (name == "wholesale.txt"_L1)
            continue;
        SEGUE_TRY_VALUE(language, loadLanguage(u"languages/"_s + name));
        out.languages.append(language);
    }
    return out;
}

QList<ImportRow> directoryRows(const Catalogue& catalogue, const QString& prefix, const QString& selfName) {
    const QJsonObject self{
        {u"external_id"_s, QString(prefix + u"self"_s)},
        {u"name"_s, selfName},
        {u"email"_s, catalogue.workspace.value("self_email"_L1)}};
    return rowsOf(catalogue, u"organisations"_s, prefix) + QList<ImportRow>{{u"agents"_s, self}} +
           rowsOf(catalogue, u"agents"_s, prefix) + rowsOf(catalogue, u"teams"_s, prefix) +
           rowsOf(catalogue, u"canned"_s, prefix) + rowsOf(catalogue, u"macros"_s, prefix);
}

Result<QList<ImportRow>> articleRows(const QString& prefix, Instant now) {
    QList<ImportRow> rows;
    const QStringList names = QDir(u":/sample/articles"_s).entryList(QDir::Files, QDir::Name);
    for (qsizetype i = 0; i < names.size(); ++i) {
        const QString name = names.at(i).section(u'.', 0, 0);
        SEGUE_TRY_VALUE(row, parseArticle(name, QString::fromUtf8(sampleFile(u"articles/"_s + names.at(i)))));
        const Instant written = now - std::chrono::hours(24 * (articleAgeDays - 3 * i));
        row.insert(u"external_id"_s, QString(prefix + u"article-"_s + name));
        row.insert(u"created_at"_s, toMs(written));
        row.insert(u"updated_at"_s, toMs(written));
        rows.append({u"articles"_s, row});
    }
    return rows;
}

} // namespace segue::ctl::sample
