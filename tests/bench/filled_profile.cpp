// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/filled_profile.h"

#include "core/store/profile.h"
#include "core/sync/batch_writer.h"
#include "core/sync/identity_linker.h"
#include "tests/bench/timing.h"

#include <QDir>
#include <QFileInfo>
#include <ctime>

namespace segue::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int pageRows = 500;
constexpr auto stream = "changes"_L1;

//! Identity as the engine follows it, and how long that takes.
class TimedLinker final : public ContactListener {
public:
    TimedLinker(CacheDb& cache, WorkDb& work) : m_linker(cache, work) {}
    Result<ChangeSet> contactsChanged(const QList<ContactRef>& contacts) override {
        Result<ChangeSet> changes;
        m_ms += timed([&] { changes = m_linker.contactsChanged(contacts); });
        return changes;
    }
    double milliseconds() const { return m_ms; }

private:
    IdentityLinker m_linker;
    double m_ms = 0;
};

QString bigDir(const Setup& setup) {
    return setup.folder + u"/store-%1"_s.arg(setup.sizes.of("entries", 1'000'000));
}
//! It is there once the store is whole.
QString wholeMark(const QString& dir) {
    return dir + u"/whole"_s;
}

Result<void> markWhole(const QString& dir) {
    QFile mark(wholeMark(dir));
    if (!mark.open(QIODevice::WriteOnly))
        return fail(ErrorKind::Storage, u"io_error"_s, mark.errorString());
    return {};
}

} // namespace

Shape bigShape(const Numbers& sizes) {
    return Shape::ofEntries(sizes.of("entries", 1'000'000));
}

Result<std::unique_ptr<FilledProfile>> FilledProfile::open(const QString& dir) {
    QDir().mkpath(dir);
    auto made = std::unique_ptr<FilledProfile>(new FilledProfile(dir));
    SEGUE_TRY_VALUE(work, WorkDb::open(profile::workPath(dir), made->m_clock));
    SEGUE_TRY_VALUE(cache, CacheDb::open(profile::cachePath(dir), made->m_clock));
    made->m_work = std::move(work);
    made->m_cache = std::move(cache);
    Account known;
    known.id = account();
    known.kind = u"hub"_s;
    known.name = u"Bench"_s;
    known.baseUrl = QUrl(u"http://127.0.0.1:1"_s);
    known.selfAgentId = u"agent-1"_s;
    SEGUE_TRY(made->m_work->saveAccount(known));
    return made;
}

Result<std::unique_ptr<FilledProfile>> FilledProfile::bigAnew(const Setup& setup, Filling& filling) {
    const QString dir = bigDir(setup);
    QDir(dir).removeRecursively();
    SEGUE_TRY_VALUE(made, open(dir));
    Generator generator(account(), bigShape(setup.sizes));
    SEGUE_TRY_VALUE(took, made->fill(generator));
    filling = took;
    SEGUE_TRY(markWhole(dir));
    return made;
}

Result<std::unique_ptr<FilledProfile>> FilledProfile::big(const Setup& setup, Filling* filling) {
    if (QFileInfo::exists(wholeMark(bigDir(setup)))) {
        SEGUE_TRY_VALUE(kept, open(bigDir(setup)));
        // A cache of another schema was emptied when it was opened.
        SEGUE_TRY_VALUE(cursor, kept->m_cache->cursor(account(), stream));
        if (!cursor.isEmpty())
            return kept;
    }
    Filling took;
    return bigAnew(setup, filling ? *filling : took);
}

Result<Filling> FilledProfile::fill(Generator& generator) {
    TimedLinker linker(*m_cache, *m_work);
    BatchWriter writer(*m_cache, &linker);
    Filling filling;
    while (!generator.atEnd()) {
        const Batch batch = generator.next(pageRows);
        Result<QList<Entry>> written;
        const std::clock_t atWork = std::clock();
        const double ms = timed([&] { written = writer.write(account(), batch, stream); });
        if (!written)
            return tl::unexpected<Error>(written.error());
        filling.entries += batch.entries.size();
        filling.rows += batch.entries.size() + batch.conversations.size() + batch.contacts.size();
        filling.seconds += ms / 1000;
        filling.cpuSeconds += static_cast<double>(std::clock() - atWork) / CLOCKS_PER_SEC;
        filling.batchMs.append(ms);
    }
    filling.identitySeconds = linker.milliseconds() / 1000;
    return filling;
}

qint64 FilledProfile::bytesOnDisk() const {
    const QString path = profile::cachePath(m_dir);
    return QFileInfo(path).size() + QFileInfo(path + u"-wal"_s).size();
}

} // namespace segue::bench
