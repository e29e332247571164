// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/portal/article_source.h"
#include "app/hub/storage/storage.h"

namespace segue::hub {

//! The help centre's view of the articles.
class HubArticles final : public portal::ArticleSource {
public:
    explicit HubArticles(Storage& storage) : m_storage(storage) {}
    Result<QList<Article>> published() override;

private:
    Storage& m_storage;
};

} // namespace segue::hub
