// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/accounts/keychain_vault.h"

#include <QCoreApplication>
#include <QTimer>
#include <functional>
#include <memory>
#include <qt6keychain/keychain.h>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

Error unavailable(const QString& why) {
    return {ErrorKind::Transient, u"vault_unavailable"_s, why, 0, std::nullopt};
}

//! The first of the job's end and the time-out answers; what comes later finds the promise
//! answered.
template <class T> class OneAnswer {
public:
    OneAnswer() { m_promise.start(); }
    Async<T> future() { return m_promise.future(); }
    void give(Result<T> result) {
        if (std::exchange(m_given, true))
            return;
        m_promise.addResult(std::move(result));
        m_promise.finish();
    }

private:
    QPromise<Result<T>> m_promise;
    bool m_given = false;
};

//! Runs a job on the application's main thread, because libsecret answers on the main context,
//! wherever it was asked. `makeJob` runs there; `answer` reads the finished job.
template <class T>
Async<T> runJob(
    Millis patience, const std::function<QKeychain::Job*()>& makeJob,
    const std::function<Result<T>(QKeychain::Job*)>& answer) {
    auto given = std::make_shared<OneAnswer<T>>();
    auto future = given->future();
    QMetaObject::invokeMethod(qApp, [given, patience, makeJob, answer] {
        QKeychain::Job* job = makeJob();
        QObject::connect(job, &QKeychain::Job::finished, qApp, [given, answer](QKeychain::Job* done) {
            given->give(answer(done));
        });
        // A job that hangs is left to itself: it deletes itself if it ever ends.
        QTimer::singleShot(
            patience, qApp, [given] { given->give(fail(unavailable(u"the keyring did not answer"_s))); });
        job->start();
    });
    return future;
}

} // namespace

KeychainVault::KeychainVault(QString service, Millis patience)
    : m_service(std::move(service)), m_patience(patience) {}

Async<QString> KeychainVault::read(const AccountId& account) {
    return runJob<QString>(
        m_patience,
        [service = m_service, account]() -> QKeychain::Job* {
            auto* job = new QKeychain::ReadPasswordJob(service, qApp);
            job->setKey(account.value());
            return job;
        },
        [](QKeychain::Job* job) -> Result<QString> {
            if (job->error() == QKeychain::EntryNotFound)
                return fail(ErrorKind::Auth, u"credential_missing"_s, u"the keyring has no entry"_s);
            if (job->error() != QKeychain::NoError)
                return fail(unavailable(job->errorString()));
            return qobject_cast<QKeychain::ReadPasswordJob*>(job)->textData();
        });
}

Async<Kept> KeychainVault::write(const AccountId& account, const QString& credential) {
    return runJob<Kept>(
        m_patience,
        [service = m_service, account, credential]() -> QKeychain::Job* {
            auto* job = new QKeychain::WritePasswordJob(service, qApp);
            job->setKey(account.value());
            job->setTextData(credential);
            return job;
        },
        [](QKeychain::Job* job) -> Result<Kept> {
            if (job->error() != QKeychain::NoError)
                return fail(unavailable(job->errorString()));
            return Kept::Durably;
        });
}

Async<bool> KeychainVault::remove(const AccountId& account) {
    return runJob<bool>(
        m_patience,
        [service = m_service, account]() -> QKeychain::Job* {
            auto* job = new QKeychain::DeletePasswordJob(service, qApp);
            job->setKey(account.value());
            return job;
        },
        [](QKeychain::Job* job) -> Result<bool> {
            if (job->error() != QKeychain::NoError && job->error() != QKeychain::EntryNotFound)
                return fail(unavailable(job->errorString()));
            return true;
        });
}

} // namespace segue
