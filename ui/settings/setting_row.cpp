// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/setting_row.h"

#include "ui/shell/labels.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QLabel>

namespace segue {

using namespace Qt::StringLiterals;

QWidget* settingRow(const QString& title, const QString& text, QWidget* control, QWidget* parent) {
    auto* row = new QWidget(parent);
    auto* words = new QVBoxLayout;
    words->setSpacing(1);
    QLabel* name = wrappedLabel(title, {}, row);
    name->setBuddy(control);
    words->addWidget(name);
    if (!text.isEmpty())
        words->addWidget(wrappedLabel(text, u"small"_s, row));
    if (control->accessibleName().isEmpty())
        control->setAccessibleName(title);
    control->setAccessibleDescription(text);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, space::xs, 0, space::xs);
    line->setSpacing(space::l);
    line->addLayout(words, 1);
    line->addWidget(control, 0, Qt::AlignVCenter);
    return row;
}

SettingsPart::SettingsPart(const QString& title, const QString& text, QWidget* parent) : QWidget(parent) {
    m_body = new QVBoxLayout;
    m_body->setSpacing(space::s);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::xs);
    column->addWidget(plainLabel(title, u"page"_s, this));
    if (!text.isEmpty())
        column->addWidget(wrappedLabel(text, u"muted"_s, this));
    column->addSpacing(space::s);
    column->addLayout(m_body, 1);
    setAccessibleName(title);
}

} // namespace segue
