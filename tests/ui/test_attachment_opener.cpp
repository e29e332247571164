// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/attachment_opener.h"

#include <QTemporaryDir>
#include <QTest>

using namespace segue;
using namespace Qt::StringLiterals;

class TestAttachmentOpener : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCopyIsWrittenWholeOrNotAtAll() {
        const QTemporaryDir dir;
        const auto write = [&dir](const QString& name, const QByteArray& bytes) {
            QFile file(dir.filePath(name));
            return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
        };
        const auto read = [&dir](const QString& name) {
            QFile file(dir.filePath(name));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("none");
        };
        const QByteArray large(3 * 1024 * 1024 + 1, 'x');
        QVERIFY(write(u"large"_s, large));
        QVERIFY(write(u"old"_s, "what was there"));
        QVERIFY(!writeCopy(dir.filePath(u"gone"_s), dir.filePath(u"old"_s)));
        QCOMPARE(read(u"old"_s), "what was there"_ba);
        QVERIFY(writeCopy(dir.filePath(u"large"_s), dir.filePath(u"old"_s)));
        QVERIFY(read(u"old"_s) == large);
    }

    void dangerousFilesAreKnown() {
        for (const QString& name :
             {u"a.exe"_s,
              u"a.PDF.js"_s,
              u"x.docm"_s,
              u"x.html"_s,
              u"x.svg"_s,
              u"x.exe. "_s,
              u"photo\u202Egpj.exe"_s,
              u"run.desktop"_s,
              u"a.xll"_s,
              u"a.iqy"_s,
              u"a.slk"_s,
              u"a.vb"_s,
              u"a.wsc"_s,
              u"a.sct"_s,
              u"a.diagcab"_s,
              u"a.website"_s,
              u"a.webloc"_s,
              u"a.ps1xml"_s,
              u"a.fish"_s,
              u"a.ksh"_s})
            QVERIFY2(isDangerousToOpen(name), qPrintable(name));
        for (const QString& name : {u"a.pdf"_s, u"photo.jpg"_s, u"list.xlsx"_s, u"note.txt"_s})
            QVERIFY2(!isDangerousToOpen(name), qPrintable(name));
        QCOMPARE(safeFileName(u"../../etc/passwd"_s), u"passwd"_s);
        QCOMPARE(safeFileName(u"..\\..\\boot.ini"_s), u"boot.ini"_s);
        QCOMPARE(safeFileName(u".bashrc"_s), u"bashrc"_s);
        QCOMPARE(safeFileName(u"a\nb:c?.txt"_s), u"abc.txt"_s);
        QCOMPARE(safeFileName({}), u"attachment"_s);
        QVERIFY(safeFileName(QString(500, u'x') + u".pdf"_s).endsWith(u".pdf"_s));
        QVERIFY(safeFileName(QString(500, u'x') + u".pdf"_s).size() <= 120);
    }
};

QTEST_MAIN(TestAttachmentOpener)
#include "test_attachment_opener.moc"
