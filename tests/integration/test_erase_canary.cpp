// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing of an erased customer is left (I16): unmistakable words for one person wherever words can be, an
// erasure, and then every byte of every file of the profile.
#include "core/base/planted_bug.h"
#include "tests/fakes/byte_scan.h"
#include "tests/integration/canary_profile.h"

#include <QTest>
#include <algorithm>

using namespace segue;
using namespace Qt::StringLiterals;

namespace {

using Kill = CanaryProfile::Kill;

constexpr std::pair<Kill, const char*> kills[] = {
    {Kill::Never, "not killed"},
    {Kill::Decided, "killed after the decision"},
    {Kill::CacheErased, "killed after the cache"},
    {Kill::Forgotten, "killed before the overwriting"},
    {Kill::WhileOverwriting, "killed while overwriting"},
};

//! Everything that is wrong after an erasure that was killed there; nothing where all is well.
QStringList wrongAfter(Kill kill) {
    CanaryProfile profile;
    if (!profile.fill())
        return {u"the profile could not be filled"_s};
    if (!profile.erase(kill))
        return {u"it never ended"_s};
    QStringList wrong = profile.left();
    profile.sendLateThings();
    wrong += profile.shown() + profile.left();
    return wrong;
}

//! The same with somebody reading both databases all the while.
QStringList wrongWithAReader() {
    CanaryProfile profile;
    if (!profile.fill() || !profile.beginReading())
        return {u"the profile could not be filled"_s};
    const auto answer = profile.begin();
    QStringList wrong;
    profile.bench().scheduler.advance(Millis{5'000});
    // Not yet: but where it says that it is done, it has to be.
    if (answer.isFinished())
        wrong += profile.left();
    profile.endReading();
    if (!profile.bench().scheduler.runUntil([&] { return answer.isFinished(); }, Millis{60'000}))
        wrong += u"it never ended"_s;
    return wrong + profile.left();
}

} // namespace

class TestEraseCanary : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { plant(std::nullopt); }

    void theWordsAreEverywhereBefore() {
        CanaryProfile profile;
        QVERIFY(profile.fill());
        profile.bench().core->drafts().flush();
        const QStringList found = profile.left();
        const QStringList words = CanaryProfile::words();
        for (const QString& word : words) {
            const bool isThere = std::any_of(
                found.begin(), found.end(), [&](const QString& hit) { return hit.endsWith(u": "_s + word); });
            QVERIFY2(isThere, qPrintable(word));
        }
    }

    void nothingIsLeft_data() {
        QTest::addColumn<int>("kill");
        for (const auto& [kill, name] : kills)
            QTest::newRow(name) << int(kill);
    }
    void nothingIsLeft() {
        QFETCH(int, kill);
        QCOMPARE(wrongAfter(Kill(kill)), QStringList());
    }

    void aReaderDelaysItAndHidesNothing() { QCOMPARE(wrongWithAReader(), QStringList()); }

    void othersStay() {
        CanaryProfile profile;
        QVERIFY(profile.fill() && profile.erase());
        const QStringList there = wordsOnDisk(profile.bench().dir.path(), profile.othersWords());
        for (const QString& word : profile.othersWords())
            QVERIFY2(there.join(u'\n').contains(word), qPrintable(word));
        CacheDb& cache = profile.bench().core->store().cache();
        const auto shared = cache.conversation({profile.account(), u"k2"_s});
        QVERIFY(shared && *shared);
        QCOMPARE((*shared)->participants.size(), 1);
        QCOMPARE((*shared)->participants.constFirst().address, u"otto@example.org"_s);
        QVERIFY(cache.entry({profile.account(), u"e5"_s}).value());
    }

    void aTombstoneOfTheTeamForgetsThem() {
        CanaryProfile profile;
        QVERIFY(profile.fill());
        Batch word;
        word.erased = {
            {ErasureId(u"team"_s), {u"p1"_s, u"p2"_s}, {u"k1"_s, u"k3"_s}, profile.bench().clock.now()}};
        // Rows that come with it change nothing.
        word.contacts = profile.everything().contacts;
        profile.bench().push(profile.account(), word);
        QCOMPARE(profile.shown(), QStringList());
        QVERIFY(profile.wait(Millis{60'000}));
        QCOMPARE(profile.left(), QStringList());
        profile.sendLateThings();
        QCOMPARE(profile.left(), QStringList());
    }

    void anAccountThatIsRemovedLeavesNothing() {
        CanaryProfile profile;
        QVERIFY(profile.fill());
        const auto removed = profile.bench().core->accounts().remove(profile.account(), true);
        QVERIFY(profile.bench().scheduler.runUntil([&] { return removed.isFinished(); }, Millis{10'000}));
        profile.bench().scheduler.advance(Millis{10'000});
        QStringList left = profile.left();
        // Older databases are asked about where a person is erased, not here; and who is who was decided by
        // the agent, not said by the account.
        left.removeIf([](const QString& hit) {
            return hit.contains(u"mauselochtal"_s) || hit.contains(u"knurzelbach"_s);
        });
        QVERIFY2(left.isEmpty(), qPrintable(left.join(u'\n')));
    }

    void everyPlantedBugIsFound_data() {
        QTest::addColumn<int>("bug");
        const QList<PlantedBug> all = plantedBugs(PlantedIn::Erase);
        for (const PlantedBug bug : all)
            QTest::newRow(qPrintable(toString(bug))) << int(bug);
    }
    void everyPlantedBugIsFound() {
        QFETCH(int, bug);
        plant(PlantedBug(bug));
        const bool isFound = !wrongWithAReader().isEmpty() ||
                             std::any_of(std::begin(kills), std::end(kills), [](const auto& one) {
                                 return !wrongAfter(one.first).isEmpty();
                             });
        QVERIFY(isFound);
    }
};

QTEST_GUILESS_MAIN(TestEraseCanary)
#include "test_erase_canary.moc"
