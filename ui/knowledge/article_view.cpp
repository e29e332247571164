// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/knowledge/article_view.h"

#include "ui/knowledge/article_text.h"
#include "ui/shell/theme.h"
#include "ui/timeline/attachment_opener.h"
#include "ui/timeline/safe_document.h"

#include <QScrollBar>

namespace segue {

using namespace Qt::StringLiterals;

namespace {
//! As the style sheet draws it.
constexpr int focusLine = 2;
} // namespace

ArticleView::ArticleView(const UiContext& context, QWidget* parent) : QTextBrowser(parent) {
    m_document = new SafeDocument(this);
    m_opener = new AttachmentOpener(context, this);
    setDocument(m_document);
    setOpenLinks(false);
    setFrameShape(NoFrame);
    setProperty("look", u"bare"_s);
    setAccessibleName(tr("Article"));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // The frame that shows the focus keeps its distance from the text.
    constexpr int gap = textInset - focusLine;
    setViewportMargins(gap, gap, gap, gap);
    connect(this, &QTextBrowser::anchorClicked, this, [this](const QUrl& target) {
        m_opener->openLink(target.toString(QUrl::FullyEncoded), {});
    });
    connect(this, &QTextBrowser::highlighted, this, [this](const QUrl& target) {
        setToolTip(target.toDisplayString());
    });
    connect(&Theme::instance(), &Theme::changed, this, [this] { setArticleText(m_markdown); });
}

void ArticleView::setArticleText(const QString& markdown) {
    const int at = markdown == m_markdown ? verticalScrollBar()->value() : 0;
    m_markdown = markdown;
    setArticleMarkdown(*m_document, markdown);
    verticalScrollBar()->setValue(at);
}

QVariant ArticleView::loadResource(int, const QUrl&) {
    return {};
}

} // namespace segue
