// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fakes/identity_desks.h"

#include "core/domain/customer_id.h"
#include "core/identity/acts.h"
#include "core/identity/conflicts.h"
#include "core/identity/normalise.h"
#include "core/store/ledger_reader.h"
#include "core/sync/standing_decisions.h"

#include <QDir>
#include <algorithm>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

using Verdict = IdentityDecision::Verdict;

constexpr qsizetype mostContacts = 9;

QSet<ContactRef> refsOf(const QList<StoredContact>& contacts) {
    QSet<ContactRef> refs;
    for (const StoredContact& one : contacts)
        refs.insert(one.contact.ref);
    return refs;
}

bool contradict(const QList<StoredContact>& left, const QList<StoredContact>& right) {
    for (const StoredContact& a : left) {
        for (const StoredContact& b : right) {
            if (identity::contradictionOf(a.contact, b.contact))
                return true;
        }
    }
    return false;
}

template <class Row> QList<Row> after(const QList<Row>& rows, qint64 cursor) {
    QList<Row> out;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(out), [&](const Row& row) {
        return row.version > cursor;
    });
    return out;
}

} // namespace

IdentityDesks::IdentityDesks(quint64 seed, int desks, const QString& folder)
    : m_random(seed), m_folder(folder) {
    for (int i = 0; i < desks; ++i) {
        const QString name = u"desk%1"_s.arg(i);
        m_desks.push_back(open(name, name));
    }
    for (int i = 0; i < 3; ++i)
        arrive();
    for (Desk& desk : m_desks)
        sync(desk);
}

IdentityDesks::~IdentityDesks() = default;

IdentityDesks::Desk IdentityDesks::open(const QString& name, const QString& workName) {
    Desk desk;
    const QDir folder(m_folder);
    desk.cache = must(CacheDb::open(folder.filePath(name + u".cache"_s), m_clock));
    desk.work = must(WorkDb::open(folder.filePath(workName + u".work"_s), m_clock));
    desk.linker = std::make_unique<IdentityLinker>(*desk.cache, *desk.work);
    return desk;
}

QString IdentityDesks::play(int steps) {
    for (int i = 0; i < steps && m_broken.isEmpty(); ++i)
        step();
    // Twice: the first has to hear what the last one shares.
    for (int round = 0; round < 2; ++round) {
        for (Desk& desk : m_desks)
            sync(desk);
    }
    const QStringList first = rowsOf(m_desks.front());
    for (Desk& desk : m_desks) {
        checkEntries(desk);
        checkToldApart(desk);
        const QStringList rows = rowsOf(desk);
        promise(rows == first, "desks that have synced show the same", first, rows);
    }
    checkAfresh(m_desks.front());
    return m_broken;
}

void IdentityDesks::step() {
    Desk& desk = m_desks[size_t(m_random.below(m_desks.size()))];
    const int what = int(m_random.below(100));
    if (what < 40)
        backendChanges();
    else if (what < 55)
        sync(desk);
    else if (what < 60)
        pull(desk, desk.cursor / 2);
    else if (what < 63)
        startOver(desk);
    else
        tryAct(desk);
    checkEntries(desk);
    checkToldApart(desk);
    checkConflicts(desk);
}

// What the backend says.

void IdentityDesks::backendChanges() {
    const int what = int(m_random.below(10));
    if (what < 3)
        return arrive();
    if (what < 4)
        return leave();
    Contact& contact = m_contacts[qsizetype(m_random.below(quint64(m_contacts.size())))];
    if (what < 7)
        return points(contact);
    if (what < 8 || m_conversations.isEmpty())
        return converse(contact.ref);
    write(m_conversations[qsizetype(m_random.below(quint64(m_conversations.size())))]);
}

void IdentityDesks::points(Contact& contact) {
    contact.points.clear();
    for (int i = int(m_random.below(3)); i > 0; --i) {
        ContactPoint point;
        point.kind = PointKind::Email;
        point.value = u"p%1@example.com"_s.arg(m_random.below(4));
        point.verified = chance(60);
        point.normalised = identity::normalise(point, {});
        contact.points.append(point);
    }
    if (chance(30)) {
        ContactPoint id;
        id.kind = PointKind::ExternalId;
        id.system = u"shop"_s;
        id.value = id.normalised = QString::number(m_random.below(3));
        id.verified = chance(80);
        contact.points.append(id);
    }
    contact.version = ++m_version;
}

void IdentityDesks::arrive() {
    if (m_contacts.size() >= mostContacts)
        return;
    Contact contact;
    contact.ref = {m_backend, QString::number(++m_rows)};
    contact.name = u"Person %1"_s.arg(m_random.below(3));
    contact.createdAt = fromMs(1000 + qint64(m_random.below(4)));
    points(contact);
    m_contacts.append(contact);
    converse(contact.ref);
}

void IdentityDesks::converse(const ContactRef& contact) {
    Conversation conversation;
    conversation.ref = {m_backend, u"c%1"_s.arg(++m_rows)};
    conversation.contact = contact;
    conversation.channel = Channel::Email;
    conversation.createdAt = conversation.updatedAt = fromMs(m_rows);
    conversation.version = ++m_version;
    m_conversations.append(conversation);
    write(conversation);
}

void IdentityDesks::write(const Conversation& conversation) {
    Entry entry;
    entry.ref = {m_backend, u"e%1"_s.arg(++m_rows)};
    entry.conversation = conversation.ref;
    entry.visibility = Visibility::Public;
    entry.author = {AuthorKind::Customer, {}, u"Somebody"_s};
    entry.text = u"Words"_s;
    entry.at = fromMs(m_rows);
    entry.version = ++m_version;
    // Somebody in Cc answers, too; or it is nobody's but the conversation's.
    if (chance(40))
        entry.contact = m_contacts[qsizetype(m_random.below(quint64(m_contacts.size())))].ref;
    m_entries.append(entry);
}

void IdentityDesks::leave() {
    if (m_contacts.size() < 4)
        return;
    const Contact gone = m_contacts.takeAt(qsizetype(m_random.below(quint64(m_contacts.size()))));
    const auto note = [&](const QString& kind, const QString& id) { m_gone.append({kind, id, ++m_version}); };
    for (qsizetype i = m_conversations.size() - 1; i >= 0; --i) {
        const Conversation conversation = m_conversations[i];
        if (conversation.contact != gone.ref)
            continue;
        m_conversations.removeAt(i);
        m_entries.removeIf([&](const Entry& entry) { return entry.conversation == conversation.ref; });
        note(u"conversation"_s, conversation.ref.id);
    }
    note(u"contact"_s, gone.ref.id);
}

// How it gets to a desk and back.

void IdentityDesks::pull(Desk& desk, qint64 cursor) {
    IncomingRows rows;
    rows.contacts = after(m_contacts, cursor);
    rows.conversations = after(m_conversations, cursor);
    rows.entries = after(m_entries, cursor);
    rows.decisions = after(m_decisions, cursor);
    rows.gone = after(m_gone, cursor);
    const Applied applied = must(desk.cache->apply(m_backend, rows));
    must(desk.linker->contactsChanged(applied.touchedContacts));
    must(desk.cache->removeUnlinked(must(desk.cache->unlinkedContacts())));
    desk.cursor = m_version;
}

void IdentityDesks::share(Desk& desk) {
    const auto waiting = must(desk.work->unsharedDecisions(m_backend));
    for (const IdentityDecision& row : waiting) {
        must(desk.work->markShared(row.id));
        m_decisions.append(row);
        m_decisions.last().version = ++m_version;
        m_decisions.last().at = fromMs(m_version);
    }
}

void IdentityDesks::sync(Desk& desk) {
    share(desk);
    pull(desk, desk.cursor);
}

void IdentityDesks::startOver(Desk& desk) {
    must(desk.cache->clearAccount(m_backend));
    pull(desk, 0);
}

// What people do.

QList<IdentityDecision> IdentityDesks::ledgerOf(Desk& desk) {
    return must(store::readLedger(desk.work->connection(), desk.cache->connection()));
}

std::optional<StoredContact> IdentityDesks::someContact(Desk& desk) {
    const QList<StoredContact> all = must(store::contactsWhere(desk.cache->connection(), u"1"_s, {}));
    if (all.isEmpty())
        return std::nullopt;
    return all[qsizetype(m_random.below(quint64(all.size())))];
}

ActId IdentityDesks::act(Desk& desk, QList<IdentityDecision> rows) {
    const ActId act(u"act%1"_s.arg(++m_rows));
    QSet<ContactRef> concerned;
    for (IdentityDecision& row : rows) {
        row.id = DecisionId(u"%1-%2"_s.arg(int(m_random.below(1000)), 3, 10, QChar(u'0')).arg(++m_rows));
        row.act = act;
        concerned.unite({row.left, row.right});
    }
    must(desk.work->addDecisions(rows, {u"Ada"_s, u"identity.joined"_s, {}}));
    for (const IdentityDecision& row : std::as_const(rows)) {
        if (!row.revokes)
            must(desk.cache->removeSuggestion(row.left, row.right));
    }
    must(desk.linker->contactsChanged(concerned.values()));
    return act;
}

ActId IdentityDesks::takeBack(Desk& desk, const ActId& taken) {
    return act(desk, identity::rowsToTakeBack(taken, ledgerOf(desk)));
}

QList<IdentityDecision> IdentityDesks::rowsOfSomeAct(Desk& desk) {
    const QList<IdentityDecision> ledger = ledgerOf(desk);
    const auto left = someContact(desk);
    const auto right = someContact(desk);
    if (!left || !right || left->contact.ref == right->contact.ref)
        return {};
    if (chance(20) && !ledger.isEmpty())
        return identity::rowsToTakeBack(
            ledger[qsizetype(m_random.below(quint64(ledger.size())))].act, ledger);
    const QList<StoredContact> ofLeft = must(desk.cache->contactsOf(left->customer));
    const QList<StoredContact> ofRight = must(desk.cache->contactsOf(right->customer));
    if (left->customer == right->customer && chance(60))
        return identity::rowsToSeparate(
            {left->contact.ref}, refsOf(ofLeft) - QSet{left->contact.ref}, u"two sisters"_s, ledger);
    IdentityDecision decision;
    decision.left = left->contact.ref;
    decision.right = right->contact.ref;
    decision.verdict = chance(70) ? Verdict::Same : Verdict::NotSame;
    if (decision.verdict == Verdict::Same && left->customer != right->customer && contradict(ofLeft, ofRight))
        return {};
    return identity::rowsToDecide(decision, refsOf(ofLeft), refsOf(ofRight), ledger);
}

void IdentityDesks::tryAct(Desk& desk) {
    const QList<IdentityDecision> rows = rowsOfSomeAct(desk);
    if (rows.isEmpty())
        return;
    const QStringList before = rowsOf(desk);
    const ActId done = act(desk, rows);
    const QStringList during = rowsOf(desk);
    const ActId undone = takeBack(desk, done);
    const QStringList back = rowsOf(desk);
    promise(back == before, "an act taken back leaves every row as it was", before, back);
    if (chance(20))
        return;
    takeBack(desk, undone);
    const QStringList again = rowsOf(desk);
    promise(again == during, "an undo taken back is the act again", during, again);
}

} // namespace segue
