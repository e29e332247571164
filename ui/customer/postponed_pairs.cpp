// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/postponed_pairs.h"

#include "core/base/hash.h"
#include "ui/shell/ui_settings.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <chrono>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

const QString stateName = u"customer/postponed"_s;
constexpr auto postponedFor = std::chrono::hours(24);

QJsonObject read(const UiSettings& settings) {
    return QJsonDocument::fromJson(settings.state(stateName)).object();
}

void write(UiSettings& settings, const QJsonObject& pairs) {
    settings.setState(stateName, QJsonDocument(pairs).toJson(QJsonDocument::Compact));
}

//! Also for a pair that was never postponed.
bool isOver(const QJsonValue& until, Instant now) {
    return until.toDouble() <= static_cast<double>(toMs(now));
}

} // namespace

QString pairKey(const ContactRef& a, const ContactRef& b) {
    const ContactRef& first = b < a ? b : a;
    const ContactRef& second = b < a ? a : b;
    const QStringList ids{first.account.value(), first.id, second.account.value(), second.id};
    return sha256Hex(ids.join(u'\x1f').toUtf8());
}

void PostponedPairs::postpone(const IdentitySuggestion& suggestion, Instant now) {
    QJsonObject pairs = read(m_settings);
    const QStringList known = pairs.keys();
    for (const QString& key : known) {
        if (isOver(pairs.value(key), now))
            pairs.remove(key);
    }
    pairs.insert(pairKey(suggestion.left, suggestion.right), static_cast<double>(toMs(now + postponedFor)));
    write(m_settings, pairs);
}

void PostponedPairs::ask(const IdentitySuggestion& suggestion) {
    QJsonObject pairs = read(m_settings);
    pairs.remove(pairKey(suggestion.left, suggestion.right));
    write(m_settings, pairs);
}

QList<IdentitySuggestion> PostponedPairs::due(QList<IdentitySuggestion> suggestions, Instant now) const {
    const QJsonObject pairs = read(m_settings);
    suggestions.removeIf([&](const IdentitySuggestion& suggestion) {
        const QJsonValue until = pairs.value(pairKey(suggestion.left, suggestion.right));
        return !isOver(until, now);
    });
    return suggestions;
}

} // namespace segue
