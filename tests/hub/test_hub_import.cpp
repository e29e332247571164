// SPDX-License-Identifier: GPL-3.0-or-later
// Moving in from another helpdesk.
#include "tests/hub/hub_under_test.h"

#include <QtTest>

using namespace Qt::StringLiterals;

namespace segue::hub {

class TestHubImport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_hub = std::make_unique<HubUnderTest>(); }
    void cleanup() { m_hub.reset(); }

    void movingInKeepsTimesAndIds();
    void movingInTwiceChangesNothing();
    void movingInSkipsWhatIsWrong();

private:
    QJsonObject oneOf(const char* list) {
        return m_hub->http().get(u"/changes?after=0"_s, m_hub->admin()).list(list).first().toObject();
    }
    static QJsonObject movedIn();

    std::unique_ptr<HubUnderTest> m_hub;
};

QJsonObject TestHubImport::movedIn() {
    return {
        {u"organisations"_s, QJsonArray{QJsonObject{{u"external_id"_s, u"o"_s}, {u"name"_s, u"Acme"_s}}}},
        {u"contacts"_s,
         QJsonArray{QJsonObject{
             {u"external_id"_s, 17},
             {u"name"_s, u"Eve"_s},
             {u"organisation"_s, u"o"_s},
             {u"created_at"_s, 1000},
             {u"points"_s,
              QJsonArray{QJsonObject{
                  {u"kind"_s, u"email"_s}, {u"value"_s, u"eve@x.example"_s}, {u"verified"_s, true}}}}}}},
        {u"agents"_s, QJsonArray{QJsonObject{{u"external_id"_s, u"a"_s}, {u"name"_s, u"Otto"_s}}}},
        {u"conversations"_s, QJsonArray{QJsonObject{
                                 {u"external_id"_s, u"c"_s},
                                 {u"channel"_s, u"email"_s},
                                 {u"subject"_s, u"Old"_s},
                                 {u"contact"_s, 17},
                                 {u"assignee"_s, u"a"_s},
                                 {u"status"_s, u"solved"_s},
                                 {u"tags"_s, QJsonArray{u"moved"_s}},
                                 {u"rating"_s, 5},
                                 {u"created_at"_s, 2000}}}},
        {u"entries"_s,
         QJsonArray{
             QJsonObject{
                 {u"external_id"_s, u"e1"_s},
                 {u"conversation"_s, u"c"_s},
                 {u"visibility"_s, u"public"_s},
                 {u"author"_s, QJsonObject{{u"kind"_s, u"customer"_s}, {u"id"_s, 17}, {u"name"_s, u"Eve"_s}}},
                 {u"text"_s, u"Question"_s},
                 {u"at"_s, 2000}},
             QJsonObject{
                 {u"external_id"_s, u"e2"_s},
                 {u"conversation"_s, u"c"_s},
                 {u"visibility"_s, u"public"_s},
                 {u"author"_s,
                  QJsonObject{{u"kind"_s, u"agent"_s}, {u"id"_s, u"a"_s}, {u"name"_s, u"Otto"_s}}},
                 {u"text"_s, u"Answer"_s},
                 {u"at"_s, 3000}}}},
        {u"events"_s, QJsonArray{QJsonObject{
                          {u"external_id"_s, u"v1"_s},
                          {u"conversation"_s, u"c"_s},
                          {u"field"_s, u"assignee"_s},
                          {u"before"_s, u""_s},
                          {u"after"_s, u"a"_s},
                          {u"actor"_s, QJsonObject{{u"kind"_s, u"system"_s}}},
                          {u"at"_s, 2500}}}},
        {u"articles"_s,
         QJsonArray{
             QJsonObject{{u"external_id"_s, u"k"_s}, {u"title"_s, u"Old page"_s}, {u"body"_s, u"Text"_s}}}}};
}

void TestHubImport::movingInKeepsTimesAndIds() {
    const Answer moved = m_hub->http().post(u"/admin/import"_s, movedIn(), m_hub->admin());
    QCOMPARE(moved.status, 200);
    QVERIFY2(moved.list("skipped").isEmpty(), moved.body.constData());
    QCOMPARE(moved.object("imported").value("entries"_L1).toInt(), 2);
    const QJsonObject conversation = oneOf("conversations");
    QCOMPARE(conversation.value("created_at"_L1).toInt(), 2000);
    QCOMPARE(conversation.value("updated_at"_L1).toInt(), 3000);
    QCOMPARE(conversation.value("rating"_L1).toInt(), 5);
    QCOMPARE(conversation.value("contact"_L1), oneOf("contacts").value("id"_L1));
    QVERIFY(oneOf("contacts")["points"_L1][0]["verified"_L1].toBool());
    const QJsonArray entries = m_hub->entries(conversation.value("id"_L1).toString());
    QCOMPARE(entries.size(), 3);
    QCOMPARE(entries.at(1)["change"_L1]["after"_L1], conversation.value("assignee"_L1));
    QCOMPARE(entries.at(1)["at"_L1].toInt(), 2500);
    QCOMPARE(oneOf("articles").value("state"_L1).toString(), u"published"_s);
}

void TestHubImport::movingInTwiceChangesNothing() {
    m_hub->http().post(u"/admin/import"_s, movedIn(), m_hub->admin());
    const QJsonArray before = m_hub->http().get(u"/changes?after=0"_s, m_hub->admin()).list("entries");
    const Answer again = m_hub->http().post(u"/admin/import"_s, movedIn(), m_hub->admin());
    QVERIFY2(again.status == 200 && again.list("skipped").isEmpty(), again.body.constData());
    const Answer page = m_hub->http().get(u"/changes?after=0"_s, m_hub->admin());
    QCOMPARE(page.list("entries"), before);
    QCOMPARE(page.list("conversations").size(), 1);
    QCOMPARE(page.list("contacts").size(), 1);
    QCOMPARE(page.list("agents").size(), 2);
    QCOMPARE(page.list("contacts").first()["points"_L1].toArray().size(), 1);
}

void TestHubImport::movingInSkipsWhatIsWrong() {
    QJsonObject body = movedIn();
    QJsonArray entries = body.value("entries"_L1).toArray();
    QJsonObject lost = entries.first().toObject();
    lost.insert(u"external_id"_s, u"e3"_s);
    lost.insert(u"conversation"_s, u"nowhere"_s);
    QJsonObject open = entries.first().toObject();
    open.insert(u"external_id"_s, u"e4"_s);
    open.remove(u"visibility"_s);
    entries.append(lost);
    entries.append(open);
    entries.append(17);
    body.insert(u"entries"_s, entries);
    const Answer moved = m_hub->http().post(u"/admin/import"_s, body, m_hub->admin());
    QCOMPARE(moved.status, 200);
    QCOMPARE(moved.list("skipped").size(), 3);
    QCOMPARE(moved.list("skipped").first()["external_id"_L1].toString(), u"e3"_s);
    QCOMPARE(moved.object("imported").value("entries"_L1).toInt(), 2);
    QJsonArray many;
    for (int i = 0; i < 501; ++i)
        many.append(QJsonObject{{u"external_id"_s, i}, {u"name"_s, u"x"_s}});
    QCOMPARE(
        m_hub->http().post(u"/admin/import"_s, {{u"contacts"_s, many}}, m_hub->admin()).errorCode(),
        u"too_many_rows"_s);
}

} // namespace segue::hub

QTEST_GUILESS_MAIN(segue::hub::TestHubImport)
#include "test_hub_import.moc"
