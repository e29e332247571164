// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace segue {

struct Emoji {
    QString text;
    QString name; //!< As typed after the colon.
};

//! Those whose name begins with or contains `part`, the best first, at most `most`.
QList<Emoji> findEmoji(const QString& part, int most);

} // namespace segue
