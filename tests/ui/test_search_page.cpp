// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/room_stage.h"
#include "ui/inbox/search_page.h"
#include "ui/inbox/search_results.h"
#include "ui/shell/notice_bar.h"

#include <QSignalSpy>

using namespace segue;
using namespace Qt::StringLiterals;

namespace {

SearchAnswer oneHit() {
    SearchAnswer answer;
    SearchHit hit;
    hit.customerName = u"Anna"_s;
    answer.hits = {hit};
    return answer;
}

struct Stage : RoomStage {
    SearchPage* page = nullptr;

    Stage() { page = RoomStage::show(new SearchPage(context, &host)); }
    QString said() const { return page->findChild<NoticeBar*>()->text(); }
};

} // namespace

class TestSearchPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasPutRightIsSaid() {
        Stage s;
        SearchAnswer answer = oneHit();
        answer.corrected = u"refund"_s;
        answer.showsCorrected = true;
        s.workspace.fake.searchAnswer = answer;
        s.page->search(u"refnud"_s);
        QCOMPARE(s.page->results().count(), 1);
        QVERIFY(s.said().contains(u"refnud"_s) && s.said().contains(u"refund"_s));
        s.workspace.fake.searchAnswer = oneHit();
        s.page->search(u"refund"_s);
        QCOMPARE(s.said(), QString());
    }

    void whatMayBeMeantIsOneClickAway() {
        Stage s;
        SearchAnswer answer = oneHit();
        answer.corrected = u"receive"_s;
        s.workspace.fake.searchAnswer = answer;
        s.page->search(u"recieve"_s);
        const QSignalSpy corrected(s.page, &SearchPage::questionCorrected);
        QVERIFY(s.said().contains(u"receive"_s));
        const auto buttons = s.page->findChild<NoticeBar*>()->findChildren<QAbstractButton*>();
        for (QAbstractButton* button : buttons) {
            if (button->isVisible())
                button->click();
        }
        QCOMPARE(corrected.size(), 1);
        QCOMPARE(corrected.constFirst().constFirst().toString(), u"receive"_s);
    }

    void thatNotAllWereComparedIsSaid() {
        Stage s;
        SearchAnswer answer = oneHit();
        answer.partial = true;
        s.workspace.fake.searchAnswer = answer;
        s.page->search(u"the"_s);
        QVERIFY(!s.said().isEmpty());
    }

    void theOrderIsKept() {
        Stage s;
        s.workspace.fake.searchAnswer = oneHit();
        s.page->search(u"kettle"_s);
        QVERIFY(s.workspace.fake.searchedBy == SearchOrder::NewestFirst);
        s.page->setOrder(SearchOrder::BestFirst);
        QVERIFY(s.workspace.fake.searchedBy == SearchOrder::BestFirst);
        const SearchPage another(s.context);
        QVERIFY(another.order() == SearchOrder::BestFirst);
    }

    void nothingTypedShowsNothing() {
        Stage s;
        SearchAnswer answer = oneHit();
        answer.partial = true;
        s.workspace.fake.searchAnswer = answer;
        s.page->search(u"the"_s);
        s.page->search(u"  "_s);
        QCOMPARE(s.page->results().count(), 0);
        QCOMPARE(s.said(), QString());
    }
};

QTEST_MAIN(TestSearchPage)
#include "test_search_page.moc"
