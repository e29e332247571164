// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/views/views.h"

#include <QJsonArray>
#include <QJsonObject>

namespace segue::ctl {

// Rows as --json shows them: times are milliseconds since 1970 UTC, `null` where there is none; ids
// are the backend's, with their account beside them. The words are those of docs/hub-api.md.

QJsonValue jsonTime(const std::optional<Instant>& at);
QJsonObject toJson(const Account& account);
QJsonObject toJson(const InboxRow& row);
QJsonObject toJson(const Conversation& conversation);
QJsonObject toJson(const TimelineRow& row);
QJsonObject toJson(const CustomerRow& row);
QJsonObject toJson(const SearchHit& hit);
QJsonObject toJson(const ArticleHit& hit);
QJsonObject toJson(const OutboxItem& item);

//! `rows` as a JSON list.
template <class List> QJsonArray toJsonList(const List& rows) {
    QJsonArray out;
    for (const auto& row : rows)
        out.append(toJson(row));
    return out;
}

//! For lists on a terminal: local time to the minute; empty for no time.
QString timeText(const std::optional<Instant>& at);
//! An excerpt with its matches between brackets instead of the marks of the index.
QString markedText(const QString& excerpt);

} // namespace segue::ctl
