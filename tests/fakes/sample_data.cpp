// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fakes/sample_data.h"

#include "tests/fakes/fake_workspace.h"

#include <chrono>

namespace segue {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const AccountId shop{u"shop"_s};
const QString me = u"agent-ana"_s;

class SampleWriter {
public:
    explicit SampleWriter(FakeWorkspace& workspace) : m_workspace(workspace), m_fake(workspace.fake) {}

    //! Begins a conversation of a customer; what follows belongs to it.
    SampleWriter& conversation(const QString& name, Channel channel, const QString& subject) {
        const CustomerId customer(u"customer-"_s + name);
        m_customer = customer;
        m_fake.customerNames.insert(customer, name);
        Conversation c;
        c.ref = {shop, u"c%1"_s.arg(++m_number)};
        c.reference = u"#%1"_s.arg(1040 + m_number);
        c.subject = subject;
        c.channel = channel;
        c.status = Status::Open;
        c.contact = ContactRef{shop, customer.value()};
        const QString address =
            channel == Channel::Email ? name.section(u' ', 0, 0).toLower() + u"@example.com"_s : QString();
        c.participants = {{ParticipantRole::Requester, c.contact, address, name}};
        c.createdAt = c.updatedAt = m_workspace.clock - 30h;
        c.agentSeenAt = m_workspace.clock;
        if (!m_fake.contactsOf.contains(customer)) {
            Contact contact;
            contact.ref = *c.contact;
            contact.name = name;
            m_fake.contactsOf.insert(customer, {contact});
        }
        m_fake.owners.insert(c.ref, customer);
        m_fake.conversationList.append(c);
        return *this;
    }

    Conversation& now() { return m_fake.conversationList.last(); }
    Contact& contact() { return m_fake.contactsOf[m_customer].first(); }

    Entry& entry(EntryKind kind, const Author& author, Millis ago, const QString& text) {
        Entry e;
        e.ref = {shop, u"e%1"_s.arg(++m_entries)};
        e.conversation = now().ref;
        e.kind = kind;
        e.visibility =
            kind == EntryKind::Note || kind == EntryKind::Event ? Visibility::Internal : Visibility::Public;
        e.channel = now().channel;
        e.author = author;
        e.text = text;
        e.at = m_workspace.clock - ago;
        e.sequence = m_entries;
        m_fake.addEntry(m_customer, e);
        now().updatedAt = std::max(now().updatedAt, e.at);
        for (Entry& stored : m_fake.entriesOf[m_customer]) {
            if (stored.ref == e.ref)
                return stored;
        }
        Q_UNREACHABLE();
    }

    Entry& says(Millis ago, const QString& text) {
        now().waitingSince = now().waitingSince.value_or(m_workspace.clock - ago);
        return entry(
            EntryKind::Message, {AuthorKind::Customer, m_customer.value(), m_fake.customerNames[m_customer]},
            ago, text);
    }

    Entry& answers(
        Millis ago, const QString& text, Delivery delivery = Delivery::Read,
        const QString& who = u"Ana Beltrán"_s) {
        now().waitingSince.reset();
        Entry& e = entry(
            EntryKind::Message, {AuthorKind::Agent, who == u"Ana Beltrán"_s ? me : who, who}, ago, text);
        e.delivery = delivery;
        // A backend says of an answer by which command it came.
        e.command = CommandId(u"sent-"_s + e.ref.id);
        return e;
    }

    Entry& notes(Millis ago, const QString& text, const QString& who = u"Jonas Weber"_s) {
        return entry(EntryKind::Note, {AuthorKind::Agent, u"agent-jonas"_s, who}, ago, text);
    }

    void changes(
        Millis ago, const QString& field, const QString& before, const QString& after,
        const QString& who = u"Jonas Weber"_s) {
        entry(EntryKind::Event, {AuthorKind::Agent, u"agent-jonas"_s, who}, ago, {}).change =
            Change{field, before, after};
    }

    SampleWriter& mine() {
        now().assignee = AgentRef{shop, me};
        return *this;
    }

    OutboxItem& queue(OutboxState state, const QString& text, Millis ago) {
        OutboxItem item;
        item.command.id = CommandId(u"queued-%1"_s.arg(m_fake.outboxItems.size()));
        item.command.conversation = now().ref;
        item.command.channel = now().channel;
        item.command.recipients = now().participants;
        item.command.operations = {Reply{text, {}}};
        item.command.createdAt = m_workspace.clock - ago;
        item.state = state;
        m_fake.outboxItems.append(item);
        return m_fake.outboxItems.last();
    }

private:
    FakeWorkspace& m_workspace;
    FakeViews& m_fake;
    CustomerId m_customer;
    int m_number = 0;
    int m_entries = 0;
};

void fillDirectory(FakeWorkspace& workspace) {
    FakeViews& fake = workspace.fake;
    fake.selfAgentId = me;
    Account account;
    account.id = shop;
    account.kind = u"hub"_s;
    account.name = u"Nordlicht Outdoor"_s;
    account.selfAgentId = me;
    account.selfName = u"Ana Beltrán"_s;
    fake.accountList = {account};
    ConnectionStatus status;
    status.account = shop;
    status.state = ConnectionStatus::State::Live;
    workspace.status = {status};
    const auto agent = [&](const QString& id, const QString& name, Presence presence) {
        Agent a;
        a.ref = {shop, id};
        a.name = name;
        a.email = id + u"@nordlicht.example"_s;
        a.presence = presence;
        fake.agentList.append(a);
    };
    agent(me, u"Ana Beltrán"_s, Presence::Available);
    agent(u"agent-jonas"_s, u"Jonas Weber"_s, Presence::Busy);
    agent(u"agent-mei"_s, u"陈美玲"_s, Presence::Available);
    agent(u"agent-yusuf"_s, u"Yusuf Demir"_s, Presence::Away);
    fake.teamList = {
        {{shop, u"orders"_s}, u"Orders & returns"_s, {}, 0},
        {{shop, u"tech"_s}, u"Product questions"_s, {}, 0}};
    fake.tagList = {u"refund"_s, u"delivery"_s, u"size"_s, u"warranty"_s, u"b2b"_s, u"praise"_s};
    const auto canned = [&](const QString& shortcut, const QString& title, const QString& text) {
        fake.cannedList.append({shop, shortcut, shortcut, title, text, 0});
    };
    canned(u"hello"_s, u"Greeting"_s, u"Hi {{customer.name}},\n\nthank you for writing to us. "_s);
    canned(
        u"refund"_s, u"Refund is on its way"_s,
        u"Your refund for {{conversation.reference}} has been issued. It takes three to five working days."_s);
    canned(
        u"return"_s, u"How to send something back"_s,
        u"You can send it back free of charge within 30 days."_s);
    canned(u"track"_s, u"Where is my parcel"_s, u"You can follow your parcel here: https://track.example/"_s);
    for (const QString& title :
         {u"Sending something back"_s, u"Which size fits me?"_s, u"How long is the warranty?"_s}) {
        Article article;
        article.ref = {shop, title};
        article.title = title;
        article.body = u"Answers to the questions that we are asked most."_s;
        article.state = ArticleState::Published;
        fake.articleList.append(article);
    }
}

void writeMara(SampleWriter& w, FakeWorkspace& workspace) {
    w.conversation(u"Mara Lindqvist"_s, Channel::Email, u"Tent arrived with a torn seam"_s).mine();
    w.contact().timeZone = u"Asia/Tokyo"_s;
    Entry& mail = w.says(
        26h,
        u"Hello,\n\nmy Fjell 2 tent came today, and the seam at the left pole sleeve is torn for about "
        "10 cm. I leave for Hokkaido on Friday 🏕️, so I am a little worried.\n\nPicture attached. Can you "
        "send a new one in time?\n\nMara\n\nOn Tue, 3 Mar 2026 at 10:02, Nordlicht Outdoor "
        "<hello@nordlicht.example> wrote:\n"
        "> Your order 88231 is on its way.\n> Track it at https://track.example/88231"_s);
    mail.html = u"<p>Hello,</p><p>my <b>Fjell 2</b> tent came today, and the seam at the left pole sleeve is "
                u"torn for about "
                "10&nbsp;cm. I leave for Hokkaido on Friday 🏕️, so I am a little worried.</p><p>Picture "
                "attached. Can you send "
                "a <a href=\"https://nordlicht.example/orders/88231\">new one</a> in time?</p><p>Mara</p>"
                "<img src=\"https://tracker.example/pixel.gif\" alt=\"logo\">"
                "<p>On Tue, 3 Mar 2026 at 10:02, Nordlicht Outdoor wrote:</p><blockquote><p>Your order 88231 "
                "is on its way.<br>Track it at "
                "<a href=\"https://track.example/88231\">https://track.example/88231</a></p></blockquote>"_s;
    mail.attachments = {
        {u"photo-1"_s, u"torn seam left sleeve.jpg"_s, u"image/png"_s, 482'113, {}},
        {u"pdf-1"_s,
         u"Invoice 88231 Nordlicht Outdoor – Fjell 2 – reprint.pdf"_s,
         u"application/pdf"_s,
         91'204,
         {}}};
    w.changes(26h, u"assignee"_s, {}, me);
    w.changes(26h - 2min, u"priority"_s, u"normal"_s, u"high"_s);
    w.changes(26h - 3min, u"tag"_s, {}, u"warranty"_s);
    w.notes(
        25h, u"Stock in Hamburg has 4 left. Express to Tokyo takes 3 days: it has to leave **today**. @Ana "
             u"can you "
             "confirm the address first?"_s);
    Entry& reply = w.answers(
        24h,
        u"Hi Mara,\n\nI am sorry about that. We can send a new Fjell 2 by express today, and you "
        "keep the damaged one until you are back.\n\nIs the address on the order still right?\n\nAna"_s,
        Delivery::Delivered);
    reply.delivery = Delivery::Delivered;
    w.now().tags = {u"warranty"_s, u"delivery"_s};
    w.now().priority = Priority::High;
    w.now().team = TeamRef{shop, u"orders"_s};
    w.conversation(u"Mara Lindqvist"_s, Channel::WebChat, {}).mine();
    w.says(58min, u"Hi, it’s Mara again, about the tent"_s);
    w.says(57min, u"Yes, the address is still right! 🙏"_s);
    w.answers(55min, u"Wonderful, thank you. It leaves our warehouse this afternoon."_s);
    w.answers(55min - 20s, u"You will get the tracking number by mail within two hours."_s);
    w.changes(54min, u"status"_s, u"open"_s, u"waiting_customer"_s, u"Ana Beltrán"_s);
    workspace.fake.findConversation(w.now().ref)->agentSeenAt = workspace.clock - 10min;
    w.says(4min, u"One more thing: could you add two spare pegs? The ground there is rocky."_s);
    w.says(3min, u"日本の住所も送りますね：〒060-0808 北海道札幌市北区北８条西５丁目"_s);
    w.now().waitingSince = workspace.clock - 4min;
    w.queue(OutboxState::Queued, u"Of course, two spare pegs are in the parcel 🎒"_s, 30s);
}

void writeOthers(SampleWriter& w, FakeWorkspace& workspace) {
    const Instant now = workspace.clock;
    w.conversation(
         u"Wolfeschlegelsteinhausenbergerdorff-Schmidt, Dr. Maximiliane-Theodora"_s, Channel::Email,
         u"Rückfrage zur Rechnung 2024-88231 und zur Lieferadresse für die zweite Teillieferung"_s)
        .mine();
    w.says(
        7h,
        u"Sehr geehrte Damen und Herren, auf der Rechnung fehlt die Umsatzsteuer-Identifikationsnummer."_s);
    w.now().agentSeenAt = now - 8h;
    w.queue(
         OutboxState::Held, u"Guten Tag Frau Dr. Schmidt, die korrigierte Rechnung finden Sie im Anhang."_s,
         40min)
        .heldBecause = HoldReason::CustomerWrote;
    w.conversation(u"محمد الحسيني"_s, Channel::WhatsApp, {}).mine();
    w.says(20min, u"مرحبا، متى يصل طلبي رقم 5521؟ لقد مرت عشرة أيام."_s);
    w.says(19min, u"أرجو الرد قريبا 🙏"_s);
    w.now().agentSeenAt = now - 30min;
    w.now().priority = Priority::Urgent;
    w.conversation(u"נועה לוי"_s, Channel::InApp, u"החזרת נעליים"_s).mine();
    w.says(3h, u"שלום, הנעליים קטנות מדי. איך מחזירים אותן?"_s);
    w.answers(2h, u"שלום נועה, אפשר להחזיר אותן תוך 30 יום ללא עלות."_s);
    w.conversation(u"李小龙"_s, Channel::Messenger, {}).mine();
    w.says(50min, u"请问这个背包防水吗？下周要去登山。"_s);
    w.now().agentSeenAt = now - 1h;
    w.conversation(u"Priya Raman"_s, Channel::Instagram, {}).mine();
    w.says(5h, u"Loved the jacket 😍 do you have it in green? 💚"_s);
    w.answers(4h, u"So glad! Green comes back in March."_s);
    w.queue(OutboxState::NeedsAgent, u"I have put you on the list for green, size M."_s, 2h);
    w.conversation(u"Tomás Ferreira"_s, Channel::Sms, {}).mine();
    w.says(9h, u"Parcel says delivered but nothing here"_s);
    w.now().agentSeenAt = now - 10h;
    w.queue(OutboxState::Failed, u"I have asked the carrier and will write by noon."_s, 1h).lastError =
        Error{ErrorKind::Permanent, {}, {}, 422, {}};
    w.conversation(u"Grace Okafor"_s, Channel::Email, u"Bulk order for our scout group (48 backpacks)"_s)
        .mine();
    w.says(28h, u"We would like to order 48 backpacks for our scouts. Is there a discount?"_s);
    w.now().tags = {u"b2b"_s};
    w.now().agentSeenAt = now - 29h;
    workspace.fake.drafts.append(
        {w.now().ref,
         Visibility::Public,
         u"Dear Grace,\n\nfor 48 backpacks we can offer"_s,
         {},
         {},
         u"e0"_s,
         {},
         now});
    w.conversation(u"Liam O’Connor"_s, Channel::WebChat, {}).mine();
    w.says(2min, u"hey is anyone there?"_s);
    w.now().agentSeenAt = now - 5min;
    w.conversation(u"Sofia Rossi"_s, Channel::X, {}).mine();
    w.says(70h, u"Your sizing chart is in inches only?"_s);
    w.answers(69h, u"Fixed, thank you for telling us!"_s);
    w.now().updatedAt = now - 69h;
    const QStringList names{u"Emma Larsen"_s,       u"Noah Fischer"_s, u"Olivia Brown"_s,
                            u"Łukasz Wiśniewski"_s, u"Chloé Dubois"_s, u"Zoë van der Berg"_s,
                            u"Hiroshi Tanaka"_s,    u"Amina Diallo"_s};
    const QStringList texts{
        u"Is the stove allowed on planes?"_s, u"My discount code does not work."_s,
        u"The zip broke after two days, can it be repaired?"_s, u"Thank you, all good now!"_s};
    for (int i = 0; i < 24; ++i) {
        w.conversation(
            names.at(i % names.size()) + (i < 8 ? QString() : u" %1"_s.arg(i)),
            i % 3 ? Channel::Email : Channel::WebChat, i % 3 ? u"Question about my order"_s : QString());
        w.says(Millis{10min} * (i + 5), texts.at(i % texts.size()));
        if (i % 4 == 1)
            w.mine();
        if (i % 7 == 3) {
            w.now().status = Status::Snoozed;
            w.now().snoozedUntil = now + 40h;
        }
        if (i % 7 == 5)
            w.now().status = Status::Solved;
    }
}

void writeLongTimeline(SampleWriter& w, FakeWorkspace& workspace) {
    w.conversation(u"Ten Thousand Words GmbH"_s, Channel::Email, u"Everything since 2019"_s).mine();
    const CustomerId customer(u"customer-Ten Thousand Words GmbH"_s);
    QList<Entry> entries;
    entries.reserve(10'000);
    for (int i = 0; i < 10'000; ++i) {
        Entry e;
        e.ref = {shop, u"long%1"_s.arg(i)};
        e.conversation = w.now().ref;
        e.channel = i % 5 ? Channel::Email : Channel::WebChat;
        const bool event = i % 11 == 7;
        e.kind = event ? EntryKind::Event : i % 17 == 3 ? EntryKind::Note : EntryKind::Message;
        e.visibility = e.kind == EntryKind::Message ? Visibility::Public : Visibility::Internal;
        e.author = i % 2 ? Author{AuthorKind::Agent, me, u"Ana Beltrán"_s}
                         : Author{AuthorKind::Customer, customer.value(), u"Ten Thousand Words GmbH"_s};
        if (event)
            e.change = Change{u"status"_s, u"open"_s, u"waiting_customer"_s};
        else
            e.text = u"Message %1. "_s.arg(i) +
                     QString(u"Some words that fill the line. "_s).repeated(1 + (i * 7) % 23);
        if (i % 2)
            e.command = CommandId(u"sent-"_s + e.ref.id);
        e.at = workspace.clock - Millis{30min} * (10'000 - i);
        e.sequence = i;
        entries.append(e);
    }
    workspace.fake.entriesOf.insert(customer, entries);
    w.now().updatedAt = workspace.clock - 90h;
}

} // namespace

void fillWithSampleData(FakeWorkspace& workspace) {
    fillDirectory(workspace);
    SampleWriter writer(workspace);
    writeMara(writer, workspace);
    writeOthers(writer, workspace);
    writeLongTimeline(writer, workspace);
}

} // namespace segue
