// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

namespace segue::hub {

//! What agents see objects of, in the order in which a client can apply them.
enum class FeedKind {
    Erasure, //!< Before everything else: what it names must not be shown.
    Organisation,
    Contact,
    Agent,
    Team,
    Canned,
    Macro,
    Article,
    Conversation,
    Entry,
    Decision,
};
inline constexpr FeedKind allFeedKinds[] = {
    FeedKind::Erasure,      FeedKind::Organisation, FeedKind::Contact,  FeedKind::Agent,
    FeedKind::Team,         FeedKind::Canned,       FeedKind::Macro,    FeedKind::Article,
    FeedKind::Conversation, FeedKind::Entry,        FeedKind::Decision,
};

//! "contact": in the database and in `removed`.
QString toString(FeedKind kind);
std::optional<FeedKind> feedKindFromString(QStringView text);
//! "contacts": the list in a page of changes.
QString listName(FeedKind kind);

} // namespace segue::hub
