// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/http/target.h"

#include <QStringDecoder>
#include <algorithm>

namespace segue::hub::http {

namespace {

int hexValue(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

std::optional<QByteArray> percentDecoded(QByteArrayView encoded, bool plusIsSpace) {
    QByteArray bytes;
    bytes.reserve(encoded.size());
    for (qsizetype i = 0; i < encoded.size(); ++i) {
        if (encoded[i] != '%') {
            bytes.append(plusIsSpace && encoded[i] == '+' ? ' ' : encoded[i]);
            continue;
        }
        if (i + 2 >= encoded.size())
            return std::nullopt;
        const int high = hexValue(encoded[i + 1]);
        const int low = hexValue(encoded[i + 2]);
        if (high < 0 || low < 0)
            return std::nullopt;
        bytes.append(static_cast<char>(high * 16 + low));
        i += 2;
    }
    return bytes;
}

std::optional<QString> decoded(QByteArrayView encoded, bool plusIsSpace) {
    const auto bytes = percentDecoded(encoded, plusIsSpace);
    if (!bytes)
        return std::nullopt;
    QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = utf8(*bytes);
    if (utf8.hasError())
        return std::nullopt;
    return text;
}

std::optional<QString> decodedSegment(QByteArrayView encoded) {
    const auto segment = decoded(encoded, false);
    if (!segment || *segment == u"." || *segment == u"..")
        return std::nullopt;
    const bool harmless = std::none_of(segment->begin(), segment->end(), [](QChar c) {
        return c.unicode() < 0x20 || c.unicode() == 0x7f || c == u'/' || c == u'\\';
    });
    return harmless ? segment : std::nullopt;
}

//! Calls `piece` for what lies between the separators, until it says false. Whether it never did.
template <class Piece> bool forEachPiece(QByteArrayView whole, char separator, Piece piece) {
    qsizetype from = 0;
    for (qsizetype i = 0; i <= whole.size(); ++i) {
        if (i < whole.size() && whole[i] != separator)
            continue;
        if (!piece(whole.sliced(from, i - from)))
            return false;
        from = i + 1;
    }
    return true;
}

bool addPair(Query& query, QByteArrayView pair) {
    if (pair.isEmpty())
        return true;
    const qsizetype equals = pair.indexOf('=');
    const auto key = decoded(equals < 0 ? pair : pair.first(equals), true);
    const auto value = decoded(equals < 0 ? QByteArrayView() : pair.sliced(equals + 1), true);
    if (!key || !value)
        return false;
    query.add(*key, *value);
    return true;
}

} // namespace

std::optional<Target> parseTarget(QByteArrayView target) {
    if (!target.startsWith('/') || target.contains('#'))
        return std::nullopt;
    const qsizetype question = target.indexOf('?');
    const QByteArrayView path = question < 0 ? target : target.first(question);
    Target parsed;
    const bool pathIsGood = forEachPiece(path.sliced(1), '/', [&parsed](QByteArrayView piece) {
        const auto segment = decodedSegment(piece);
        if (segment)
            parsed.segments.append(*segment);
        return segment.has_value();
    });
    if (!pathIsGood)
        return std::nullopt;
    parsed.path = u'/' + parsed.segments.join(u'/');
    if (question < 0)
        return parsed;
    const bool queryIsGood = forEachPiece(target.sliced(question + 1), '&', [&parsed](QByteArrayView pair) {
        return addPair(parsed.query, pair);
    });
    return queryIsGood ? std::optional(parsed) : std::nullopt;
}

} // namespace segue::hub::http
