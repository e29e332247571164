// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextBrowser>

namespace segue {

class AttachmentOpener;
class SafeDocument;
struct UiContext;

//! An article's text, to be read. It loads nothing from disk or network, and a link opens only after its
//! target was shown.
class ArticleView : public QTextBrowser {
    Q_OBJECT

public:
    //! From its edge to the text, in pixels.
    static constexpr int textInset = 6;

    explicit ArticleView(const UiContext& context, QWidget* parent = nullptr);

    void setArticleText(const QString& markdown);

protected:
    QVariant loadResource(int type, const QUrl& name) override;

private:
    SafeDocument* m_document;
    AttachmentOpener* m_opener;
    QString m_markdown;
};

} // namespace segue
