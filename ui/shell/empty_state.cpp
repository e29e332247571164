// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/empty_state.h"

#include "ui/shell/icons.h"
#include "ui/shell/paint.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace segue {

using namespace Qt::StringLiterals;

EmptyState::EmptyState(QWidget* parent) : QWidget(parent) {
    m_icon = new QLabel(this);
    m_title = new QLabel(this);
    m_title->setProperty("role", u"title"_s);
    m_text = new QLabel(this);
    m_text->setProperty("role", u"muted"_s);
    m_action = new QPushButton(this);
    m_action->hide();
    for (QLabel* label : {m_icon, m_title, m_text}) {
        label->setTextFormat(Qt::PlainText);
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(label != m_icon);
    }
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(space::xl, space::xl, space::xl, space::xl);
    m_column->setSpacing(space::s);
    m_column->addStretch(2);
    m_column->addWidget(m_icon);
    m_column->addSpacing(space::xs);
    m_column->addWidget(m_title);
    m_column->addWidget(m_text);
    m_column->addWidget(m_action, 0, Qt::AlignCenter);
    m_column->addStretch(3);
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionClicked);
    connect(&Theme::instance(), &Theme::changed, this, &EmptyState::drawIcon);
}

void EmptyState::set(
    const QString& icon, const QString& title, const QString& text, const QString& actionText) {
    m_iconName = icon;
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    m_action->setText(actionText);
    m_action->setVisible(!actionText.isEmpty());
    drawIcon();
}

void EmptyState::addExtra(QWidget* extra) {
    m_column->insertWidget(m_column->count() - 1, extra, 0, Qt::AlignHCenter);
}

void EmptyState::drawIcon() {
    const int size = Theme::instance().scaled(56);
    QPixmap picture(QSize(size, size) * devicePixelRatioF());
    picture.setDevicePixelRatio(devicePixelRatioF());
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    paintBox(painter, QRectF(0, 0, size, size), size / 2.0, colours().sunken);
    const int inner = Theme::instance().scaled(24);
    paintIcon(
        painter, m_iconName, QRectF((size - inner) / 2.0, (size - inner) / 2.0, inner, inner),
        colours().muted);
    painter.end();
    m_icon->setPixmap(picture);
}

} // namespace segue
