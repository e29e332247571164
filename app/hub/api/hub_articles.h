// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/portal/article_source.h"
#include "app/hub/storage/storage.h"

#include <mutex>
#include <utility>

namespace segue::hub {

//! The help centre's view of the articles, kept until one changes: every visitor's page asks for all of them.
class HubArticles final : public portal::ArticleSource {
public:
    explicit HubArticles(Storage& storage) : m_storage(storage) {}
    Result<QList<Article>> published() override;

private:
    using State = std::pair<qint64, qint64>;

    Storage& m_storage;
    std::mutex m_mutex; //!< Guards the rest.
    State m_state{-1, -1};
    QList<Article> m_articles;
};

} // namespace segue::hub
