// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/supervisor/figure_card.h"

#include "ui/shell/labels.h"
#include "ui/shell/style_sheet.h"
#include "ui/shell/theme.h"
#include "ui/supervisor/info_button.h"

#include <QLabel>
#include <QVBoxLayout>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

//! As the style sheet knows it.
QString toneName(FigureCard::Tone tone) {
    switch (tone) {
    case FigureCard::Tone::Calm:
        return {};
    case FigureCard::Tone::Warning:
        return u"warning"_s;
    case FigureCard::Tone::Danger:
        return u"danger"_s;
    }
    return {};
}

} // namespace

TitledCard::TitledCard(Figure figure, QWidget* parent) : QFrame(parent) {
    setProperty("surface", u"card"_s);
    const Definition definition = definitionOf(figure);
    auto* head = new QHBoxLayout;
    head->setSpacing(space::xs);
    head->addWidget(wrappedLabel(definition.title, u"section"_s, this), 1);
    head->addWidget(new InfoButton(figure, this), 0, Qt::AlignTop);
    m_body = new QVBoxLayout;
    m_body->setSpacing(space::xs);
    // The round button's own edge is empty: it may stand nearer to the card's than what is read.
    head->setContentsMargins(0, 0, 0, 0);
    m_body->setContentsMargins(0, 0, space::l - space::s, 0);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::s, space::s, space::m);
    column->setSpacing(space::xs);
    column->addLayout(head);
    column->addLayout(m_body, 1);
    setAccessibleName(definition.title);
    setAccessibleDescription(definition.text);
}

FigureCard::FigureCard(Figure figure, QWidget* parent)
    : TitledCard(figure, parent), m_title(definitionOf(figure).title) {
    m_value = plainLabel(u"–"_s, u"page"_s, this);
    m_value->setObjectName(u"value"_s);
    m_detail = plainLabel(u" "_s, u"small"_s, this);
    body()->addWidget(m_value);
    body()->addWidget(m_detail);
    body()->addStretch(1);
}

void FigureCard::setValue(const QString& value, const QString& detail, Tone tone) {
    m_value->setText(value);
    m_detail->setText(detail.isEmpty() ? u" "_s : detail);
    restyle(m_value, "tone", toneName(tone));
    setAccessibleName(tr("%1: %2", "name of a number and its value").arg(m_title, value));
}

QString FigureCard::value() const {
    return m_value->text();
}

} // namespace segue
