// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/import_source.h"

#include "app/seguectl/ctl_text.h"
#include "core/base/json.h"

#include <QJsonArray>

namespace segue::ctl {

using namespace Qt::StringLiterals;

namespace {

//! A whole JSON document is held in memory; larger workspaces come as lines.
constexpr qint64 largestDocument = 256LL * 1024 * 1024;
//! What the hub takes in one call, and more than a row can need.
constexpr qint64 longestLine = 16LL * 1024 * 1024;

auto badFile(const QString& sentence) {
    return fail(ErrorKind::Permanent, u"bad_file"_s, sentence);
}

class JsonLines final : public ImportSource {
public:
    explicit JsonLines(std::unique_ptr<QFile> file) : m_file(std::move(file)) {}

    Result<std::optional<ImportRow>> next() override {
        while (!m_file->atEnd()) {
            const QByteArray line = m_file->readLine(longestLine).trimmed();
            ++m_line;
            if (line.isEmpty())
                continue;
            const auto object = parseJsonObject(line);
            if (!object)
                return badFile(Ctl::tr("Line %1 is not a JSON object.").arg(m_line));
            ImportRow row{object->value("list"_L1).toString(), *object};
            if (!importLists().contains(row.list))
                return badFile(Ctl::tr("Line %1 does not name its list: one of %2.")
                                   .arg(m_line)
                                   .arg(importLists().join(u", "_s)));
            row.row.remove(u"list"_s);
            return row;
        }
        return std::optional<ImportRow>();
    }

private:
    std::unique_ptr<QFile> m_file;
    int m_line = 0;
};

QList<ImportRow> rowsOf(const QJsonObject& document) {
    QList<ImportRow> rows;
    for (const QString& list : importLists()) {
        const QJsonArray values = document.value(list).toArray();
        for (const QJsonValue& value : values)
            rows.append({list, value.toObject()});
    }
    return rows;
}

//! True if the first line with something on it is a whole object with a list's name.
bool looksLikeLines(QFile& file) {
    QByteArray first;
    while (first.isEmpty() && !file.atEnd())
        first = file.readLine(longestLine).trimmed();
    file.seek(0);
    const auto object = parseJsonObject(first);
    return object && object->contains("list"_L1);
}

} // namespace

const QStringList& importLists() {
    static const QStringList lists{u"organisations"_s, u"contacts"_s, u"agents"_s,   u"teams"_s,
                                   u"canned"_s,        u"macros"_s,   u"articles"_s, u"conversations"_s,
                                   u"entries"_s,       u"events"_s};
    return lists;
}

Result<std::unique_ptr<ImportSource>> ImportSource::open(const QString& path) {
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::ReadOnly))
        return fail(ErrorKind::Permanent, u"file_unreadable"_s, Ctl::tr("%1 cannot be read.").arg(path));
    if (looksLikeLines(*file))
        return std::make_unique<JsonLines>(std::move(file));
    if (file->size() > largestDocument)
        return badFile(Ctl::tr("%1 is too large for one JSON document; write it as JSON lines.").arg(path));
    const auto document = parseJsonObject(file->readAll(), largestDocument);
    if (!document)
        return badFile(
            Ctl::tr("%1 is neither JSON lines with \"list\" in each nor a JSON object of lists.").arg(path));
    const QStringList names = document->keys();
    for (const QString& name : names) {
        if (!importLists().contains(name) || !document->value(name).isArray())
            return badFile(Ctl::tr("\"%1\" is not a list of rows: there are %2.")
                               .arg(name, importLists().join(u", "_s)));
    }
    return std::make_unique<ImportRows>(rowsOf(*document));
}

} // namespace segue::ctl
