// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/placeholders.h"

namespace segue {

using namespace Qt::StringLiterals;

QString fillPlaceholders(const QString& text, const QHash<QString, QString>& values) {
    QString out;
    qsizetype from = 0;
    while (true) {
        const qsizetype open = text.indexOf("{{"_L1, from);
        const qsizetype close = open < 0 ? -1 : text.indexOf("}}"_L1, open);
        if (close < 0)
            return out + text.mid(from);
        const QString name = text.mid(open + 2, close - open - 2).trimmed();
        const QString value = values.value(name);
        out += text.mid(from, open - from);
        out += value.isEmpty() ? text.mid(open, close + 2 - open) : value;
        from = close + 2;
    }
}

} // namespace segue
