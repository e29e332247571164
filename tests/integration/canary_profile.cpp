// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/canary_profile.h"

#include "core/engine/erasure_steps.h"
#include "core/store/profile.h"
#include "core/sync/identity_linker.h"
#include "core/views/views.h"
#include "tests/fakes/byte_scan.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace segue {

namespace {

ContactPoint point(PointKind kind, const QString& value, bool verified) {
    ContactPoint out;
    out.kind = kind;
    out.value = value;
    out.normalised = value.toLower();
    out.verified = verified;
    out.verifiedBy = verified ? u"backend"_s : QString();
    return out;
}

void writeFile(const QString& path, const QByteArray& bytes) {
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(bytes);
}

//! Twelve pages of it, each a little different.
QString longText(const QString& word) {
    QStringList lines;
    for (int i = 0; i < 1500; ++i)
        lines.append(u"line %1 speaks of %2"_s.arg(i).arg(word));
    return lines.join(u'\n');
}

} // namespace

QStringList CanaryProfile::words() {
    return {u"zquvexina"_s,    u"plomfritz.ukwedder"_s, u"30901827364"_s, u"gratzelhupf"_s, u"vortelgrunz"_s,
            u"wexelbrumm"_s,   u"klapperzwirn"_s,       u"quirlmops"_s,   u"schnurrkatz"_s, u"trampelwusch"_s,
            u"fipsenhagel"_s,  u"sockenfink"_s,         u"knurzelbach"_s, u"drachenwolf"_s, u"borkenzwerg"_s,
            u"mauselochtal"_s, u"kettenschmaus"_s,      u"鳥羽"_s,        u"羽蝶"_s,        u"蝶紋"_s};
}

QStringList CanaryProfile::othersWords() const {
    return {u"standuhrmacher"_s, u"teekannendeckel"_s};
}

CanaryProfile::CanaryProfile() {
    m_bench.caps.erase = true;
    m_bench.makeListener = [](CacheDb& cache, WorkDb& work) {
        return std::make_unique<IdentityLinker>(cache, work);
    };
    m_bench.restart();
}

Entry CanaryProfile::entry(
    const QString& id, const QString& conversation, const QString& contact, const QString& text) {
    Entry out;
    out.ref = {m_account, id};
    out.conversation = {m_account, conversation};
    out.contact = ContactRef{m_account, contact};
    out.author = {AuthorKind::Customer, contact, {}};
    out.visibility = Visibility::Public;
    out.channel = Channel::Email;
    out.text = text;
    out.at = m_bench.clock.now();
    out.sequence = ++m_sequence;
    out.version = 1;
    return out;
}

void CanaryProfile::makeRows() {
    const auto contact = [this](const QString& id, const QString& name, const QList<ContactPoint>& points) {
        Contact out;
        out.ref = {m_account, id};
        out.name = name;
        out.points = points;
        out.createdAt = m_bench.clock.now();
        out.version = 1;
        return out;
    };
    const auto conversation = [this](const QString& id, const QString& who, const QString& subject) {
        Conversation out = m_bench.conversation(m_account);
        out.ref.id = id;
        out.contact = ContactRef{m_account, who};
        out.subject = subject;
        out.channel = Channel::Email;
        return out;
    };
    Contact first = contact(
        u"p1"_s, u"Zquvexina Gratzelhupf"_s,
        {point(PointKind::Email, u"plomfritz.ukwedder@example.org"_s, true),
         point(PointKind::Phone, u"+4930901827364"_s, false)});
    first.details.insert(u"note"_s, u"kettenschmaus"_s);
    m_rows.contacts = {
        first,
        contact(u"p2"_s, u"Zquvexina Gratzelhupf"_s, {point(PointKind::Handle, u"gratzelhupf99"_s, true)}),
        contact(u"o1"_s, u"Otto Standuhrmacher"_s, {point(PointKind::Email, u"otto@example.org"_s, true)})};
    Conversation shared = conversation(u"k2"_s, u"o1"_s, u"Teekannendeckel"_s);
    shared.participants = {
        {ParticipantRole::Cc, ContactRef{m_account, u"p1"_s}, u"plomfritz.ukwedder@example.org"_s,
         u"Zquvexina"_s},
        {ParticipantRole::To, ContactRef{m_account, u"o1"_s}, u"otto@example.org"_s, u"Otto"_s}};
    Conversation own = conversation(u"k1"_s, u"p1"_s, u"About Vortelgrunz"_s);
    own.tags = {u"quirlmops"_s};
    own.participants = {
        {ParticipantRole::To, ContactRef{m_account, u"p1"_s}, u"plomfritz.ukwedder@example.org"_s,
         u"Zquvexina"_s}};
    m_rows.conversations = {own, conversation(u"k3"_s, u"p2"_s, u"Vortelgrunz again"_s), shared};
    Entry mail = entry(u"e1"_s, u"k1"_s, u"p1"_s, u"the Wexelbrumm is broken 鳥羽蝶紋"_s);
    mail.html = u"<p>the Klapperzwirn is broken</p>"_s;
    mail.author.name = u"Zquvexina"_s;
    mail.attachments = {{u"schnurrkatz"_s, u"quirlmops.pdf"_s, u"application/pdf"_s, 10, {}}};
    Entry edited = entry(u"e2"_s, u"k1"_s, u"p1"_s, longText(u"wexelbrumm"_s));
    m_rows.entries = {
        mail, edited, entry(u"e3"_s, u"k3"_s, u"p2"_s, u"once more the wexelbrumm"_s),
        entry(u"e4"_s, u"k2"_s, u"p1"_s, u"I am the borkenzwerg"_s),
        entry(u"e5"_s, u"k2"_s, u"o1"_s, u"where is the teekannendeckel"_s)};
    m_rows.quarantined = {
        {u"entry"_s, u"q1"_s, u"unreadable"_s, R"({"id":"q1","conversation":"k1","text":"drachenwolf"})"}};
}

bool CanaryProfile::fill() {
    m_account = m_bench.addAccount(u"shop"_s);
    m_bench.adapters.value(m_account)->onErase = [this](const ErasureId& id, const QStringList& contacts) {
        return Result<EraseAnswer>(
            EraseAnswer{{id, contacts, {u"k1"_s, u"k3"_s}, m_bench.clock.now()}, true});
    };
    makeRows();
    m_bench.push(m_account, m_rows);
    // A long message that was cut short later leaves its pages behind.
    Batch shorter;
    shorter.entries = {m_rows.entries.at(1)};
    shorter.entries[0].text = u"short"_s;
    shorter.entries[0].version = 2;
    m_bench.push(m_account, shorter);
    return writeWork();
}

bool CanaryProfile::writeWork() {
    IdentityDecision same;
    same.left = {m_account, u"p1"_s};
    same.right = {m_account, u"p2"_s};
    same.reason = u"both speak of knurzelbach"_s;
    if (!m_bench.core->identity().decide(same))
        return false;
    const auto staged = m_bench.core->store().files().addBytes(
        "the sockenfink's bytes", u"sockenfink.txt"_s, u"text/plain"_s, 1000);
    Draft draft;
    draft.conversation = {m_account, u"k1"_s};
    draft.visibility = Visibility::Internal;
    draft.text = u"trampelwusch"_s;
    draft.files = {*staged};
    m_bench.core->drafts().save(draft);
    Command reply = m_bench.command(m_account, Reply{u"dear fipsenhagel"_s, {*staged}});
    reply.conversation = {m_account, u"k3"_s};
    // It waits: the adapter is asked to take it in ten days.
    reply.notBefore = m_bench.clock.now() + std::chrono::hours(240);
    if (!m_bench.core->commands().enqueue(reply, Millis{0}))
        return false;
    const auto path = m_bench.core->conversations().attachmentPath({m_account, u"e1"_s}, u"schnurrkatz"_s);
    m_bench.settle();
    writeSetAsideFiles();
    return path.isFinished() && path.result().has_value();
}

void CanaryProfile::writeSetAsideFiles() {
    const QString dir = m_bench.dir.filePath(u"profile"_s);
    writeFile(dir + u"/cache.db.corrupt-20260101T000000Z"_s, "a row of mauselochtal");
    writeFile(dir + u"/work.db.before-migration"_s, "another of mauselochtal");
}

CustomerId CanaryProfile::customer() {
    const auto stored = m_bench.core->store().cache().contact({m_account, u"p1"_s});
    return stored && *stored ? (*stored)->customer : CustomerId();
}

QStringList CanaryProfile::left() const {
    return wordsOnDisk(m_bench.dir.path(), words());
}

QStringList CanaryProfile::shown() {
    QStringList seen;
    CacheDb& cache = m_bench.core->store().cache();
    for (const QString& id : {u"p1"_s, u"p2"_s}) {
        if (cache.contact({m_account, id}).value_or(std::nullopt))
            seen.append(u"contact "_s + id);
    }
    for (const QString& id : {u"k1"_s, u"k3"_s}) {
        const ConversationRef ref{m_account, id};
        if (cache.conversation(ref).value_or(std::nullopt))
            seen.append(u"conversation "_s + id);
        if (m_bench.core->store().work().draft(ref, Visibility::Internal).value_or(std::nullopt))
            seen.append(u"draft "_s + id);
    }
    for (const QString& id : {u"e1"_s, u"e2"_s, u"e3"_s, u"e4"_s}) {
        if (cache.entry({m_account, id}).value_or(std::nullopt))
            seen.append(u"entry "_s + id);
    }
    return seen;
}

Async<ErasedCustomer> CanaryProfile::begin() {
    return m_bench.core->erasures().erase({customer(), {}, true, false});
}

bool CanaryProfile::wait(Millis limit) {
    return m_bench.scheduler.runUntil(
        [this] {
            pumpEvents();
            const auto open = m_bench.core->store().work().openErasures();
            m_isErased = open && open->isEmpty();
            return m_isErased;
        },
        limit);
}

bool CanaryProfile::erase(Kill kill) {
    if (kill != Kill::Never && kill != Kill::WhileOverwriting)
        return stopAt(kill);
    const auto answer = begin();
    if (kill == Kill::WhileOverwriting) {
        for (int i = 0; i < 3; ++i)
            m_bench.scheduler.runNext();
        m_bench.restart();
        return wait(Millis{60'000});
    }
    const bool isOver = m_bench.scheduler.runUntil([&] { return answer.isFinished(); }, Millis{120'000});
    m_isErased = isOver && answer.result().has_value();
    return m_isErased;
}

bool CanaryProfile::stopAt(Kill kill) {
    ProfileStore& store = m_bench.core->store();
    const auto whole = erasableCustomer(store.work(), store.cache(), customer());
    m_bench.core->drafts().flush();
    ErasePlan plan;
    plan.id = ErasureId(u"erasure"_s);
    plan.contacts = whole->contacts;
    plan.setAsideFiles = true;
    plan.at = m_bench.clock.now();
    const auto pathOf = [&store](const EntryRef& entry, const QString& attachment, const QString& name) {
        return store.files().downloadPath(ConversationDesk::downloadKey(entry, attachment), name);
    };
    if (!store::completePlan(store.cache().connection(), plan, false, pathOf) ||
        !store.work().decideErasure(plan, {}, {u"Ada"_s, u"customer.erase"_s, {}}))
        return false;
    if (kill == Kill::CacheErased && !store.cache().erase(plan))
        return false;
    if (kill == Kill::Forgotten &&
        !carryOutErasure(
            {store.work(), store.cache(), store.files(), m_bench.dir.filePath(u"profile"_s)}, plan))
        return false;
    m_bench.restart();
    // Nothing is shown first: not even for a moment after the opening.
    return shown().isEmpty() && wait(Millis{60'000});
}

void CanaryProfile::sendLateThings() {
    if (m_bench.adapters.contains(m_account))
        m_bench.push(m_account, m_rows);
    Draft draft;
    draft.conversation = {m_account, u"k1"_s};
    draft.text = u"trampelwusch once more"_s;
    m_bench.core->drafts().save(draft);
    m_bench.core->drafts().flush();
    Command note = m_bench.command(m_account, Note{u"fipsenhagel once more"_s, {}});
    note.conversation = {m_account, u"k3"_s};
    std::ignore = m_bench.core->commands().enqueue(note, Millis{0});
    m_bench.scheduler.advance(Millis{5'000});
}

bool CanaryProfile::beginReading() {
    const QString dir = m_bench.dir.filePath(u"profile"_s);
    for (const QString& path : {profile::cachePath(dir), profile::workPath(dir)}) {
        db::SqliteOptions options;
        options.path = path;
        auto connection = db::Connection::openSqlite(options);
        if (!connection)
            return false;
        auto reader = std::make_shared<db::Connection>(std::move(*connection));
        if (!reader->exec(u"BEGIN"_s) || !reader->scalar<qint64>(u"SELECT COUNT(*) FROM sqlite_master"_s))
            return false;
        m_readers.append(reader);
    }
    return true;
}

} // namespace segue
