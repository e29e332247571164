// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/storage/sql_values.h"

#include <QJsonDocument>
#include <algorithm>
#include <bit>

namespace segue::hub {

using namespace Qt::StringLiterals;

QString jsonText(const QJsonArray& array) {
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

QString jsonText(const QJsonObject& object) {
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QJsonArray jsonArray(const QString& text) {
    return QJsonDocument::fromJson(text.toUtf8()).array();
}

QJsonObject jsonObject(const QString& text) {
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

QStringList stringsOf(const QJsonArray& array) {
    QStringList out;
    for (const QJsonValue& value : array)
        out.append(value.toString());
    return out;
}

Result<void>
inPieces(const QStringList& ids, const std::function<Result<void>(const QString&, const db::Values&)>& each) {
    constexpr qsizetype longest = 64;
    for (qsizetype from = 0; from < ids.size(); from += longest) {
        const qsizetype count = std::min(longest, ids.size() - from);
        const auto padded = static_cast<qsizetype>(std::bit_ceil(static_cast<size_t>(count)));
        db::Values values;
        QStringList marks;
        for (qsizetype i = 0; i < padded; ++i) {
            values.emplace_back(ids.at(from + std::min(i, count - 1)));
            marks.append(u"?"_s);
        }
        SEGUE_TRY(each(marks.join(u','), values));
    }
    return {};
}

} // namespace segue::hub
