// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/channels/reply_address.h"

#include <QRegularExpression>

namespace segue::hub {

using namespace Qt::StringLiterals;

QString replyAddress(const MailSettings& settings, const QString& token) {
    if (!settings.replyDomain.isEmpty())
        return u"r-%1@%2"_s.arg(token, settings.replyDomain);
    const QString local = settings.address.section(u'@', 0, -2);
    return u"%1+r-%2@%3"_s.arg(local, token, settings.address.section(u'@', -1));
}

QString replyTokenIn(const QString& address) {
    static const QRegularExpression pattern(
        u"(?:^|\\+|<)r-([a-z0-9]{16,64})@"_s, QRegularExpression::CaseInsensitiveOption);
    return pattern.match(address).captured(1).toLower();
}

} // namespace segue::hub
