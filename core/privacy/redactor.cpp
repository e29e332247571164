// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/privacy/redactor.h"

#include "core/privacy/export_text.h"

#include <algorithm>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestLocalPart = 64;
constexpr qsizetype longestDomain = 255;
constexpr qsizetype longestNeedle = 320;
constexpr qsizetype shortestNeedle = 2;
//! A pattern has a limit of its own.
constexpr qsizetype needlesAtOnce = 50;

bool isLocalPart(QChar c) {
    return c.isLetterOrNumber() || c.isSurrogate() || "._%+-'"_L1.contains(c);
}
bool isDomain(QChar c) {
    return c.isLetterOrNumber() || c.isSurrogate() || c == u'.' || c == u'-';
}

//! Scripts that put no spaces between words: a name may stand right beside other letters.
bool isWrittenWithoutSpaces(QChar c) {
    switch (c.script()) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return true;
    default:
        return c.isSurrogate();
    }
}

QString patternOf(const QString& needle) {
    QStringList words;
    const QStringList parts = needle.split(u' ', Qt::SkipEmptyParts);
    for (const QString& part : parts)
        words.append(QRegularExpression::escape(part));
    const bool openLeft = isWrittenWithoutSpaces(needle.front()) || !needle.front().isLetterOrNumber();
    const bool openRight = isWrittenWithoutSpaces(needle.back()) || !needle.back().isLetterOrNumber();
    return (openLeft ? QString() : u"(?<![\\p{L}\\p{N}])"_s) + words.join(u"\\s+"_s) +
           (openRight ? QString() : u"(?![\\p{L}\\p{N}])"_s);
}

QString key(const QString& text) {
    return text.simplified().normalized(QString::NormalizationForm_KC).toCaseFolded();
}

//! As it is written, and as a list of guests has it: "Carter, Ben".
QStringList waysToWrite(const QString& name) {
    const qsizetype space = name.lastIndexOf(u' ');
    return space < 0 ? QStringList{name}
                     : QStringList{name, name.mid(space + 1) + u", "_s + name.left(space)};
}

} // namespace

QString anotherParticipant() {
    return ExportText::tr("another participant");
}

QStringList addressesIn(const QString& text) {
    QStringList out;
    for (qsizetype at = text.indexOf(u'@'); at >= 0; at = text.indexOf(u'@', at + 1)) {
        qsizetype from = at;
        while (from > 0 && at - from < longestLocalPart && isLocalPart(text.at(from - 1)))
            --from;
        qsizetype to = at + 1;
        while (to < text.size() && to - at < longestDomain && isDomain(text.at(to)))
            ++to;
        while (to > at + 1 && !text.at(to - 1).isLetterOrNumber())
            --to;
        if (from < at && to > at + 1)
            out.append(text.mid(from, to - from));
    }
    return out;
}

Redactor::Redactor(const QStringList& names, const QStringList& addresses, const QStringList& own) {
    QSet<QString> kept;
    for (const QString& text : own)
        kept.insert(key(text));
    QStringList needles;
    const auto add = [&](const QString& text, const QStringList& forms) {
        if (kept.contains(key(text)) || text.size() < shortestNeedle || text.size() > longestNeedle)
            return;
        for (const QString& form : forms) {
            // A backend may compose its letters otherwise than whoever wrote the text.
            needles.append(form.normalized(QString::NormalizationForm_C));
            needles.append(form.normalized(QString::NormalizationForm_D));
        }
    };
    for (const QString& name : names)
        add(name.simplified(), waysToWrite(name.simplified()));
    for (const QString& address : addresses)
        add(address.simplified(), {address.simplified()});
    needles.removeDuplicates();
    // What is part of something longer must not leave the rest of it behind.
    std::sort(needles.begin(), needles.end(), [](const QString& a, const QString& b) {
        return a.size() == b.size() ? a < b : a.size() > b.size();
    });
    for (qsizetype i = 0; i < needles.size(); i += needlesAtOnce) {
        QStringList some;
        for (const QString& needle : needles.mid(i, needlesAtOnce))
            some.append(patternOf(needle));
        m_patterns.append(QRegularExpression(
            some.join(u'|'),
            QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption));
    }
}

QString Redactor::redacted(const QString& text) const {
    QString out = text;
    const QString stand = u'[' + anotherParticipant() + u']';
    for (const QRegularExpression& pattern : m_patterns)
        out.replace(pattern, stand);
    return out;
}

} // namespace segue
