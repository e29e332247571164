// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/privacy/redactor.h"
#include "core/privacy/zip_writer.h"

#include <QTest>

using namespace segue;
using namespace Qt::StringLiterals;

//! What takes people out of a text, and what writes the archive.
class TestCustomerExportParts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDeviceThatTakesNoMoreIsAnError() {
        //! Takes a little, as a disk that is nearly full.
        class Small final : public QIODevice {
        protected:
            qint64 readData(char*, qint64) override { return -1; }
            qint64 writeData(const char*, qint64 size) override {
                m_taken += size;
                return m_taken > 20'000 ? -1 : size;
            }

        private:
            qint64 m_taken = 0;
        };
        Small small;
        QVERIFY(small.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        ZipWriter zip(small);
        QVERIFY(zip.begin(u"noise"_s).has_value());
        QByteArray noise(400'000, Qt::Uninitialized);
        quint32 state = 1;
        for (char& c : noise)
            c = static_cast<char>((state = state * 1664525U + 1013904223U) >> 24);
        Result<void> written;
        for (int i = 0; i < 10 && written; ++i)
            written = zip.write(noise);
        QVERIFY(!written && written.error().kind == ErrorKind::Storage);
    }

    void namesAreTakenOutWhole_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("left");
        const QString x = u"[another participant]"_s;
        QTest::newRow("capitals") << u"dear BEN CARTER,"_s << u"dear %1,"_s.arg(x);
        QTest::newRow("family name first") << u"Carter, Ben"_s << x;
        QTest::newRow("line end") << u"Ben\nCarter"_s << x;
        QTest::newRow("part of a word") << u"Ruben Carters"_s << u"Ruben Carters"_s;
        QTest::newRow("address") << u"<BEN@Carter.example>"_s << u"<%1>"_s.arg(x);
        QTest::newRow("no spaces") << u"我是王小伟吗"_s << u"我是%1吗"_s.arg(x);
        QTest::newRow("decomposed") << u"Rene\u0301e Noir"_s << x;
        QTest::newRow("own name") << u"Anna Carter"_s << u"Anna Carter"_s;
        QTest::newRow("pattern signs") << u"C++ (x)"_s << x;
    }
    void namesAreTakenOutWhole() {
        QFETCH(QString, text);
        QFETCH(QString, left);
        const Redactor redactor(
            {u"Ben Carter"_s, u"王小伟"_s, u"Renée Noir"_s, u"anna carter"_s, u"C++ (x)"_s},
            {u"ben@carter.example"_s}, {u"Anna Carter"_s});
        QCOMPARE(redactor.redacted(text), left);
    }

    void addressesAreFoundInAnyText() {
        QCOMPARE(
            addressesIn(u"Write to <a.b+c@x.example>, or ü@y.example. @ @@ a@"_s),
            QStringList({u"a.b+c@x.example"_s, u"ü@y.example"_s}));
        QVERIFY(addressesIn(QString(2'000'000, u'a')).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestCustomerExportParts)
#include "test_customer_export_parts.moc"
