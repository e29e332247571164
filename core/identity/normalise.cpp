// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/normalise.h"

#include <QStringList>
#include <QUrl>
#include <phonenumbers/phonenumberutil.h>

namespace segue::identity {

using namespace Qt::StringLiterals;

namespace {

//! Whether a part of an address holds nothing that a mail program could read as another address: quoted local
//! parts, comments and control characters are legal or nearly, rare, and made to deceive.
bool isPlainPart(const QString& part) {
    static const QString telling = u"\"<>()[]:;,\\@"_s;
    return std::none_of(part.begin(), part.end(), [](QChar c) {
        return c.isSpace() || c.unicode() < 0x20 || c.unicode() == 0x7f || telling.contains(c);
    });
}

} // namespace

QString normaliseEmail(const QString& address) {
    QString text = address.trimmed();
    if (text.endsWith(u'>')) {
        const qsizetype open = text.lastIndexOf(u'<');
        if (open < 0)
            return {};
        text = text.mid(open + 1, text.size() - open - 2).trimmed();
    }
    const qsizetype at = text.lastIndexOf(u'@');
    if (at <= 0 || at == text.size() - 1 || text.size() > 320)
        return {};
    const QString local = text.left(at).normalized(QString::NormalizationForm_C).toLower();
    QString domainText = text.mid(at + 1);
    if (domainText.endsWith(u'.'))
        domainText.chop(1);
    const QString domain = QString::fromLatin1(QUrl::toAce(domainText)).toLower();
    if (domain.isEmpty() || !isPlainPart(local) || !isPlainPart(domainText))
        return {};
    return local + u'@' + domain;
}

QString normalisePhone(const QString& number, const QString& region) {
    using i18n::phonenumbers::PhoneNumber;
    using i18n::phonenumbers::PhoneNumberUtil;
    if (number.size() > 64)
        return {};
    const PhoneNumberUtil* util = PhoneNumberUtil::GetInstance();
    const std::string country = region.isEmpty() ? "ZZ" : region.toUpper().toStdString();
    PhoneNumber parsed;
    if (util->Parse(number.toStdString(), country, &parsed) != PhoneNumberUtil::NO_PARSING_ERROR ||
        !util->IsPossibleNumber(parsed))
        return {};
    std::string text;
    util->Format(parsed, PhoneNumberUtil::E164, &text);
    return QString::fromStdString(text);
}

QString normaliseHandle(const QString& handle) {
    QString text = handle.trimmed().normalized(QString::NormalizationForm_KC).toCaseFolded();
    if (text.startsWith(u'@'))
        text.remove(0, 1);
    return text;
}

QString normalise(const ContactPoint& point, const QString& region) {
    switch (point.kind) {
    case PointKind::Email:
        return normaliseEmail(point.value);
    case PointKind::Phone:
        return normalisePhone(point.value, region);
    case PointKind::Handle:
        return normaliseHandle(point.value);
    case PointKind::ExternalId:
    case PointKind::Device:
        return point.value.trimmed();
    }
    return {};
}

QString foldName(const QString& name) {
    const QString decomposed = name.normalized(QString::NormalizationForm_KD)
                                   .toCaseFolded()
                                   .normalized(QString::NormalizationForm_KD);
    QString kept;
    kept.reserve(decomposed.size());
    for (const QChar c : decomposed) {
        if (c.isMark() || c == u'\'')
            continue;
        kept.append(c.isLetterOrNumber() || c.isSurrogate() ? c : QChar(u' '));
    }
    QStringList words = kept.simplified().split(u' ', Qt::SkipEmptyParts);
    words.sort();
    return words.join(u' ');
}

} // namespace segue::identity
