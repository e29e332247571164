// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/composer_tools.h"

#include "ui/shell/colours.h"
#include "ui/shell/flat_button.h"
#include "ui/shell/icons.h"
#include "ui/shell/style_sheet.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>

namespace segue {

using namespace Qt::StringLiterals;

ComposerTools::ComposerTools(QWidget* parent) : QWidget(parent) {
    FlatButton* attach = toolButton(u"paperclip"_s, tr("Attach files"), this);
    FlatButton* canned = toolButton(u"note"_s, tr("Insert a canned response (/)"), this);
    FlatButton* emoji = toolButton(u"emoji"_s, tr("Insert an emoji (:)"), this);
    FlatButton* article = toolButton(u"knowledge"_s, tr("Find an article (%1)").arg(u"??"_s), this);
    m_hint = new QLabel(this);
    m_hint->setProperty("role", u"small"_s);
    m_hint->setTextFormat(Qt::PlainText);
    m_send = new QPushButton(this);
    m_send->setObjectName(u"composer.send"_s);
    m_more = toolButton(u"chevron-down"_s, tr("Other ways to send"), this);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(new QMenu(m_more));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    for (FlatButton* button : {attach, canned, emoji, article})
        row->addWidget(button);
    row->addSpacing(space::s);
    row->addWidget(m_hint, 1);
    row->addSpacing(space::s);
    row->addWidget(m_send);
    row->addWidget(m_more);
    connect(attach, &FlatButton::clicked, this, &ComposerTools::attachRequested);
    connect(canned, &FlatButton::clicked, this, [this] { Q_EMIT insertRequested(u"/"_s); });
    connect(emoji, &FlatButton::clicked, this, [this] { Q_EMIT insertRequested(u":sm"_s); });
    connect(article, &FlatButton::clicked, this, &ComposerTools::articleRequested);
    connect(m_send, &QPushButton::clicked, this, &ComposerTools::sendRequested);
}

void ComposerTools::setNote(bool note) {
    // Wider than the drawing, so that it does not touch the word.
    m_send->setIconSize({Theme::instance().scaled(20), Theme::instance().scaled(16)});
    m_send->setText(note ? tr("Add note") : tr("Send reply"));
    m_send->setIcon(note ? themedIcon(u"lock"_s, [] { return colours().onNote; }) : themedIcon(u"send"_s, [] {
        return colours().onAccent;
    }));
    restyle(m_send, "kind", note ? u"note"_s : u"primary"_s);
}

void ComposerTools::setHint(const QString& hint) {
    m_hint->setText(hint);
}

void ComposerTools::setReady(bool ready) {
    m_send->setEnabled(ready);
}

QMenu* ComposerTools::waysToSend() const {
    return m_more->menu();
}

} // namespace segue
