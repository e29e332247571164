// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/rest/stream_guard.h"

#include "app/hub/storage/tokens.h"
#include "core/base/log.h"

namespace segue::hub {

void StreamGuard::check() {
    if (m_isAsked.exchange(true))
        return;
    m_pump.post([this](StorageSession& session) {
        // Before the look: what is revoked from here on needs another one.
        m_isAsked = false;
        look(session);
    });
}

void StreamGuard::look(StorageSession& session) {
    QSet<QString> ended;
    for (const GuardedStreams* streams : m_guarded)
        ended.unite(streams->tokensInUse());
    if (ended.isEmpty())
        return;
    const auto valid = Tokens(session.db()).valid(QStringList(ended.begin(), ended.end()), session.now());
    if (!valid) {
        qCWarning(segueHub) << "the tokens of the streams cannot be looked up:" << valid.error().message;
        return;
    }
    ended.subtract(*valid);
    if (ended.isEmpty())
        return;
    for (GuardedStreams* streams : m_guarded)
        streams->end(ended);
}

} // namespace segue::hub
