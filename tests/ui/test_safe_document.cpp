// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/ui_test.h"
#include "ui/timeline/safe_document.h"

#include <QTextBlock>

using namespace segue;
using namespace Qt::StringLiterals;

class TestSafeDocument : public QObject {
    Q_OBJECT

private Q_SLOTS:
    //! The document guards itself, whatever the sanitiser lets through.
    void theDocumentReadsNothing() {
        const UiStage stage(false);
        const QString path = stage.folder.filePath(u"secret.png"_s);
        QImage red(64, 64, QImage::Format_RGB32);
        red.fill(Qt::red);
        QVERIFY(red.save(path));
        SafeDocument document;
        document.setSafeHtml(u"<img src='%1'><img src='file://%1'><img src='cid:ours'>"_s.arg(path), 200);
        for (const QString& source : {path, u"file://"_s + path, u":/segue/icons/flag.svg"_s}) {
            const QVariant read = document.resource(QTextDocument::ImageResource, QUrl(source));
            QVERIFY2(!read.isNull(), qPrintable(source));
            QVERIFY2(read.value<QImage>().size() != red.size(), qPrintable(source));
        }
        document.setPicture(u"cid:ours"_s, red);
        QCOMPARE(
            document.resource(QTextDocument::ImageResource, QUrl(u"cid:ours"_s)).value<QImage>().size(),
            red.size());
    }

    void neighbouringPicturesAreAllLimited() {
        SafeDocument document;
        QString html;
        for (int width = 600; width < 640; ++width)
            html += u"<img src='cid:a' width=%1>"_s.arg(width);
        document.setSafeHtml(u"<p>a%1b%1c<b>d</b></p>"_s.arg(html), 200);
        QList<qreal> widths;
        for (auto it = document.begin().begin(); !it.atEnd(); ++it) {
            const QTextCharFormat format = it.fragment().charFormat();
            if (format.isImageFormat())
                widths += QList<qreal>(it.fragment().length(), format.toImageFormat().width());
        }
        QCOMPARE(widths, QList<qreal>(80, 200));
    }
};

QTEST_MAIN(TestSafeDocument)
#include "test_safe_document.moc"
