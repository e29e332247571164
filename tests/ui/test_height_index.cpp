// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/height_index.h"

#include <QTest>

using namespace segue;

class TestHeightIndex : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsItemsByPixel() {
        HeightIndex index;
        index.reset({10, 20, 30});
        QCOMPARE(index.total(), 60);
        QCOMPARE(index.topOf(0), 0);
        QCOMPARE(index.topOf(2), 30);
        QCOMPARE(index.itemAt(-5), 0);
        QCOMPARE(index.itemAt(9), 0);
        QCOMPARE(index.itemAt(10), 1);
        QCOMPARE(index.itemAt(29), 1);
        QCOMPARE(index.itemAt(30), 2);
        QCOMPARE(index.itemAt(1000), 2);
    }

    void agreesWithPlainSums() {
        QList<int> heights;
        for (int i = 0; i < 777; ++i)
            heights.append((i * 37) % 91);
        HeightIndex index;
        index.reset(heights);
        for (int step = 0; step < 500; ++step) {
            const int item = (step * 131) % 777;
            heights[item] = (step * 17) % 120;
            index.set(item, heights.at(item));
        }
        int top = 0;
        for (int i = 0; i < heights.size(); ++i) {
            QCOMPARE(index.topOf(i), top);
            if (heights.at(i) > 0)
                QCOMPARE(index.itemAt(top), i);
            top += heights.at(i);
        }
        QCOMPARE(index.total(), top);
    }

    void isEmptyAtFirst() {
        HeightIndex index;
        QCOMPARE(index.total(), 0);
        QCOMPARE(index.itemAt(0), -1);
    }
};

QTEST_APPLESS_MAIN(TestHeightIndex)
#include "test_height_index.moc"
