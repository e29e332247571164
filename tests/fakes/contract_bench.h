// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/adapters/registry.h"
#include "core/net/qt_http_transport.h"
#include "core/net/qt_web_socket.h"
#include "tests/contract/backend_under_test.h"
#include "tests/fakes/await.h"
#include "tests/fakes/fault_proxy.h"

#include <QMap>

namespace segue {

//! What an adapter said, folded into one picture as a store would hold it.
struct Picture {
    QMap<QString, Conversation> conversations;
    QMap<QString, Entry> entries;
    QMap<QString, Contact> contacts;
    QList<IdentityDecision> decisions;
    QString cursor;
    qsizetype quarantined = 0;

    void apply(const Batch& batch);
    QList<Entry> entriesOf(const QString& conversation, EntryKind kind) const;
    //! How many entries have that text.
    int count(const QString& text) const;
};

//! "no error", or the error's code or kind: for comparisons that say what they saw.
template <class T> QString codeOf(const Result<T>& result) {
    return result ? QStringLiteral("no error") : result.error().code;
}
template <class T> QString kindOf(const Result<T>& result) {
    return result ? QStringLiteral("no error") : toString(result.error().kind);
}

//! The workbench of the contract suite: a real backend, a proxy that can cut in front of it, and
//! adapters with real sockets.
class ContractBench {
public:
    Result<void> start(std::unique_ptr<BackendUnderTest> backend);
    //! A new proxy and a new adapter through it, for one test function; and their end.
    void setUp();
    void tearDown();

    BackendUnderTest& backend() { return *m_backend; }
    FaultProxy& proxy() { return *m_proxy; }
    Adapter& adapter() { return *m_adapter; }
    const Clock& clock() const { return m_clock; }
    Random& random() { return m_random; }
    std::unique_ptr<Adapter> adapterFor(const QUrl& url, const QByteArray& token);

    Async<Batch> pull(const QString& cursor);
    //! Pulls until the stream is complete.
    Result<void> pullAll(Picture& picture);
    //! Everything that the backend has; empty if that cannot be had.
    Picture pulled();

    Command commandFor(const QString& conversation, const QList<Operation>& operations);
    Result<Receipt> carryOut(const QString& conversation, const QList<Operation>& operations);

private:
    SystemClock m_clock;
    SystemRandom m_random;
    QtScheduler m_scheduler;
    QtHttpTransportFactory m_http{m_scheduler};
    QtWebSocketFactory m_webSockets{m_scheduler};
    std::unique_ptr<BackendUnderTest> m_backend;
    std::unique_ptr<FaultProxy> m_proxy;
    std::unique_ptr<Adapter> m_adapter;
};

} // namespace segue
