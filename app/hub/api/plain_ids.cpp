// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/api/plain_ids.h"

#include <algorithm>

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostIds = 500;
constexpr qsizetype longestId = 100;

bool isPlain(const QString& id) {
    return !id.isEmpty() && id.size() <= longestId && std::all_of(id.begin(), id.end(), [](QChar c) {
        return c == u'-' || c == u'_' || (c.unicode() < 128 && c.isLetterOrNumber());
    });
}

} // namespace

Result<QStringList> plainIds(QStringList ids, const QString& code) {
    ids.removeDuplicates();
    if (ids.isEmpty() || ids.size() > mostIds || !std::all_of(ids.begin(), ids.end(), isPlain))
        return fail(ErrorKind::Permanent, code, u"Expected 1 to 500 ids."_s);
    return ids;
}

} // namespace segue::hub
