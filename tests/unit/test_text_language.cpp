// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/language.h"
#include "core/text/stem.h"

#include <QTest>
#include <atomic>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;
using namespace segue::text;

class TestTextLanguage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void detects_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("code");
        QTest::newRow("English")
            << u"Hello, my parcel has not arrived yet and I would like to know where it is."_s << u"en"_s;
        QTest::newRow("German")
            << u"Guten Tag, mein Paket ist leider noch nicht angekommen. Können Sie mir helfen?"_s << u"de"_s;
        QTest::newRow("French") << u"Bonjour, ma commande n'est toujours pas arrivée, pouvez-vous m'aider ?"_s
                                << u"fr"_s;
        QTest::newRow("Hebrew") << u"שלום, החבילה שלי עדיין לא הגיעה, האם תוכלו לעזור לי?"_s << u"he"_s;
        QTest::newRow("Arabic") << u"مرحبا، لم تصل طلبيتي بعد، هل يمكنكم مساعدتي من فضلكم؟"_s << u"ar"_s;
        QTest::newRow("Japanese") << u"こんにちは。荷物がまだ届いていません。どこにあるか教えてください。"_s
                                  << u"ja"_s;
        QTest::newRow("Chinese") << u"你好，我的包裹还没有到，请问现在在哪里？谢谢你的帮助。"_s << u"zh"_s;
        QTest::newRow("Russian") << u"Здравствуйте, моя посылка ещё не пришла. Помогите, пожалуйста."_s
                                 << u"ru"_s;
    }
    void detects() {
        QFETCH(QString, text);
        QFETCH(QString, code);
        const DetectedLanguage language = detectLanguage(text);
        QCOMPARE(language.code, code);
        QVERIFY(language.reliable);
    }

    void isHonestAboutTooLittle() {
        for (const QString& text : {u""_s, u"ok"_s, u"42"_s, u"👋🏽"_s, u" "_s})
            QVERIFY2(!detectLanguage(text).reliable, qPrintable(text));
    }

    void readsDirection() {
        QVERIFY(isRightToLeft(u"שלום world"));
        QVERIFY(isRightToLeft(u"42 مرحبا"));
        QVERIFY(!isRightToLeft(u"hello שלום"));
        QVERIFY(!isRightToLeft(u""));
    }

    void stems() {
        QCOMPARE(stem(u"parcels"_s, u"en"), u"parcel"_s);
        QCOMPARE(stem(u"delivered"_s, u"en"), u"deliv"_s);
        QCOMPARE(stem(u"pakete"_s, u"de"), u"paket"_s);
        QCOMPARE(stem(u"pakete"_s, u"de-AT"), u"paket"_s);
        QCOMPARE(stem(u"parcels"_s, u"zz"), u"parcels"_s);
        QCOMPARE(stem(u"parcels"_s, u""), u"parcels"_s);
        QCOMPARE(stem(u""_s, u"en"), u""_s);
        QCOMPARE(stem(u"parcels"_s, u"porter"), u"parcels"_s);
    }

    void stemsOnManyThreads() {
        std::atomic<int> wrong = 0;
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&wrong] {
                for (int i = 0; i < 2'000; ++i) {
                    wrong += stem(u"parcels"_s, u"en") != u"parcel"_s;
                    wrong += stem(u"pakete"_s, u"de") != u"paket"_s;
                }
            });
        }
        for (std::thread& thread : threads)
            thread.join();
        QCOMPARE(wrong.load(), 0);
    }
};

QTEST_GUILESS_MAIN(TestTextLanguage)
#include "test_text_language.moc"
