// SPDX-License-Identifier: GPL-3.0-or-later
// Erasures as the hub tells of them.
#include "core/adapters/hub/hub_erasures.h"
#include "core/adapters/hub/hub_page.h"
#include "core/base/json.h"

#include <QJsonArray>
#include <QTest>

using namespace segue;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 erasedAt = 1700000000000;

QJsonObject tombstone() {
    return {
        {u"id"_s, u"e1"_s},
        {u"sequence"_s, 812},
        {u"contacts"_s, QJsonArray{u"p1"_s, u"p2"_s}},
        {u"conversations"_s, QJsonArray{u"c1"_s}},
        {u"at"_s, erasedAt}};
}

QJsonObject pageWith(const QJsonObject& erasure) {
    return {{u"erasures"_s, QJsonArray{erasure}}, {u"next"_s, 812}, {u"complete"_s, false}};
}

const QJsonObject unreadable{{u"contacts"_s, QJsonArray{u"p1"_s}}};

} // namespace

class TestEraseHubJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPageOfErasures() {
        const auto batch = hub_api::erasuresFrom(pageWith(tombstone()));
        QVERIFY(batch);
        const Tombstone expected{ErasureId(u"e1"_s), {u"p1"_s, u"p2"_s}, {u"c1"_s}, fromMs(erasedAt)};
        QCOMPARE(batch->erased, QList<Tombstone>{expected});
        QCOMPARE(batch->nextCursor, u"812"_s);
        QVERIFY(!batch->complete);
    }

    //! Its people would be shown.
    void oneThatCannotBeReadIsNotPassedOver() {
        QVERIFY(!hub_api::erasuresFrom(pageWith(unreadable)));
        QVERIFY(!hub_api::pageFrom(pageWith(unreadable), AccountId()));
    }

    void changesBringThemAlong() {
        const auto batch = hub_api::pageFrom(pageWith(tombstone()), AccountId(u"a"_s));
        QVERIFY(batch);
        QCOMPARE(batch->erased.size(), 1);
        QCOMPARE(batch->erased.constFirst().contacts, (QStringList{u"p1"_s, u"p2"_s}));
    }

    void theAnswerSaysWhetherItIsOverwritten() {
        for (const QString& state : {u"done"_s, u"scrubbing"_s, u"waiting"_s}) {
            const auto answer = hub_api::eraseAnswerFrom({{u"erasure"_s, tombstone()}, {u"state"_s, state}});
            QVERIFY(answer);
            QCOMPARE(answer->isOverwritten, state == "done"_L1);
            QCOMPARE(answer->tombstone.id, ErasureId(u"e1"_s));
        }
    }

    void legalHolds() {
        const QJsonObject hold{{u"contact"_s, u"p1"_s}, {u"reason"_s, u"a lawsuit"_s}, {u"since"_s, 5}};
        const AccountId account(u"a"_s);
        const auto holds = hub_api::legalHoldsFrom({{u"legal_holds"_s, QJsonArray{hold}}}, account);
        QVERIFY(holds);
        const LegalHold expected{{account, u"p1"_s}, u"a lawsuit"_s, fromMs(5)};
        QCOMPARE(*holds, QList<LegalHold>{expected});
    }

    void theRequestNamesContacts() {
        QCOMPARE(
            toJson(hub_api::eraseBody(ErasureId(u"e1"_s), {u"p1"_s})),
            QByteArray("{\"contacts\":[\"p1\"],\"id\":\"e1\"}"));
    }
};

QTEST_GUILESS_MAIN(TestEraseHubJson)
#include "test_erase_hub_json.moc"
