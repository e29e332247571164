// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/storage/hub_channel.h"

#include "core/base/json.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

QByteArray channelPayload(const QString& from, QJsonObject sign) {
    sign.insert(u"from"_s, from);
    return toJson(sign);
}

} // namespace segue::hub
