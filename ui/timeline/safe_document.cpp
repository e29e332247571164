// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/safe_document.h"

#include "ui/shell/theme.h"

#include <QTextBlock>
#include <QTextCursor>
#include <QTextOption>
#include <QUrl>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

//! Never null: for a null answer QTextDocument would try the address as the name of a file.
QImage placeholder() {
    const int side = Theme::instance().scaled(24);
    QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
    image.fill(colours().border);
    return image;
}

QString documentStyle() {
    const Colours& c = colours();
    return u"a { color: %1; text-decoration: none; } blockquote { color: %2; margin-left: %3px; "
           u"margin-right: 0; }"
           "pre, code { font-family: monospace; } h1, h2, h3, h4, h5, h6 { font-size: large; font-weight: "
           "600; }"
           "p { margin-top: 0; margin-bottom: %4px; }"_s.arg(c.accentInk.name(), c.muted.name())
               .arg(space::m)
               .arg(space::s);
}

} // namespace

SafeDocument::SafeDocument(QObject* parent) : QTextDocument(parent) {
    setUndoRedoEnabled(false);
    setDocumentMargin(0);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(Qt::LayoutDirectionAuto);
    setDefaultTextOption(option);
}

void SafeDocument::setSafeHtml(const QString& html, int maxWidth) {
    setDefaultFont(Theme::instance().font(TextStyle::Body));
    setDefaultStyleSheet(documentStyle());
    setHtml(html);
    limitPictures(maxWidth);
    // The margin of the last paragraph would hang below the text.
    QTextCursor last(lastBlock());
    QTextBlockFormat format = last.blockFormat();
    format.setBottomMargin(0);
    last.setBlockFormat(format);
}

void SafeDocument::limitPictures(int maxWidth) {
    struct TooLarge {
        int begin;
        int end;
        QTextImageFormat format;
    };
    // Changed only afterwards: a document may split and unite fragments when a format changes, and the
    // iterator stands on one of them.
    QList<TooLarge> found;
    for (QTextBlock block = begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextFragment fragment = it.fragment();
            if (!fragment.charFormat().isImageFormat())
                continue;
            QTextImageFormat format = fragment.charFormat().toImageFormat();
            if (format.width() <= maxWidth && format.height() <= maxWidth)
                continue;
            format.clearProperty(QTextFormat::ImageHeight);
            format.setWidth(maxWidth);
            found.append({fragment.position(), fragment.position() + fragment.length(), format});
        }
    }
    QTextCursor cursor(this);
    for (const TooLarge& picture : std::as_const(found)) {
        cursor.setPosition(picture.begin);
        cursor.setPosition(picture.end, QTextCursor::KeepAnchor);
        cursor.setCharFormat(picture.format);
    }
}

void SafeDocument::setPicture(const QString& source, const QImage& picture) {
    const QUrl url(source);
    m_pictures.insert(url, picture);
    addResource(ImageResource, url, picture);
    markContentsDirty(0, characterCount());
}

QVariant SafeDocument::loadResource(int type, const QUrl& name) {
    if (type == ImageResource) {
        const auto it = m_pictures.constFind(name);
        return it == m_pictures.cend() ? placeholder() : *it;
    }
    return QByteArray();
}

} // namespace segue
