// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/storage/feed_kind.h"

#include "core/base/enum_names.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {
constexpr EnumNames<FeedKind, 11> names{{{
    {FeedKind::Erasure, "erasure"},
    {FeedKind::Organisation, "organisation"},
    {FeedKind::Contact, "contact"},
    {FeedKind::Agent, "agent"},
    {FeedKind::Team, "team"},
    {FeedKind::Canned, "canned"},
    {FeedKind::Macro, "macro"},
    {FeedKind::Article, "article"},
    {FeedKind::Conversation, "conversation"},
    {FeedKind::Entry, "entry"},
    {FeedKind::Decision, "decision"},
}}};
} // namespace

QString toString(FeedKind kind) {
    return names.name(kind);
}
std::optional<FeedKind> feedKindFromString(QStringView text) {
    return names.value(text);
}

QString listName(FeedKind kind) {
    if (kind == FeedKind::Entry)
        return u"entries"_s;
    if (kind == FeedKind::Canned)
        return u"canned"_s;
    return toString(kind) + u's';
}

} // namespace segue::hub
