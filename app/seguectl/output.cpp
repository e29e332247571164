// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/output.h"

#include "app/seguectl/error_sentence.h"
#include "core/domain/value_json.h"

#include <algorithm>
#include <cstdio>

namespace segue::ctl {

using namespace Qt::StringLiterals;

namespace {

void write(FILE* stream, const QByteArray& bytes) {
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stream);
    std::fputc('\n', stream);
    std::fflush(stream);
}

} // namespace

QString TextTable::text(const QString& empty) const {
    if (m_rows.size() < 2)
        return empty;
    QList<qsizetype> widths(m_rows.first().size(), 0);
    for (const QStringList& row : m_rows) {
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], row.at(i).size());
    }
    QStringList lines;
    for (const QStringList& row : m_rows) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i)
            line += i + 1 < row.size() ? row.at(i).leftJustified(widths.at(i) + 2) : row.at(i);
        lines.append(line.trimmed());
    }
    return lines.join(u'\n');
}

QString forTerminal(const QString& text) {
    QString out;
    out.reserve(text.size());
    for (const QChar c : text) {
        if (c == u'\n' || c == u'\t' || c.category() != QChar::Other_Control)
            out.append(c);
    }
    return out;
}

void Output::answer(const QJsonObject& object, const QString& text) const {
    if (m_json)
        write(stdout, toJson(object));
    else if (!text.isEmpty())
        write(stdout, forTerminal(text).toUtf8());
}

void Output::progress(const QString& line) const {
    if (!m_json)
        write(stderr, forTerminal(line).toUtf8());
}

void Output::warn(const QString& sentence) const {
    if (m_json)
        write(stderr, toJson(QJsonObject{{u"warning"_s, sentence}}));
    else
        write(stderr, forTerminal(u"seguectl: "_s + sentence).toUtf8());
}

void Output::error(const Error& error) const {
    const QString sentence = errorSentence(error);
    if (m_json) {
        QJsonObject object = errorToJson(error);
        object.insert(u"message"_s, sentence);
        write(stderr, toJson(QJsonObject{{u"error"_s, object}}));
    } else {
        write(stderr, forTerminal(u"seguectl: "_s + sentence).toUtf8());
    }
}

} // namespace segue::ctl
