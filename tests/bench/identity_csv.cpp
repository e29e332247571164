// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/identity_csv.h"

#include <QFile>
#include <QStringDecoder>
#include <algorithm>

namespace segue::bench {

using namespace Qt::StringLiterals;

namespace {

QString decoded(const QByteArray& bytes) {
    QStringDecoder decoder(QStringDecoder::Utf8); // Takes a byte order mark away.
    QString text = decoder.decode(bytes);
    return decoder.hasError() ? QString::fromLatin1(bytes) : text;
}

QChar separatorOf(const QString& text) {
    const QString header = text.section(u'\n', 0, 0);
    const QList<QChar> known{u',', u';', u'\t'};
    return *std::max_element(
        known.begin(), known.end(), [&](QChar a, QChar b) { return header.count(a) < header.count(b); });
}

//! Reads rows one after the other.
class CsvReader {
public:
    CsvReader(const QString& text, QChar separator) : m_text(text), m_separator(separator) {}

    bool atEnd() const { return m_at >= m_text.size(); }
    qint64 line() const { return m_line; }
    bool isQuoteOpen() const { return m_isQuoteOpen; }

    QStringList row() {
        QStringList fields;
        while (true) {
            fields.append(field());
            if (atEnd() || m_text[m_at] != m_separator)
                break;
            ++m_at;
        }
        if (!atEnd() && m_text[m_at] == u'\r')
            ++m_at;
        if (!atEnd() && m_text[m_at] == u'\n')
            ++m_at;
        ++m_line;
        return fields;
    }

private:
    bool isEndOfField() const {
        const QChar c = m_text[m_at];
        return c == m_separator || c == u'\n' || c == u'\r';
    }

    QString field() {
        while (!atEnd() && m_text[m_at] == u' ')
            ++m_at;
        if (!atEnd() && m_text[m_at] == u'"')
            return quotedField();
        const qsizetype begin = m_at;
        while (!atEnd() && !isEndOfField())
            ++m_at;
        return m_text.mid(begin, m_at - begin).trimmed();
    }

    QString quotedField() {
        QString out;
        for (++m_at; !atEnd(); ++m_at) {
            if (m_text[m_at] == u'"' && m_text.mid(m_at + 1, 1) != u"\""_s)
                break;
            if (m_text[m_at] == u'"')
                ++m_at;
            m_line += m_text[m_at] == u'\n' ? 1 : 0;
            out += m_text[m_at];
        }
        m_isQuoteOpen = m_isQuoteOpen || atEnd();
        for (++m_at; !atEnd() && !isEndOfField(); ++m_at)
            out += m_text[m_at]; // What follows the closing quote, against the rules.
        m_at = std::min(m_at, m_text.size());
        return out;
    }

    const QString& m_text;
    QChar m_separator;
    qsizetype m_at = 0;
    qint64 m_line = 1;
    bool m_isQuoteOpen = false;
};

} // namespace

Result<CsvTable> parseCsv(const QByteArray& bytes, const QString& name) {
    const QString text = decoded(bytes);
    CsvReader reader(text, separatorOf(text));
    CsvTable table;
    while (!reader.atEnd()) {
        const qint64 line = reader.line();
        QStringList row = reader.row();
        if (reader.isQuoteOpen())
            return fail(
                ErrorKind::Permanent, u"csv_quote"_s,
                u"%1: a quote that begins in line %2 is never closed"_s.arg(name).arg(line));
        if (row.size() == 1 && row.first().isEmpty())
            continue;
        if (table.header.isEmpty()) {
            table.header = row;
            continue;
        }
        if (row.size() != table.header.size())
            return fail(
                ErrorKind::Permanent, u"csv_ragged"_s,
                u"%1: line %2 has %3 fields, the header %4"_s.arg(name)
                    .arg(line)
                    .arg(row.size())
                    .arg(table.header.size()));
        table.rows.append(std::move(row));
    }
    if (table.rows.isEmpty())
        return fail(ErrorKind::Permanent, u"csv_empty"_s, u"%1: there are no rows"_s.arg(name));
    return table;
}

Result<CsvTable> readCsv(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Permanent, u"csv_unreadable"_s, u"%1: %2"_s.arg(path, file.errorString()));
    return parseCsv(file.readAll(), path);
}

QString csvField(const QString& text) {
    const bool isPlain = std::none_of(
        text.begin(), text.end(), [](QChar c) { return c == u'"' || c == u',' || c == u'\n' || c == u'\r'; });
    return isPlain ? text : u'"' + QString(text).replace(u'"', u"\"\""_s) + u'"';
}

} // namespace segue::bench
