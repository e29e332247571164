// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/knowledge/article_conflict.h"

#include "ui/knowledge/article_text.h"
#include "ui/shell/flow_layout.h"
#include "ui/shell/labels.h"
#include "ui/shell/theme.h"
#include "ui/shell/workspace.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace segue {

using namespace Qt::StringLiterals;

ArticleConflict::ArticleConflict(Workspace& workspace, QWidget* parent)
    : QFrame(parent), m_workspace(workspace) {
    setProperty("surface", u"card"_s);
    setAccessibleName(tr("Changed by somebody else"));
    m_text = wrappedLabel({}, {}, this);
    m_their = new QPlainTextEdit(this);
    m_their->setReadOnly(true);
    m_their->setObjectName(u"theirs"_s);
    m_their->setAccessibleName(tr("Their text"));
    m_their->setMaximumHeight(Theme::instance().scaled(160));
    m_keep = new QPushButton(tr("Save mine over it"), this);
    m_keep->setObjectName(u"keepMine"_s);
    m_take = new QPushButton(tr("Take theirs"), this);
    m_take->setObjectName(u"takeTheirs"_s);
    auto* buttons = new FlowLayout;
    buttons->setSpacing(space::s);
    buttons->addWidget(m_keep);
    buttons->addWidget(m_take);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::m, space::s, space::m, space::m);
    column->setSpacing(space::s);
    column->addWidget(plainLabel(tr("Somebody else changed this article meanwhile"), u"strong"_s, this));
    column->addWidget(m_text);
    column->addWidget(m_their);
    column->addLayout(buttons);
    connect(m_keep, &QPushButton::clicked, this, [this] { Q_EMIT mineChosen(m_theirs); });
    connect(m_take, &QPushButton::clicked, this, [this] { Q_EMIT theirsChosen(m_theirs); });
    connect(&workspace, &Workspace::changed, this, [this](const ChangeSet& changes) {
        if (!isHidden() && (changes.articles || changes.everything))
            read();
    });
    hide();
}

void ArticleConflict::begin(const Article& mine) {
    m_mine = mine;
    read();
    setVisible(true);
}

void ArticleConflict::read() {
    const auto theirs = m_workspace.views().article(m_mine.ref).value_or(std::nullopt);
    const bool there = theirs && theirs->version > m_mine.version;
    m_keep->setEnabled(there);
    m_take->setEnabled(there);
    m_their->setVisible(there);
    if (!there) {
        m_text->setText(tr("Their version is on its way. Your text stays in the editor."));
        return;
    }
    m_theirs = *theirs;
    m_text->setText(tr("Your text stays in the editor below until you decide. This is theirs (%1, “%2”):")
                        .arg(displayName(theirs->state), theirs->title));
    m_their->setPlainText(theirs->body);
}

} // namespace segue
