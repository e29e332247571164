// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/work_scenario.h"

#include "core/base/clock.h"
#include "core/outbox/outbox.h"
#include "core/store/file_store.h"
#include "core/store/profile.h"
#include "tests/soak/io_watch.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

namespace segue::soak {

using namespace Qt::StringLiterals;

namespace {

const AccountId account{u"account"_s};
constexpr int conversations = 5;
constexpr qint64 largestFile = 1'000'000;
//! Pages in the log before it is carried over into the database: a power cut must meet that too.
constexpr int checkpointPages = 12;

QString conversationAt(quint64 index) {
    return u"c%1"_s.arg(index);
}

//! One agent at work: every promise is acknowledged as soon as the call that gives it returns.
class Agent {
public:
    explicit Agent(const WorkPlay& play) : m_play(play), m_random(play.seed) {}

    Result<void> open();
    Result<void> act();

private:
    Result<void> acknowledge(const QString& what) { return soak::acknowledge(m_play.log, what); }
    quint64 below(quint64 bound) { return m_random.below(bound); }
    Result<void> draft();
    Result<void> queue();
    Result<void> moveOn();
    Result<void> follow();

    WorkPlay m_play;
    SeededRandom m_random;
    SystemClock m_clock;
    std::unique_ptr<WorkDb> m_work;
    std::unique_ptr<CacheDb> m_cache;
    std::unique_ptr<Outbox> m_outbox;
    FileStore m_files{profile::filesDir(m_play.profileDir)};
    QMap<QString, int> m_drafts;
    int m_said = 0;
};

Result<void> Agent::open() {
    if (!QDir().mkpath(m_play.profileDir))
        return fail(ErrorKind::Storage, u"io_error"_s, u"cannot make the profile"_s);
    SEGUE_TRY_VALUE(work, WorkDb::open(profile::workPath(m_play.profileDir), m_clock));
    SEGUE_TRY_VALUE(cache, CacheDb::open(profile::cachePath(m_play.profileDir), m_clock));
    m_work = std::move(work);
    m_cache = std::move(cache);
    const QString pages = u"PRAGMA wal_autocheckpoint = %1"_s.arg(checkpointPages);
    SEGUE_TRY(m_work->connection().exec(pages));
    SEGUE_TRY(m_cache->connection().exec(pages));
    if (m_play.isNormal)
        SEGUE_TRY(m_work->connection().exec(u"PRAGMA synchronous = NORMAL"_s));
    m_outbox = std::make_unique<Outbox>(*m_work, *m_cache, m_clock, m_random);
    return m_outbox->load();
}

Result<void> Agent::act() {
    const quint64 what = below(10);
    if (what < 3)
        return draft();
    if (what < 6)
        return queue();
    return what < 9 ? moveOn() : follow();
}

Result<void> Agent::draft() {
    Draft draft;
    draft.conversation = {account, conversationAt(below(conversations))};
    draft.visibility = Visibility::Public;
    draft.text = u"draft %1"_s.arg(++m_said);
    SEGUE_TRY(m_work->saveDraft(draft));
    m_drafts.insert(draft.conversation.id, m_said);
    return acknowledge(u"draft %1 %2"_s.arg(draft.conversation.id).arg(m_said));
}

Result<void> Agent::queue() {
    Command command;
    command.conversation = {account, conversationAt(below(conversations))};
    command.channel = Channel::WebChat;
    Reply reply{u"said %1"_s.arg(++m_said), {}};
    if (below(3) == 0) {
        const QByteArray content = m_random.bytes(int(100 + below(5'000)));
        SEGUE_TRY_VALUE(file, m_files.addBytes(content, u"a.bin"_s, {}, largestFile));
        reply.files.append(file);
    }
    const QString sha256 = reply.files.isEmpty() ? u"-"_s : reply.files.constFirst().sha256;
    command.operations.append(reply);
    Outbox::Acceptance how;
    const int drafted = m_drafts.take(command.conversation.id);
    if (drafted > 0) {
        how.draft = Visibility::Public;
        SEGUE_TRY(acknowledge(u"discarding %1 %2"_s.arg(command.conversation.id).arg(drafted)));
    }
    SEGUE_TRY_VALUE(id, m_outbox->accept(command, how));
    SEGUE_TRY(acknowledge(u"queued %1 %2"_s.arg(id.value(), sha256)));
    if (drafted == 0)
        return {};
    return acknowledge(u"discarded %1 %2"_s.arg(command.conversation.id).arg(drafted));
}

Result<void> Agent::moveOn() {
    const QList<CommandId> open = m_outbox->openOf(account);
    if (open.isEmpty())
        return {};
    const CommandId id = open.at(qsizetype(below(quint64(open.size()))));
    if (below(4) == 0) {
        if (m_outbox->cancel(id).value_or(false))
            return acknowledge(u"ended %1 cancelled"_s.arg(id.value()));
        return {};
    }
    const auto attempt = m_outbox->begin(id, {});
    if (!attempt)
        return {};
    SEGUE_TRY(acknowledge(u"began %1"_s.arg(id.value())));
    OutboxItem item = m_outbox->find(id)->item;
    const bool isAnswered = below(4) != 0;
    item.state = isAnswered ? OutboxState::Confirmed : OutboxState::Ambiguous;
    SEGUE_TRY(m_outbox->end(*attempt, item, Millis{0}, isAnswered ? Doubt::None : Doubt::Open));
    if (!isAnswered)
        return {};
    return acknowledge(u"ended %1 confirmed"_s.arg(id.value()));
}

//! Rows and the cursor that covers them: one without the other would be a gap.
Result<void> Agent::follow() {
    ++m_said;
    IncomingRows rows;
    Conversation conversation;
    conversation.ref = {account, conversationAt(below(conversations))};
    conversation.channel = Channel::WebChat;
    conversation.version = m_said;
    rows.conversations.append(conversation);
    rows.cursor = IncomingRows::Cursor{u"changes"_s, QString::number(m_said)};
    return m_cache->apply(account, rows).map([](const Applied&) {});
}

bool isOfTheDisk(const Error& error) {
    return error.code == "disk_full"_L1 || error.code == "io_error"_L1;
}

QString stateIn(WorkDb& work, const QString& id) {
    const auto item = work.item(CommandId(id));
    return item && *item ? toString((*item)->state) : QString();
}

bool isWhole(const QString& path, const QString& sha256) {
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    return file.open(QIODevice::ReadOnly) && hash.addData(&file) &&
           QString::fromLatin1(hash.result().toHex()) == sha256;
}

//! The cursor never covers a row that is not there.
QStringList brokenCache(const QString& dir, const Clock& clock) {
    const QString path = profile::cachePath(dir);
    if (!QFile::exists(path))
        return {};
    CacheOpening opening;
    const auto cache = CacheDb::open(path, clock, &opening);
    if (!cache)
        return {u"the cache does not open: "_s + cache.error().code};
    if (opening.wasCorrupt)
        return {u"the cache is corrupt"_s};
    const auto cursor = (*cache)->cursor(account, u"changes"_s);
    const auto newest =
        (*cache)->connection().scalar<int>(u"SELECT COALESCE(MAX(version), 0) FROM conversations"_s);
    if (!cursor || !newest || cursor->toInt() != newest->value_or(0))
        return {u"the cursor is not with its rows"_s};
    return {};
}

} // namespace

QStringList WorkPlay::toWords() const {
    return {
        u"play-work"_s,
        profileDir,
        log,
        QString::number(rounds),
        QString::number(seed),
        QString::number(isNormal),
        QString::number(diskFails)};
}

WorkPlay WorkPlay::fromWords(const QStringList& words) {
    return {
        words.value(1),
        words.value(2),
        words.value(3).toInt(),
        words.value(4).toULongLong(),
        words.value(5).toInt() != 0,
        words.value(6).toInt() != 0};
}

Result<void> playWork(const WorkPlay& play) {
    Agent agent(play);
    if (!play.diskFails)
        SEGUE_TRY(agent.open());
    // A disk that failed late is waited for.
    const int most = play.rounds + (play.diskFails ? 100 : 0);
    constexpr int enough = 10;
    bool isOpen = !play.diskFails;
    int inPeace = enough;
    Result<void> done;
    for (int i = 0; i < play.rounds || (inPeace < enough && i < most); ++i) {
        done = isOpen ? agent.act() : agent.open();
        if (!done && (!play.diskFails || !isOfTheDisk(done.error())))
            return done;
        isOpen = isOpen || done;
        inPeace = done ? inPeace + 1 : 0;
    }
    return inPeace < enough ? done : Result<void>();
}

void WorkPromises::add(const QString& acknowledged) {
    ++m_count;
    const QStringList words = acknowledged.split(u' ');
    const QString& verb = words.at(0);
    const QString& subject = words.at(1);
    if (verb == "queued"_L1)
        m_commands.insert(subject, {words.at(2) == "-"_L1 ? QString() : words.at(2), false, {}});
    else if (verb == "began"_L1)
        m_commands[subject].hasBegun = true;
    else if (verb == "ended"_L1)
        m_commands[subject].end = words.at(2);
    else if (verb == "draft"_L1)
        m_drafts.insert(subject, words.at(2).toInt());
    else if (verb == "discarding"_L1)
        m_discarding.insert(subject, words.at(2).toInt());
    else if (verb == "discarded"_L1)
        m_discarded.insert(subject, words.at(2).toInt());
}

QStringList WorkPromises::brokenIn(const QString& dir) const {
    const SystemClock clock;
    QStringList broken = brokenCache(dir, clock);
    const QString path = profile::workPath(dir);
    if (!QFile::exists(path)) {
        if (m_count > 0)
            broken.append(u"there is no work.db"_s);
        return broken;
    }
    WorkOpening opening;
    const auto work = WorkDb::open(path, clock, &opening);
    if (!work)
        return broken << u"work.db does not open: "_s + work.error().code;
    if (opening.wasCorrupt)
        broken.append(u"work.db is corrupt"_s);
    const FileStore files(profile::filesDir(dir));
    for (auto it = m_commands.begin(); it != m_commands.end(); ++it) {
        const QString state = stateIn(**work, it.key());
        if (state.isEmpty())
            broken.append(u"a queued reply is lost"_s);
        else if (!it->end.isEmpty() && state != it->end)
            broken.append(u"what was %1 is %2"_s.arg(it->end, state));
        else if (it->hasBegun && state == toString(OutboxState::Queued))
            broken.append(u"an attempt is forgotten"_s);
        if (!it->file.isEmpty() && !isWhole(files.pathOf(it->file), it->file))
            broken.append(u"a queued file is lost or damaged"_s);
    }
    for (auto it = m_drafts.begin(); it != m_drafts.end(); ++it) {
        const auto draft = (*work)->draft({account, it.key()}, Visibility::Public);
        const int there = draft && *draft ? (*draft)->text.section(u' ', 1).toInt() : 0;
        if (there < it.value() && m_discarding.value(it.key()) < it.value())
            broken.append(u"a draft is lost"_s);
        if (there > 0 && there <= m_discarded.value(it.key()))
            broken.append(u"what was queued is a draft again"_s);
    }
    return broken;
}

} // namespace segue::soak
