// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/mail/authentication_results.h"

#include <QRegularExpression>

namespace segue::hub::mail {

using namespace Qt::StringLiterals;

namespace {

//! Comments in parentheses may hold anything, also "dmarc=pass".
QString withoutComments(const QString& value) {
    QString out;
    int depth = 0;
    for (const QChar c : value) {
        if (c == u'(')
            ++depth;
        else if (c == u')' && depth > 0)
            --depth;
        else if (depth == 0)
            out += c;
    }
    return out;
}

QString domainOf(const QString& address) {
    return address.section(u'@', -1).trimmed().toLower();
}

bool saysDmarcPass(const QString& result, const QString& domain) {
    static const QRegularExpression method(
        u"^\\s*dmarc\\s*=\\s*pass\\b"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression from(
        u"\\bheader\\.from\\s*=\\s*\"?([^\\s;\"]+)"_s, QRegularExpression::CaseInsensitiveOption);
    if (!method.match(result).hasMatch())
        return false;
    // RFC 8601 wants header.from; without it nobody says whose address passed.
    return domainOf(from.match(result).captured(1)) == domain;
}

} // namespace

bool dmarcPassed(
    const QStringList& authenticationResults, const QString& authservId, const QString& fromAddress) {
    const QString domain = domainOf(fromAddress);
    if (authservId.isEmpty() || domain.isEmpty())
        return false;
    for (const QString& header : authenticationResults) {
        const QStringList results = withoutComments(header).split(u';');
        // "mx.example.com 1": the version may follow the name.
        const QString server = results.first().trimmed().section(QRegularExpression(u"\\s"_s), 0, 0);
        if (server.compare(authservId, Qt::CaseInsensitive) != 0)
            continue;
        // The topmost header of our server is its own; one below may have come with the mail.
        for (const QString& result : results.mid(1)) {
            if (saysDmarcPass(result, domain))
                return true;
        }
        return false;
    }
    return false;
}

} // namespace segue::hub::mail
