// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inbox/shop_card.h"

#include "ui/shell/icons.h"
#include "ui/shell/theme.h"
#include "ui/shell/workspace.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace segue {

using namespace Qt::StringLiterals;

ShopCard::ShopCard(Workspace& workspace, QWidget* parent) : QFrame(parent) {
    setProperty("surface", u"card"_s);
    auto* title = new QLabel(tr("Try it as a customer"), this);
    title->setProperty("role", u"strong"_s);
    auto* text = new QLabel(tr("Open this page, and write in the chat."), this);
    text->setProperty("role", u"muted"_s);
    text->setWordWrap(true);
    m_address = new QLabel(this);
    m_address->setTextFormat(Qt::PlainText);
    m_address->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_address->setAccessibleName(tr("Address of the shop page"));
    auto* open = new QPushButton(tr("Open"), this);
    open->setProperty("kind", u"primary"_s);
    open->setAccessibleName(tr("Open the shop page"));
    auto* copy = new QPushButton(tr("Copy"), this);
    copy->setIcon(themedIcon(u"copy"_s));
    copy->setAccessibleName(tr("Copy the address of the shop page"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::m, space::m, space::m, space::m);
    column->setSpacing(space::xs);
    for (QLabel* label : {title, text, m_address})
        column->addWidget(label);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(open);
    buttons->addWidget(copy);
    buttons->addStretch(1);
    column->addSpacing(space::xs);
    column->addLayout(buttons);
    connect(open, &QPushButton::clicked, this, [this] { QDesktopServices::openUrl(QUrl(m_url)); });
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_url); });
    connect(&workspace, &Workspace::hubUrlChanged, this, &ShopCard::setHub);
    setHub(workspace.hubUrl());
}

void ShopCard::setHub(const QString& url) {
    m_url = url.isEmpty() ? QString() : url + u"/shop"_s;
    m_address->setText(m_url);
    setVisible(!m_url.isEmpty());
}

} // namespace segue
