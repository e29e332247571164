// SPDX-License-Identifier: GPL-3.0-or-later
// What a customer gets of what is stored about them, and what not.
#include "core/base/hash.h"
#include "core/privacy/customer_archive.h"
#include "tests/unit/test_customer_export_support.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace {

const CustomerId anna{u"acc/c1"_s};

QJsonObject dataOf(const Files& files) {
    return QJsonDocument::fromJson(files.value(u"data.json"_s)).object();
}
QJsonObject conversationIn(const Files& files, qsizetype index = 0) {
    const QJsonObject source = dataOf(files).value("sources"_L1).toArray().at(0).toObject();
    return source.value("conversations"_L1).toArray().at(index).toObject();
}
QJsonArray entriesIn(const Files& files, qsizetype conversation = 0) {
    return conversationIn(files, conversation).value("entries"_L1).toArray();
}
Entry agentMessage(const QString& id, const QString& text, qint64 at) {
    Entry e = message(id, u"k1"_s, text, at);
    e.author = {AuthorKind::Agent, u"a1"_s, u"Ada Lovelace"_s};
    e.contact = contactRef(u"c1"_s);
    return e;
}

Participant participant(ParticipantRole role, const QString& contactId, const QString& name) {
    return {role, contactRef(contactId), name.toLower().replace(u' ', u'.') + u"@example.com"_s, name};
}

} // namespace

class TestCustomerExport : public QObject, CacheFixture {
    Q_OBJECT

    //! Anna's mail with Ben Carter in Cc, who wrote too; a note, an event, and an attachment.
    static IncomingRows workspace() {
        IncomingRows rows;
        Contact ben = contact(u"c2"_s, u"Ben Carter"_s);
        ben.points[0].value = ben.points[0].normalised = u"ben.carter@example.com"_s;
        Contact self = contact(u"c1"_s, u"Anna"_s);
        ContactPoint phone;
        phone.kind = PointKind::Phone;
        phone.value = u"070 123"_s; // Too short to be compared with any.
        self.points.append(phone);
        rows.contacts = {self, ben};
        Conversation mail = conversation(u"k1"_s, u"c1"_s);
        mail.participants = {
            participant(ParticipantRole::Requester, u"c1"_s, u"Anna"_s),
            participant(ParticipantRole::Cc, u"c2"_s, u"Ben Carter"_s),
            // Known by name alone, and a contact that has not come yet.
            {ParticipantRole::Cc, std::nullopt, {}, u"Eve Nameless"_s},
            {ParticipantRole::Cc, contactRef(u"c3"_s), {}, u"Carl Later"_s}};
        mail.assignee = AgentRef{account, u"a1"_s};
        rows.conversations = {mail};
        Entry asked = message(u"e1"_s, u"k1"_s, u"Please ask BEN  CARTER (ben.carter@example.com)."_s, 2000);
        asked.attachments = {attached(u"f1"_s, u"Größe & Maß.pdf"_s), attached(u"f2"_s, u"lost.png"_s)};
        Entry bens = message(u"e2"_s, u"k1"_s, u"bens-own-words"_s, 3000);
        bens.author = {AuthorKind::Customer, u"c2"_s, u"Ben Carter"_s};
        bens.contact = contactRef(u"c2"_s);
        bens.attachments = {attached(u"f3"_s, u"bens-file.txt"_s)};
        Entry note = agentMessage(u"e3"_s, u"secret-note"_s, 4000);
        note.kind = EntryKind::Note;
        note.visibility = Visibility::Internal;
        note.attachments = {attached(u"f4"_s, u"note-file.txt"_s)};
        Entry event = agentMessage(u"e4"_s, {}, 5000);
        event.kind = EntryKind::Event;
        event.visibility = Visibility::Internal;
        event.change = Change{u"assignee"_s, {}, u"a1"_s};
        rows.entries = {asked, bens, note, event, agentMessage(u"e5"_s, u"Here it is."_s, 6000)};
        Agent ada;
        ada.ref = {account, u"a1"_s};
        ada.name = u"Ada Lovelace"_s;
        ada.email = u"ada@shop.example"_s;
        ada.role = Role::Supervisor;
        ada.version = 1;
        Agent mute = ada;
        mute.ref.id = u"a2"_s;
        mute.name = u"Grace Hopper"_s;
        mute.email.clear();
        rows.agents = {ada, mute};
        return rows;
    }

    QString path(const QString& name = u"anna.zip"_s) const { return m_dir.filePath(name); }

    Result<ExportedCustomer> write(
        const ExportPolicy& policy = {}, const QString& name = u"anna.zip"_s,
        std::shared_ptr<ExportProgress> progress = {}) {
        QDir().mkpath(m_dir.filePath(u"source"_s));
        const QString local = m_dir.filePath(u"source/f"_s);
        QFile file(local);
        if (file.open(QIODevice::WriteOnly))
            file.write("PDF");
        file.close();
        CustomerArchive archive(m_dir.path(), {anna, path(name), policy, std::move(progress)});
        SEGUE_TRY_VALUE(wanted, archive.begin());
        for (const WantedFile& one : std::as_const(wanted)) {
            if (one.attachment.id == "f2"_L1)
                archive.missFile(one, {ErrorKind::Permanent, u"not_found"_s, {}, 404, std::nullopt});
            else
                SEGUE_TRY(archive.addFile(one, local));
        }
        SEGUE_TRY_VALUE(exported, archive.writeTexts());
        SEGUE_TRY(archive.commit());
        return exported;
    }
    Files exported(const ExportPolicy& policy = {}) {
        const auto done = write(policy);
        if (!done)
            qFatal("%s", qPrintable(done.error().message));
        return unzipped(path());
    }

private Q_SLOTS:
    void init() { open(); }

    void theArchiveHoldsWhatIsTheirs() {
        apply(workspace());
        const auto done = write();
        QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().message));
        const Files files = unzipped(path());
        QCOMPARE(
            files.keys(),
            QStringList({u"attachments/0001-Gro_e_Ma_.pdf"_s, u"data.json"_s, u"index.html"_s}));
        QCOMPARE(files.value(u"attachments/0001-Gro_e_Ma_.pdf"_s), "PDF");
        QCOMPARE(done->sha256, sha256Hex(readAll(path())));
        QCOMPARE(done->conversations, 1);
        QCOMPARE(done->entries, 3);
        QCOMPARE(done->withheld, 1);
        QCOMPARE(done->files, 1);
        QCOMPARE(done->missingFiles, 1);

        const QJsonObject source = dataOf(files).value("sources"_L1).toArray().at(0).toObject();
        const QJsonObject person = source.value("contacts"_L1).toArray().at(0).toObject();
        QCOMPARE(person.value("name"_L1).toString(), u"Anna"_s);
        const QJsonObject point = person.value("points"_L1).toArray().at(0).toObject();
        QCOMPARE(point.value("value"_L1).toString(), u"anna@example.com"_s);
        QVERIFY(point.value("verified"_L1).isBool());
        const QJsonArray entries = entriesIn(files);
        QCOMPARE(entries.size(), 4);
        const QJsonArray attachments = entries.at(0).toObject().value("attachments"_L1).toArray();
        QCOMPARE(attachments.at(0).toObject().value("sha256"_L1).toString(), sha256Hex("PDF"));
        QCOMPARE(attachments.at(1).toObject().value("missing"_L1).toString(), u"not_found"_s);
        QVERIFY(!attachments.at(1).toObject().contains("path"_L1));
        QVERIFY(QString::fromUtf8(files.value(u"index.html"_s)).contains(u"Files that could not be had"_s));
        const auto rights = QFile::permissions(path());
        QVERIFY(!(rights & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
    }

    void theSameDataGivesTheSameBytes() {
        apply(workspace());
        const ExportPolicy all{true, true};
        QVERIFY(write(all, u"one.zip"_s).has_value());
        QVERIFY(write(all, u"two.zip"_s).has_value());
        const QByteArray first = readAll(path(u"one.zip"_s));
        QVERIFY(!first.isEmpty());
        QCOMPARE(readAll(path(u"two.zip"_s)), first);
        // On another computer, where it arrived the other way round.
        open();
        IncomingRows rows = workspace();
        std::reverse(rows.contacts.begin(), rows.contacts.end());
        std::reverse(rows.entries.begin(), rows.entries.end());
        for (const Entry& entry : std::as_const(rows.entries)) {
            IncomingRows single;
            single.entries = {entry};
            apply(single);
        }
        rows.entries.clear();
        apply(rows);
        QVERIFY(write(all).has_value());
        QCOMPARE(readAll(path()), first);
    }

    void otherPeopleAreLeftOut() {
        IncomingRows rows = workspace();
        Entry carls = message(u"e6"_s, u"k1"_s, u"carls-words for eve nameless"_s, 7000);
        carls.author = {AuthorKind::Customer, u"c3"_s, u"Carl Later"_s};
        rows.entries.append(carls);
        apply(rows);
        const Files files = exported({true, true});
        for (const QString& word :
             {u"ben carter"_s, u"Ben  Carter"_s, u"ben.carter"_s, u"bens-own-words"_s, u"bens-file"_s,
              u"Eve Nameless"_s, u"Carl Later"_s, u"carls-words"_s})
            QVERIFY2(!isIn(files, word), qPrintable(word));
        const QJsonArray entries = entriesIn(files);
        QCOMPARE(
            entries.at(0).toObject().value("text"_L1).toString(),
            u"Please ask [another participant] ([another participant])."_s);
        QCOMPARE(entries.at(1).toObject().value("withheld"_L1).toBool(), true);
        QCOMPARE(entries.at(1).toObject().value("author"_L1).toString(), u"another participant"_s);
        // The customer themselves stays.
        QVERIFY(isIn(files, u"anna@example.com"_s));
    }

    void whatTheyWroteElsewhereIsInAndNothingElseOfThere() {
        IncomingRows rows = workspace();
        Conversation bens = conversation(u"k2"_s, u"c2"_s);
        bens.createdAt = fromMs(9000);
        bens.subject = u"Ben Carter's order"_s;
        bens.tags = {u"about-ben"_s};
        Entry own = message(u"x1"_s, u"k2"_s, u"annas-words-in-cc"_s, 9500);
        own.contact = contactRef(u"c1"_s);
        Entry answer = message(u"x2"_s, u"k2"_s, u"answer-to-ben"_s, 9600);
        answer.author = {AuthorKind::Agent, u"a1"_s, u"Ada Lovelace"_s};
        rows.conversations.append(bens);
        rows.entries += {own, answer};
        apply(rows);
        const Files files = exported();
        QCOMPARE(conversationIn(files, 1).value("own"_L1).toBool(true), false);
        QCOMPARE(entriesIn(files, 1).size(), 1);
        QVERIFY(isIn(files, u"annas-words-in-cc"_s));
        QVERIFY(!isIn(files, u"answer-to-ben"_s));
        QVERIFY(!isIn(files, u"ben carter"_s));
        QVERIFY(!isIn(files, u"about-ben"_s));
    }

    void notesAndColleaguesAreByPolicy() {
        apply(workspace());
        const Files plain = exported();
        QVERIFY(!isIn(plain, u"secret-note"_s));
        QVERIFY(!isIn(plain, u"note-file"_s));
        QVERIFY(!isIn(plain, u"Ada"_s));
        QVERIFY(isIn(plain, u"Support (supervisor)"_s));
        const Files notes = exported({true, false});
        QVERIFY(isIn(notes, u"secret-note"_s));
        QVERIFY(notes.contains(u"attachments/0003-note-file.txt"_s));
        QVERIFY(!isIn(notes, u"Ada"_s));
        const Files names = exported({false, true});
        QVERIFY(isIn(names, u"Ada Lovelace"_s));
        QVERIFY(!isIn(names, u"secret-note"_s));
    }

    void decisionsNameNobodyElse() {
        apply(workspace());
        IdentityDecision decision;
        decision.id = DecisionId(u"d1"_s);
        decision.verdict = IdentityDecision::Verdict::NotSame;
        decision.left = contactRef(u"c1"_s);
        decision.right = contactRef(u"c2"_s);
        decision.actor = u"Ada Lovelace"_s;
        decision.reason = u"Ben Carter is her brother"_s;
        decision.evidence = {
            {u"email"_s, u"different"_s, u"anna@example.com"_s, u"ben.carter@example.com"_s, -3}};
        decision.at = fromMs(7000);
        QVERIFY(m_work->addDecision(decision, false).has_value());
        const Files plain = exported();
        const QJsonObject stored = dataOf(plain).value("decisions"_L1).toArray().at(0).toObject();
        QCOMPARE(stored.value("verdict"_L1).toString(), toString(decision.verdict));
        QVERIFY(stored.value("right"_L1).toObject().value("another_customer"_L1).toBool());
        QVERIFY(!isIn(plain, u"ben.carter"_s));
        QVERIFY(!isIn(plain, u"brother"_s));
        const Files notes = exported({true, false});
        QVERIFY(isIn(notes, u"brother"_s));
        QVERIFY(!isIn(notes, u"ben carter"_s));
    }

    void hostileContentIsTextOnly() {
        IncomingRows rows = workspace();
        const QString hostile = u"\"><script src=http://evil.example/x></script><img src=x onerror=alert(1)>"
                                "\u202e&amp;\u0001"_s;
        rows.contacts[0].name = hostile;
        rows.contacts[0].details.insert(hostile, hostile);
        rows.conversations[0].subject = hostile;
        rows.entries[0].text = hostile;
        rows.entries[0].attachments = {
            attached(u"f1"_s, u"../../.bashrc"_s), attached(u"f5"_s, u"page.HTML"_s),
            attached(u"f6"_s, u"a.png"_s), attached(u"f7"_s, QString(400, u'x') + u".csv"_s)};
        apply(rows);
        const Files files = exported();
        const QString page = QString::fromUtf8(files.value(u"index.html"_s));
        QVERIFY(!page.contains(u"<script"_s) && !page.contains(u"<img"_s));
        QVERIFY(!page.contains(u'\u0001'));
        QVERIFY(page.contains(u"&lt;script"_s));
        QVERIFY(page.contains(u"default-src 'none'"_s));
        // Only what a browser shows without running anything is a link.
        QVERIFY(page.contains(u"href=\"attachments/0003-a.png\""_s));
        QVERIFY(!page.contains(u"href=\"attachments/0002"_s));
        QCOMPARE(files.keys().value(0), u"attachments/0001-bashrc"_s);
        for (const QString& name : files.keys())
            QVERIFY2(!name.contains(u".."_s) && name.size() < 100, qPrintable(name));
    }

    void manyEntriesKeepTheirOrder() {
        IncomingRows rows = workspace();
        constexpr int many = 1500;
        for (int i = 0; i < many; ++i)
            rows.entries.append(message(u"m%1"_s.arg(i), u"k1"_s, u"text %1"_s.arg(i), 10'000 + i / 3));
        apply(rows);
        const auto done = write();
        QVERIFY(done.has_value());
        QCOMPARE(done->entries, many + 3);
        const QJsonArray entries = entriesIn(unzipped(path()));
        QCOMPARE(entries.size(), many + 4);
        QString last;
        for (const QJsonValue& entry : entries) {
            QVERIFY(entry.toObject().value("at"_L1).toString() >= last);
            last = entry.toObject().value("at"_L1).toString();
        }
    }

    void whatFailsLeavesNothing() {
        apply(workspace());
        const auto nowhere = write({}, u"no/such/folder/anna.zip"_s);
        QVERIFY(!nowhere && nowhere.error().kind == ErrorKind::Storage);
        QFile old(path());
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.write("the one before");
        old.close();
        const auto progress = std::make_shared<ExportProgress>();
        progress->cancelled = true;
        const auto stopped = write({}, u"anna.zip"_s, progress);
        QVERIFY(!stopped && stopped.error().kind == ErrorKind::Cancelled);
        CustomerArchive atOnce(m_dir.path(), {anna, path(), {}, progress});
        const auto unbegun = atOnce.begin();
        QVERIFY(!unbegun && unbegun.error().kind == ErrorKind::Cancelled);
        QCOMPARE(readAll(path()), "the one before");
        const QStringList left = QDir(m_dir.path()).entryList({u"anna.zip*"_s}, QDir::Files);
        QCOMPARE(left, QStringList{u"anna.zip"_s});
        CustomerArchive nobody(m_dir.path(), {CustomerId(u"acc/none"_s), path(u"none.zip"_s), {}, {}});
        const auto begun = nobody.begin();
        QCOMPARE(begun.error().code, u"unknown_customer"_s);
        QVERIFY(!QFile::exists(path(u"none.zip"_s)));
    }
};

QTEST_GUILESS_MAIN(TestCustomerExport)
#include "test_customer_export.moc"
