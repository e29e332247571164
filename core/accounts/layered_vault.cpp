// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/accounts/layered_vault.h"

namespace segue {

using namespace Qt::StringLiterals;

namespace {
template <class T> std::shared_ptr<QPromise<Result<T>>> startedPromise() {
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    return promise;
}
template <class T> void finish(QPromise<Result<T>>& promise, Result<T> result) {
    promise.addResult(std::move(result));
    promise.finish();
}
} // namespace

Async<QString> LayeredVault::read(const AccountId& account) {
    if (const auto known = m_session.constFind(account); known != m_session.constEnd())
        return ready<QString>(*known);
    if (!m_durable)
        return ready<QString>(fail(ErrorKind::Auth, u"credential_missing"_s, u"there is no keyring"_s));
    auto promise = startedPromise<QString>();
    deliver(this, m_durable->read(account), [this, promise, account](Result<QString> read) {
        // Remembered, so that a reconnect does not ask the keyring again.
        if (read)
            m_session.insert(account, *read);
        finish(*promise, std::move(read));
    });
    return promise->future();
}

Async<Kept> LayeredVault::write(const AccountId& account, const QString& credential) {
    m_session.insert(account, credential);
    if (!m_durable)
        return ready<Kept>(Kept::ForSession);
    auto promise = startedPromise<Kept>();
    deliver(this, m_durable->write(account, credential), [promise](const Result<Kept>& written) {
        finish<Kept>(*promise, written ? *written : Kept::ForSession);
    });
    return promise->future();
}

Async<bool> LayeredVault::remove(const AccountId& account) {
    m_session.remove(account);
    // Also where the keyring refused to take this one: an older one may lie there.
    return m_durable ? m_durable->remove(account) : ready<bool>(true);
}

} // namespace segue
