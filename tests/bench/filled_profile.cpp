// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/filled_profile.h"

#include "core/store/profile.h"

#include <QFileInfo>
#include <ctime>

namespace segue::bench {

using namespace Qt::StringLiterals;

Result<std::unique_ptr<FilledProfile>> FilledProfile::make() {
    auto made = std::unique_ptr<FilledProfile>(new FilledProfile);
    const QString dir = made->m_dir.path();
    SEGUE_TRY_VALUE(work, WorkDb::open(profile::workPath(dir), made->m_clock));
    SEGUE_TRY_VALUE(cache, CacheDb::open(profile::cachePath(dir), made->m_clock));
    made->m_work = std::move(work);
    made->m_cache = std::move(cache);
    Account account;
    account.id = AccountId(u"bench"_s);
    account.kind = u"hub"_s;
    account.name = u"Bench"_s;
    account.baseUrl = QUrl(u"http://127.0.0.1:1"_s);
    account.selfAgentId = u"agent-1"_s;
    SEGUE_TRY(made->m_work->saveAccount(account));
    return made;
}

Result<Filling> FilledProfile::fill(Generator& generator, int pageRows) {
    Filling filling;
    while (!generator.atEnd()) {
        const IncomingRows rows = generator.next(pageRows);
        Result<Applied> applied;
        const std::clock_t atWork = std::clock();
        const double ms = timed([&] { applied = m_cache->apply(AccountId(u"bench"_s), rows); });
        if (!applied)
            return tl::unexpected<Error>(applied.error());
        filling.entries += rows.entries.size();
        filling.rows += rows.entries.size() + rows.conversations.size() + rows.contacts.size();
        filling.seconds += ms / 1000;
        filling.cpuSeconds += static_cast<double>(std::clock() - atWork) / CLOCKS_PER_SEC;
        filling.batchMs.append(ms);
    }
    return filling;
}

qint64 FilledProfile::bytesOnDisk() const {
    const QString path = profile::cachePath(m_dir.path());
    return QFileInfo(path).size() + QFileInfo(path + u"-wal"_s).size();
}

} // namespace segue::bench
