// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"

#include <QRandomGenerator>
#include <QString>
#include <limits>

namespace segue {

quint64 Random::below(quint64 bound) {
    Q_ASSERT(bound > 0);
    // Reject the top remainder, so that every value is equally likely.
    const quint64 limit = std::numeric_limits<quint64>::max() - std::numeric_limits<quint64>::max() % bound;
    quint64 value = next();
    while (value >= limit)
        value = next();
    return value % bound;
}

QByteArray Random::bytes(int count) {
    QByteArray out;
    out.reserve(count);
    quint64 pool = 0;
    for (int i = 0; i < count; ++i) {
        if (i % 8 == 0)
            pool = next();
        out.append(static_cast<char>(pool & 0xff));
        pool >>= 8;
    }
    return out;
}

double Random::unit() {
    return static_cast<double>(next() >> 11) * 0x1.0p-53;
}

quint64 SystemRandom::next() {
    return QRandomGenerator::system()->generate64();
}

quint64 SeededRandom::next() {
    m_state += 0x9e3779b97f4a7c15ULL;
    quint64 z = m_state;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

QString randomToken(Random& random, int bytes) {
    return QString::fromLatin1(
        random.bytes(bytes).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

} // namespace segue
