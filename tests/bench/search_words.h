// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/vocabulary.h"

#include <functional>

namespace segue::bench {

//! A kind of search: its `i`-th question, as it stands in the field while somebody types.
struct SearchKind {
    QString name;
    std::function<QString(int i)> question;
};

//! Every kind that is measured. `vocabulary` outlives them.
QList<SearchKind> searchKinds(const Vocabulary& vocabulary);

} // namespace segue::bench
