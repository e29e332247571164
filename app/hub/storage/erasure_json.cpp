// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/storage/erasure_json.h"

#include "app/hub/storage/json_values.h"

#include <QJsonArray>

namespace segue::hub {

using namespace Qt::StringLiterals;

QJsonObject erasureToJson(const ErasureRow& erasure) {
    return {
        {u"id"_s, erasure.id},
        {u"sequence"_s, erasure.version},
        {u"contacts"_s, QJsonArray::fromStringList(erasure.contacts)},
        {u"conversations"_s, QJsonArray::fromStringList(erasure.conversations)},
        {u"at"_s, jsonTime(erasure.at)}};
}

QJsonObject erasureCountsToJson(const ErasureCounts& counts) {
    return {
        {u"contacts"_s, counts.contacts},
        {u"conversations"_s, counts.conversations},
        {u"entries"_s, counts.entries},
        {u"entries_elsewhere"_s, counts.entriesElsewhere},
        {u"attachments"_s, counts.attachments},
        {u"attachment_bytes"_s, counts.attachmentBytes},
        {u"pending_mails"_s, counts.pendingMails},
        {u"decisions"_s, counts.decisions}};
}

} // namespace segue::hub
