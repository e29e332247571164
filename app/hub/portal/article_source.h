// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/directory.h"

#include <QList>
#include <QString>

namespace segue::hub::portal {

//! Where the help centre finds its articles; the hub's storage stands behind it. Called on any of
//! the server's worker threads, several at a time.
class ArticleSource {
public:
    virtual ~ArticleSource() = default;

    //! Every published article of every language, by section and then as readers should find them.
    //! Drafts and archived articles must not be among them.
    virtual Result<QList<Article>> published() = 0;

    //! The articles among `candidates` that answer `question`, the best first, at most `limit`.
    //! `candidates` are what this reader may find. The default ranks them by their words
    //! (knowledge::ArticleIndex).
    virtual Result<QList<Article>>
    search(const QString& question, const QList<Article>& candidates, int limit);
};

} // namespace segue::hub::portal
