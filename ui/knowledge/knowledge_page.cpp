// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/knowledge/knowledge_page.h"

#include "ui/knowledge/knowledge_browser.h"
#include "ui/shell/paint.h"

#include <QVBoxLayout>

namespace segue {

using namespace Qt::StringLiterals;

KnowledgePage::KnowledgePage(const UiContext& context, QWidget* parent) : RailPage(parent) {
    setAccessibleName(tr("Knowledge"));
    m_browser = new KnowledgeBrowser(context, KnowledgeBrowser::Layout::Wide, this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_browser);
    setFocusProxy(m_browser);
}

void KnowledgePage::open(const QString& what) {
    if (what == "new"_L1) {
        m_browser->write();
        return;
    }
    const qsizetype slash = what.indexOf(u'/');
    if (slash > 0)
        m_browser->showArticle({AccountId(what.left(slash)), what.mid(slash + 1)});
}

void KnowledgePage::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), colours().surface);
}

} // namespace segue
