// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QImage>
#include <QTextDocument>

namespace segue {

//! A document that reads nothing: no file, no network, no resource of the program. QTextDocument left alone
//! opens `file:` and `//host/` addresses. The only pictures are those that it is given.
class SafeDocument : public QTextDocument {
    Q_OBJECT

public:
    explicit SafeDocument(QObject* parent = nullptr);

    //! Fills it from the output of text::sanitizeHtml() or text::plainTextToHtml(). Widths of pictures are
    //! cut to `maxWidth`.
    void setSafeHtml(const QString& html, int maxWidth);
    //! The picture for a `cid:` or `attachment:` address as it stands in the document.
    void setPicture(const QString& source, const QImage& picture);

protected:
    QVariant loadResource(int type, const QUrl& name) override;

private:
    void limitPictures(int maxWidth);

    QHash<QUrl, QImage> m_pictures;
};

} // namespace segue
