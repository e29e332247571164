// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/composer_stage.h"
#include "ui/composer/attachment_bar.h"

#include <QClipboard>
#include <QDropEvent>
#include <QFile>
#include <QMimeData>

using namespace segue;
using namespace Qt::StringLiterals;

namespace {

struct FileStage : ComposerStage {
    AttachmentBar* bar() const { return composer->findChild<AttachmentBar*>(); }

    QString fileNamed(const QString& name) const {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write("1\n") > 0 ? file.fileName() : QString();
    }

    //! As the desktop does it; true if the widget took it.
    bool drop(QWidget* on, const QList<QUrl>& urls) const {
        QMimeData data;
        data.setUrls(urls);
        const QPoint at = on->rect().center();
        QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(on, &enter);
        if (!enter.isAccepted())
            return false;
        QDropEvent event(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(on, &event);
        return event.isAccepted();
    }
};

} // namespace

class TestComposerFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aMegabytePasteIsRefusedInPlace() {
        FileStage s;
        QTest::keyClicks(s.editor, u"Look:"_s);
        QMimeData data;
        data.setText(QString(1024 * 1024, u'x'));
        QApplication::clipboard()->setText(data.text());
        s.editor->paste();
        QCOMPARE(s.editor->toPlainText(), u"Look:"_s);
        QVERIFY(s.notices().join(u' ').contains(u"1.0 MB"_s));
        // It is not lost: one press attaches it.
        const auto bars = s.composer->findChildren<NoticeBar*>();
        for (NoticeBar* bar : bars) {
            if (bar->isVisible())
                QTest::mouseClick(bar->findChild<QPushButton*>(), Qt::LeftButton);
        }
        QTRY_COMPARE(s.workspace.staged, QStringList{u"Pasted text.txt"_s});
    }

    void tooLargeFilesAreRefusedInPlace() {
        FileStage s;
        QFile file(s.folder.filePath(u"film.mp4"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.resize(26 * 1000 * 1000));
        file.close();
        auto* bar = s.composer->findChild<AttachmentBar*>();
        bar->addPath(file.fileName());
        QVERIFY(s.notices().join(u' ').contains(u"film.mp4"_s));
        QVERIFY(s.notices().join(u' ').contains(u"25.0 MB"_s));
        QVERIFY(s.workspace.staged.isEmpty());
        QVERIFY(bar->files().isEmpty());
    }

    void filesGoWithTheMessage() {
        FileStage s;
        s.bar()->addPath(s.fileNamed(u"list.txt"_s));
        QTRY_COMPARE(s.bar()->files().size(), 1);
        s.composer->send(false);
        QTRY_COMPARE(s.workspace.enqueued.size(), 1);
        QCOMPARE(replyIn(s.workspace.enqueued.constFirst()).files.constFirst().name, u"list.txt"_s);
        QTRY_VERIFY(s.bar()->files().isEmpty());
    }

    void droppedFilesAreAttached() {
        FileStage s;
        // Upon the frame, upon the text, and what is no file of this computer.
        QVERIFY(s.drop(s.composer, {QUrl::fromLocalFile(s.fileNamed(u"frame.txt"_s))}));
        QVERIFY(s.drop(s.editor->viewport(), {QUrl::fromLocalFile(s.fileNamed(u"text.txt"_s))}));
        s.drop(s.composer, {QUrl(u"https://shop.example/page.html"_s)});
        QTRY_COMPARE(s.workspace.staged, (QStringList{u"frame.txt"_s, u"text.txt"_s}));
        QTRY_COMPARE(s.bar()->files().size(), 2);
        QCOMPARE(s.editor->toPlainText(), QString());
    }

    void pastedFilesAreAttached() {
        FileStage s;
        auto* data = new QMimeData;
        data->setUrls(
            {QUrl::fromLocalFile(s.fileNamed(u"one.txt"_s)), QUrl::fromLocalFile(s.fileNamed(u"two.txt"_s))});
        QApplication::clipboard()->setMimeData(data);
        QTest::keySequence(s.editor, QKeySequence::Paste);
        QTRY_COMPARE(s.workspace.staged, (QStringList{u"one.txt"_s, u"two.txt"_s}));
        QCOMPARE(s.editor->toPlainText(), QString());
    }

    void aPastedPictureIsAttached() {
        FileStage s;
        QImage image(40, 30, QImage::Format_RGB32);
        image.fill(Qt::green);
        QApplication::clipboard()->setImage(image);
        QTest::keySequence(s.editor, QKeySequence::Paste);
        QTRY_COMPARE(s.workspace.staged, QStringList{u"Pasted picture.png"_s});
        QTRY_COMPARE(s.bar()->files().size(), 1);
        QCOMPARE(s.bar()->files().constFirst().mediaType, u"image/png"_s);
        QVERIFY(s.bar()->files().constFirst().size > 0);
        // Office programs offer a picture of the text beside it: the text is what is meant.
        auto* both = new QMimeData;
        both->setImageData(image);
        both->setText(u"words"_s);
        QApplication::clipboard()->setMimeData(both);
        QTest::keySequence(s.editor, QKeySequence::Paste);
        QCOMPARE(s.editor->toPlainText(), u"words"_s);
        QCOMPARE(s.workspace.staged.size(), 1);
    }

    void whatIsAttachedAfterTheKeyStays() {
        FileStage s;
        s.workspace.holdEnqueue = true;
        QTest::keyClicks(s.editor, u"See the list"_s);
        s.composer->send(false);
        s.bar()->addPath(s.fileNamed(u"list.txt"_s));
        QTRY_COMPARE(s.bar()->files().size(), 1);
        s.workspace.answerEnqueue();
        QTRY_VERIFY(s.sendButton()->isEnabled());
        QCOMPARE(s.workspace.enqueued.size(), 1);
        QCOMPARE(s.bar()->files().size(), 1);
    }

    void failedCopiesAreTold() {
        FileStage s;
        s.workspace.stageFailure = Error{ErrorKind::Storage, u"disk_full"_s, {}, 0, {}};
        s.composer->findChild<AttachmentBar*>()->addBytes("x", u"note.txt"_s, u"text/plain"_s);
        QTRY_VERIFY(s.notices().join(u' ').contains(u"note.txt"_s));
    }
};

QTEST_MAIN(TestComposerFiles)
#include "test_composer_files.moc"
