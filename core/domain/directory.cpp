// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/directory.h"

#include "core/base/enum_names.h"

namespace segue {

namespace {
constexpr EnumNames<ArticleState, 3> stateNames{{{
    {ArticleState::Draft, "draft"},
    {ArticleState::Published, "published"},
    {ArticleState::Archived, "archived"},
}}};
} // namespace

QString toString(ArticleState state) {
    return stateNames.name(state);
}
std::optional<ArticleState> articleStateFromString(QStringView text) {
    return stateNames.value(text);
}

} // namespace segue
