// SPDX-License-Identifier: GPL-3.0-or-later
// The hub's part of the contract (ARCHITECTURE.md, I14), and that its proof would find what breaks it.
#include "core/base/planted_bug.h"
#include "tests/hub/hub_under_test.h"

#include <QtTest>
#include <functional>

using namespace Qt::StringLiterals;

namespace segue::hub {

namespace {

constexpr int perWayIn = 4;
constexpr qint64 firstWritten = 1'700'000'000'000;

//! One message or reply, brought to the hub as often as it is called.
struct Delivery {
    QString text;
    std::function<Answer()> bring;
};

template <class T> void shuffle(QList<T>& list, Random& random) {
    for (qsizetype i = list.size() - 1; i > 0; --i)
        list.swapItemsAt(i, qsizetype(random.below(quint64(i) + 1)));
}

//! Messages by every way in, each delivered several times and in any order. It believes what stands in the
//! database, which it reads by itself, and on the wire.
class Scenario {
public:
    explicit Scenario(quint64 seed) : m_random(seed) {
        m_visitor = m_hub.newVisitor(u"visitor"_s);
        m_conversation = m_hub.visitorWrites(m_visitor, u"Where is my parcel?"_s).text("conversation");
        m_channel = m_hub.newChannelToken();
    }
    ~Scenario() { plant(std::nullopt); }

    //! What was seen broken with `bug`, a sentence each.
    QStringList play(std::optional<PlantedBug> bug) {
        QList<Delivery> all = deliveries();
        shuffle(all, m_random);
        plant(bug);
        for (const Delivery& one : std::as_const(all))
            deliverFirst(one);
        const qint64 head = feedHead();
        for (int time = 0; time < 2; ++time) {
            shuffle(all, m_random);
            for (const Delivery& one : std::as_const(all))
                deliverAgain(one);
        }
        if (feedHead() != head)
            m_broken.append(u"what came again changed something"_s);
        plant(std::nullopt);
        m_hub.restart();
        judge();
        return m_broken;
    }

private:
    QList<Delivery> deliveries() {
        QList<Delivery> all;
        for (int i = 0; i < perWayIn; ++i) {
            all.append(chatMessage(u"chat %1"_s.arg(i)));
            all.append(mail(u"mail %1"_s.arg(i)));
            all.append(agentReply(u"reply %1"_s.arg(i)));
            all.append(bridged(u"bridged %1"_s.arg(i), firstWritten + i));
        }
        return all;
    }
    Delivery chatMessage(const QString& text) {
        return {
            text, [this, text] { return m_hub.visitorWrites(m_visitor, text, {{u"client_id"_s, text}}); }};
    }
    Delivery mail(const QString& text) {
        return {text, [this, text] {
                    // Each time it came by another way.
                    const QByteArray message =
                        "Received: from mx" + QByteArray::number(++m_ways) +
                        ".example; Tue, 14 Nov 2023 22:13:20 +0000\r\nFrom: Bo <bo@customer.example>\r\n"
                        "To: support@shop.example\r\nMessage-ID: <" +
                        text.toLatin1().replace(' ', '-') + "@customer.example>\r\nSubject: Grinder\r\n\r\n" +
                        text.toLatin1() + "\r\n";
                    return m_hub.http().raw(
                        "POST", u"/inbound/mail"_s, message, m_channel, {{"Content-Type", "message/rfc822"}});
                }};
    }
    Delivery agentReply(const QString& text) {
        return {text, [this, text, key = newUuid()] {
                    return m_hub.commandWithKey(
                        key,
                        {{u"conversation"_s, m_conversation}, {u"operations"_s, QJsonArray{reply(text)}}});
                }};
    }
    Delivery bridged(const QString& text, qint64 at) {
        const QJsonObject from{{u"kind"_s, u"phone"_s}, {u"value"_s, u"+4930901820"_s}};
        const QJsonObject message{{u"provider"_s, u"bridge"_s}, {u"message_id"_s, text}, {u"at"_s, at},
                                  {u"channel"_s, u"sms"_s},     {u"from"_s, from},       {u"text"_s, text}};
        return {text, [this, message] {
                    const Answer answer = m_hub.http().post(u"/inbound/messages"_s, message, m_channel);
                    if (answer.status == 200)
                        m_bridgedConversation = answer.text("conversation");
                    return answer;
                }};
    }

    void deliverFirst(const Delivery& one) {
        if (one.bring().status != 200) {
            m_broken.append(u"“%1” was refused"_s.arg(one.text));
            return;
        }
        if (timesStored(one.text) == 0)
            m_broken.append(u"“%1” was answered before it was stored"_s.arg(one.text));
    }
    void deliverAgain(const Delivery& one) {
        if (const int status = one.bring().status; status != 200)
            m_broken.append(u"“%1” was answered with %2 when it came again"_s.arg(one.text).arg(status));
    }

    void judge() {
        const QList<Delivery> all = deliveries();
        for (const Delivery& one : all) {
            if (const int times = timesStored(one.text); times != 1)
                m_broken.append(u"“%1” is stored %2 times"_s.arg(one.text).arg(times));
        }
        QStringList shown;
        const QJsonArray entries = m_hub.http().get(u"/chat/entries?after=0"_s, m_visitor).list("entries");
        for (const QJsonValue& entry : entries)
            shown.append(entry["text"_L1].toString());
        if (shown.removeDuplicates() > 0 || shown.size() != 1 + 2 * perWayIn)
            m_broken.append(u"the customer is not shown each once"_s);
        judgeOrder();
    }
    //! Whatever came first.
    void judgeOrder() {
        QStringList timeline;
        const QJsonArray entries = m_hub.entries(m_bridgedConversation);
        for (const QJsonValue& entry : entries)
            timeline.prepend(entry["text"_L1].toString());
        if (!std::is_sorted(timeline.begin(), timeline.end()))
            m_broken.append(u"the timeline is not in the order in which it was written"_s);
        if (m_hub.conversation(m_bridgedConversation).value("waiting_since"_L1).toInteger() != firstWritten)
            m_broken.append(u"the customer does not wait since they first wrote"_s);
    }

    db::Connection look() {
        auto looked = Storage::openToLook(m_hub.storage().options());
        if (!looked)
            qFatal("the database cannot be looked at");
        return std::move(*looked);
    }
    int timesStored(const QString& text) {
        db::Connection database = look();
        const auto texts =
            database.all(u"SELECT text FROM entries WHERE kind = 'message'"_s, {}, [](const db::Row& row) {
                return row.text(0).trimmed();
            });
        return int(std::count(texts->begin(), texts->end(), text));
    }
    qint64 feedHead() {
        return look().scalar<qint64>(u"SELECT value FROM counters WHERE name = 'feed'"_s)->value_or(0);
    }

    SeededRandom m_random;
    HubUnderTest m_hub;
    QString m_visitor;
    QString m_channel;
    QString m_conversation;
    QString m_bridgedConversation;
    QStringList m_broken;
    int m_ways = 0;
};

} // namespace

class TestHubPlantedBugs final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(u"segue.*=false"_s); }

    void aSoundHubKeepsItsWord_data() {
        QTest::addColumn<quint64>("seed");
        for (quint64 seed = 1; seed <= 3; ++seed)
            QTest::addRow("%llu", seed) << seed;
    }
    void aSoundHubKeepsItsWord() {
        QFETCH(quint64, seed);
        QCOMPARE(Scenario(seed).play(std::nullopt).join(u", "_s), QString());
    }

    void eachBugIsCaught_data() {
        QTest::addColumn<int>("bug");
        QTest::addColumn<QString>("violation");
        const QHash<PlantedBug, QString> violations{
            {PlantedBug::HubAnswersBeforeCommit, u"was answered before it was stored"_s},
            {PlantedBug::HubStoresAgain, u"is stored 3 times"_s},
            {PlantedBug::HubActsAgain, u"is stored 3 times"_s},
            {PlantedBug::HubOrdersByArrival, u"is not in the order in which it was written"_s},
        };
        const QList<PlantedBug> all = plantedBugs(PlantedIn::Hub);
        for (const PlantedBug bug : all)
            QTest::newRow(qPrintable(toString(bug))) << int(bug) << violations.value(bug);
    }
    void eachBugIsCaught() {
        QFETCH(int, bug);
        QFETCH(QString, violation);
        const QStringList broken = Scenario(1).play(PlantedBug(bug));
        QVERIFY2(!broken.isEmpty(), "it survived");
        QVERIFY2(
            !violation.isEmpty() && broken.join(u'\n').contains(violation), qPrintable(broken.join(u'\n')));
    }
};

} // namespace segue::hub

QTEST_GUILESS_MAIN(segue::hub::TestHubPlantedBugs)
#include "test_hub_planted_bugs.moc"
