// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/mail/authentication_results.h"

#include <QRegularExpression>

#include <algorithm>

namespace segue::hub::mail {

using namespace Qt::StringLiterals;

namespace {

//! Cuts a header at the semicolons between its results. Comments, which may hold anything, are left out, and
//! quoted strings are emptied: the sender's own words stand there ("smtp.mailfrom"), also "; dmarc=pass".
class ResultScanner {
public:
    //! The server's name and its results; nothing if a quote or a comment does not end.
    QStringList scan(const QString& header) {
        for (qsizetype i = 0; i < header.size(); ++i) {
            const QChar c = header.at(i);
            if (c == u'\\' && (m_isQuoted || m_depth > 0))
                ++i; // Whatever follows is text.
            else if (m_isQuoted)
                m_isQuoted = c != u'"';
            else if (m_depth > 0)
                m_depth += c == u'(' ? 1 : c == u')' ? -1 : 0;
            else
                takePlain(c);
        }
        return m_isQuoted || m_depth > 0 ? QStringList() : m_parts;
    }

private:
    void takePlain(QChar c) {
        if (c == u';') {
            m_parts.append(QString());
        } else if (c == u'(') {
            m_depth = 1;
            m_parts.last() += u' ';
        } else if (c == u'"') {
            m_isQuoted = true;
            m_parts.last() += u"\"\""_s;
        } else {
            m_parts.last() += c;
        }
    }

    QStringList m_parts{QString()};
    bool m_isQuoted = false;
    int m_depth = 0;
};

QString domainOf(const QString& address) {
    return address.section(u'@', -1).trimmed().toLower();
}

bool isAboutDmarc(const QString& result) {
    static const QRegularExpression method(u"^\\s*dmarc\\b"_s, QRegularExpression::CaseInsensitiveOption);
    return method.match(result).hasMatch();
}

bool saysDmarcPass(const QString& result, const QString& domain) {
    static const QRegularExpression pass(
        u"^\\s*dmarc\\s*(?:/\\s*\\d+\\s*)?=\\s*pass(?:\\s|$)"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression from(
        u"\\sheader\\.from\\s*=\\s*(\\S+)"_s, QRegularExpression::CaseInsensitiveOption);
    if (!pass.match(result).hasMatch())
        return false;
    // RFC 8601 wants header.from; without it, or with two, nobody says whose address passed.
    auto found = from.globalMatch(result);
    if (!found.hasNext())
        return false;
    const QString passed = domainOf(found.next().captured(1));
    return passed == domain && !found.hasNext();
}

//! At least one result about DMARC, and every one of them a pass: beside a failure a pass proves nothing.
bool allSayDmarcPass(const QStringList& results, const QString& domain) {
    QStringList dmarc = results;
    dmarc.removeIf([](const QString& result) { return !isAboutDmarc(result); });
    return !dmarc.isEmpty() && std::all_of(dmarc.begin(), dmarc.end(), [&](const QString& result) {
        return saysDmarcPass(result, domain);
    });
}

} // namespace

bool dmarcPassed(
    const QStringList& authenticationResults, const QString& authservId, const QString& fromAddress) {
    const QString domain = domainOf(fromAddress);
    if (authservId.isEmpty() || domain.isEmpty())
        return false;
    for (const QString& header : authenticationResults) {
        const QStringList parts = ResultScanner().scan(header);
        if (parts.isEmpty())
            return false; // Perhaps our server's own: then all below came with the mail.
        // "mx.example.com 1": the version may follow the name.
        const QString server = parts.value(0).trimmed().section(QRegularExpression(u"\\s"_s), 0, 0);
        // The topmost header of our server is its own; one below may have come with the mail.
        if (server.compare(authservId, Qt::CaseInsensitive) == 0)
            return allSayDmarcPass(parts.mid(1), domain);
    }
    return false;
}

} // namespace segue::hub::mail
