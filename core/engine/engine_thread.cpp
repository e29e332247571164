// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/engine_thread.h"

#include "core/base/log.h"

namespace segue {

using namespace Qt::StringLiterals;

EngineThread::EngineThread() {
    m_thread.setObjectName(u"segue-engine"_s);
    m_post.moveToThread(&m_thread);
    m_thread.start();
}

EngineThread::~EngineThread() {
    stop();
}

Result<EngineCore*> EngineThread::open(const EngineOptions& options, const EngineServices* services) {
    Result<EngineCore*> opened = fail(ErrorKind::Storage, u"io_error"_s);
    const auto openThere = [&] {
        if (!services)
            m_house.system = std::make_unique<SystemServices>();
        auto core = EngineCore::open(options, services ? *services : m_house.system->services());
        if (!core) {
            opened = fail(core.error());
            m_house.system.reset();
            return;
        }
        m_house.core = std::move(*core);
        m_house.control = std::make_unique<ControlServer>(*m_house.core);
        if (const auto listening = m_house.control->listen(options.profileDir); !listening)
            qCWarning(segueEngine) << "no control socket:" << listening.error().message;
        opened = m_house.core.get();
    };
    QMetaObject::invokeMethod(&m_post, openThere, Qt::BlockingQueuedConnection);
    return opened;
}

void EngineThread::post(std::function<void(EngineCore&)> call) {
    QMetaObject::invokeMethod(&m_post, [this, call = std::move(call)] {
        if (m_house.core)
            call(*m_house.core);
    });
}

void EngineThread::stop() {
    if (!m_thread.isRunning())
        return;
    const auto end = [this] {
        m_house.control.reset();
        // Not from inside one of its own signals.
        QMetaObject::invokeMethod(
            &m_post,
            [this] {
                m_house.core.reset();
                m_house.system.reset();
                m_thread.quit();
            },
            Qt::QueuedConnection);
    };
    QMetaObject::invokeMethod(&m_post, [this, end] {
        if (!m_house.core)
            return end();
        QObject::connect(m_house.core.get(), &EngineCore::shutDownDone, &m_post, end);
        m_house.core->shutDown();
    });
    m_thread.wait();
}

} // namespace segue
