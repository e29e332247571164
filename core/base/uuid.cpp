// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/uuid.h"

namespace segue {

QString uuidV7(const Clock& clock, Random& random) {
    QByteArray raw = random.bytes(16);
    const auto ms = static_cast<quint64>(toMs(clock.now()));
    for (int i = 0; i < 6; ++i)
        raw[i] = static_cast<char>((ms >> (8 * (5 - i))) & 0xff);
    raw[6] = static_cast<char>((raw[6] & 0x0f) | 0x70);
    raw[8] = static_cast<char>((raw[8] & 0x3f) | 0x80);
    QByteArray hex = raw.toHex();
    for (const int at : {8, 13, 18, 23})
        hex.insert(at, '-');
    return QString::fromLatin1(hex);
}

} // namespace segue
