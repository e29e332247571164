// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/ui_test.h"
#include "ui/shell/picker.h"
#include "ui/shell/question_card.h"

#include <QLabel>
#include <QListView>
#include <QSignalSpy>
#include <QTextEdit>

using namespace segue;
using namespace Qt::StringLiterals;

//! What asks something over the window.
class TestPicker : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTickIsSpokenAtOnce() {
        UiStage s(false);
        QWidget window;
        window.resize(800, 600);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        Picker::Options options;
        options.title = u"Tags"_s;
        options.several = true;
        PickItem item;
        item.id = item.text = u"refund"_s;
        auto* picker = new Picker(options, {item});
        QSignalSpy toggled(picker, &Picker::toggled);
        picker->open(&window);
        auto* list = picker->findChild<QListView*>();
        const auto spoken = [list] {
            return list->model()->index(0, 0).data(Qt::AccessibleTextRole).toString();
        };
        QCOMPARE(spoken(), u"refund"_s);
        QTest::mouseClick(
            list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(0, 0)).center());
        QCOMPARE(toggled.count(), 1);
        QCOMPARE(spoken(), u"refund, chosen"_s);
        QTest::mouseClick(
            list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(0, 0)).center());
        QCOMPARE(spoken(), u"refund"_s);
    }

    void anAddressIsShownAndCopiedAsItIs() {
        UiStage s(false);
        QWidget window;
        window.resize(800, 600);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const QString address = u"https://example.org/"_s + QString(200, u'a') + u"/🚲🚲🚲/"_s;
        QuestionCard::ask(&window, {u"Open it?"_s, u"It leads to:"_s, address, {{u"Open"_s, {}, {}}}});
        auto* detail = window.findChild<QTextEdit*>(u"detail"_s);
        QVERIFY(detail);
        QCOMPARE(detail->toPlainText(), address);
        detail->selectAll();
        QCOMPARE(detail->textCursor().selectedText(), address);
        // All of it is in sight: broken, and neither cut nor hidden behind an edge.
        const QSizeF text = detail->document()->size();
        QVERIFY(text.width() <= detail->viewport()->width() + 1);
        QVERIFY(text.height() <= detail->viewport()->height() + 1);
        QVERIFY(text.height() > detail->fontMetrics().height() * 2);
    }
};

QTEST_MAIN(TestPicker)
#include "test_picker.moc"
