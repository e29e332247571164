// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/sql_script.h"

using namespace Qt::StringLiterals;

namespace segue::db {

namespace {

bool isNameCharacter(QChar c) {
    return c.isLetterOrNumber() || c == u'_';
}

class Splitter {
public:
    explicit Splitter(const QString& script) : m_script(script) {}

    QStringList split() {
        while (m_position < m_script.size())
            readToken();
        endStatement(m_position);
        return m_statements;
    }

private:
    void readToken() {
        const QChar c = m_script[m_position];
        if (startsWith(u"--"))
            skipTo(u"\n", 2);
        else if (startsWith(u"/*"))
            skipTo(u"*/", 2);
        else if (c == u'\'' || c == u'"' || c == u'`')
            skipQuoted(c);
        else if (c == u'[')
            skipQuoted(u']');
        else if (c == u'$')
            readDollar();
        else if (isNameCharacter(c))
            readWord();
        else
            readPunctuation(c);
    }

    void readPunctuation(QChar c) {
        if (c == u';' && m_depth == 0) {
            endStatement(m_position);
            m_start = ++m_position;
            return;
        }
        if (!c.isSpace())
            m_hasContent = true;
        ++m_position;
    }

    void readWord() {
        const qsizetype begin = m_position;
        while (m_position < m_script.size() && isNameCharacter(m_script[m_position]))
            ++m_position;
        m_hasContent = true;
        const QString word = QStringView(m_script).mid(begin, m_position - begin).toString().toUpper();
        if (m_words.size() < 4)
            m_words += word;
        if (!isTrigger())
            return;
        if (word == "BEGIN"_L1 || word == "CASE"_L1)
            ++m_depth;
        else if (word == "END"_L1 && m_depth > 0)
            --m_depth;
    }

    // CREATE [TEMP | TEMPORARY | OR REPLACE] TRIGGER. PostgreSQL's triggers have no body, so that
    // nothing opens.
    bool isTrigger() const { return m_words.value(0) == "CREATE"_L1 && m_words.indexOf(u"TRIGGER"_s) > 0; }

    void readDollar() {
        qsizetype end = m_position + 1;
        while (end < m_script.size() && isNameCharacter(m_script[end]))
            ++end;
        m_hasContent = true;
        if (end == m_script.size() || m_script[end] != u'$') {
            m_position = end;
            return;
        }
        const QString tag = m_script.mid(m_position, end + 1 - m_position);
        skipTo(tag, tag.size());
    }

    // A doubled quote inside reads as two quoted parts side by side, which splits the same way.
    void skipQuoted(QChar close) {
        m_hasContent = true;
        skipTo(QStringView(&close, 1), 1);
    }

    void skipTo(QStringView end, qsizetype offset) {
        const qsizetype found = m_script.indexOf(end, m_position + offset);
        m_position = found < 0 ? m_script.size() : found + end.size();
    }

    bool startsWith(QStringView text) const { return QStringView(m_script).mid(m_position).startsWith(text); }

    void endStatement(qsizetype end) {
        if (m_hasContent)
            m_statements += m_script.mid(m_start, end - m_start).trimmed();
        m_hasContent = false;
        m_words.clear();
        m_depth = 0;
    }

    const QString& m_script;
    QStringList m_statements;
    QStringList m_words; //!< The first words of the statement, in capitals.
    qsizetype m_position = 0;
    qsizetype m_start = 0;
    int m_depth = 0; //!< Of BEGIN and CASE inside a trigger.
    bool m_hasContent = false;
};

} // namespace

QStringList splitStatements(const QString& script) {
    return Splitter(script).split();
}

} // namespace segue::db
