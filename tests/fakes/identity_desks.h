// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/store/cache_db.h"
#include "core/store/work_db.h"
#include "core/sync/identity_linker.h"

#include <QHash>
#include <QStringList>
#include <memory>
#include <vector>

namespace segue {

//! As LedgerWorld, over real databases and the real linker: desks that follow one backend, decide offline,
//! share and take back, from one seed. What is compared are the rows that the screen reads.
class IdentityDesks {
public:
    //! `folder`: an empty one, for the databases.
    IdentityDesks(quint64 seed, int desks, const QString& folder);
    ~IdentityDesks();

    //! So many random steps, then everybody syncs. Answers the promise that was broken first; empty if none
    //! was.
    QString play(int steps);

private:
    struct Desk {
        std::unique_ptr<CacheDb> cache;
        std::unique_ptr<WorkDb> work;
        std::unique_ptr<IdentityLinker> linker;
        qint64 cursor = 0;
    };

    Desk open(const QString& name, const QString& workName);
    void step();
    void backendChanges();
    void arrive();
    void points(Contact& contact);
    void converse(const ContactRef& contact);
    void write(const Conversation& conversation);
    void leave();
    void sync(Desk& desk);
    void share(Desk& desk);
    void pull(Desk& desk, qint64 after);
    void startOver(Desk& desk);
    //! A person's act, taken back, and mostly done again.
    void tryAct(Desk& desk);
    QList<IdentityDecision> rowsOfSomeAct(Desk& desk);
    ActId act(Desk& desk, QList<IdentityDecision> rows);
    ActId takeBack(Desk& desk, const ActId& act);
    QList<IdentityDecision> ledgerOf(Desk& desk);
    std::optional<StoredContact> someContact(Desk& desk);

    //! Whose each row is, and what is said of the customers.
    static QStringList rowsOf(Desk& desk);
    void checkEntries(Desk& desk);
    void checkToldApart(Desk& desk);
    void checkConflicts(Desk& desk);
    //! A desk that hears everything at once says the same.
    void checkAfresh(Desk& desk);
    void promise(bool kept, const char* what, const QStringList& before = {}, const QStringList& after = {});
    //! Databases that cannot be used are the test's trouble, not the engine's.
    template <class T> static T must(Result<T> result) {
        if (!result)
            qFatal("%s: %s", qPrintable(result.error().code), qPrintable(result.error().message));
        if constexpr (!std::is_void_v<T>)
            return std::move(*result);
    }

    bool chance(int percent) { return int(m_random.below(100)) < percent; }

    const AccountId m_backend{QStringLiteral("backend")};
    SeededRandom m_random;
    SystemClock m_clock;
    QString m_folder;
    std::vector<Desk> m_desks;
    qint64 m_version = 0;
    int m_rows = 0;
    QList<Contact> m_contacts;
    QList<Conversation> m_conversations;
    QList<Entry> m_entries;
    QList<IncomingRows::Gone> m_gone;
    QList<IdentityDecision> m_decisions;
    QString m_broken;
};

} // namespace segue
