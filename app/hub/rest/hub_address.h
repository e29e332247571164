// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/settings.h"

#include <QString>
#include <mutex>

namespace segue::hub {

//! How the hub is reached. Thread-safe.
class HubAddress {
public:
    //! "http://127.0.0.1:8080", once the server has its port.
    void setListening(const QString& url) {
        const std::lock_guard lock(m_mutex);
        m_listening = url;
    }

    //! Without a slash at the end.
    QString baseUrl(const Settings& settings) const {
        const std::lock_guard lock(m_mutex);
        return settings.workspace.publicUrl.isEmpty() ? m_listening : settings.workspace.publicUrl;
    }
    QString helpUrl(const Settings& settings) const { return baseUrl(settings) + QStringLiteral("/help"); }
    QString shopUrl(const Settings& settings) const {
        return settings.workspace.shopUrl.isEmpty() ? baseUrl(settings) + QStringLiteral("/shop")
                                                    : settings.workspace.shopUrl;
    }

private:
    mutable std::mutex m_mutex;
    QString m_listening;
};

} // namespace segue::hub
