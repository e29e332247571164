// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/labels.h"

#include <QLabel>

namespace segue {

using namespace Qt::StringLiterals;

QLabel* plainLabel(const QString& text, const QString& role, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    if (!role.isEmpty())
        label->setProperty("role", role);
    return label;
}

QLabel* wrappedLabel(const QString& text, const QString& role, QWidget* parent) {
    QLabel* label = plainLabel(text, role, parent);
    label->setWordWrap(true);
    // A label that wraps asks for more width than it needs. A new policy forgets that its height follows from
    // the width, unless it is told so.
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    label->setSizePolicy(policy);
    return label;
}

QFrame* horizontalLine(QWidget* parent) {
    auto* line = new QFrame(parent);
    line->setProperty("line", u"h"_s);
    return line;
}

} // namespace segue
