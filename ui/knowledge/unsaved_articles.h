// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/directory.h"

#include <optional>

namespace segue {

class UiSettings;

//! True if all that an agent writes of an article is equal.
bool sameText(const Article& a, const Article& b);

//! Articles as they stand in an editor and nowhere else yet: kept on this computer until they are saved or
//! thrown away.
class UnsavedArticles {
public:
    explicit UnsavedArticles(UiSettings& settings) : m_settings(settings) {}

    //! `article` with an empty id is the new one that is being written.
    void keep(const Article& article);
    std::optional<Article> find(const ArticleRef& ref) const;
    void forget(const ArticleRef& ref);

private:
    UiSettings& m_settings;
};

} // namespace segue
