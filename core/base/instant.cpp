// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/instant.h"

namespace segue {

std::optional<Instant> instantFromIso(const QString& text) {
    const QDateTime parsed = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!parsed.isValid())
        return std::nullopt;
    return fromMs(parsed.toMSecsSinceEpoch());
}

} // namespace segue
