// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/postponed_pairs.h"

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

} // namespace

QString pairKey(const ContactRef& a, const ContactRef& b) {
    const ContactRef& first = b < a ? b : a;
    const ContactRef& second = b < a ? a : b;
    return QStringList{first.account.value(), first.id, second.account.value(), second.id}.join(u'\x1f');
}

void PostponedPairs::postpone(const IdentitySuggestion& suggestion, Instant now) {
    QJsonObject pairs = read(m_settings);
    const QStringList known = pairs.keys();
    for (const QString& key : known) {
        if (pairs.value(key).toDouble() <= static_cast<double>(toMs(now)))
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

bool PostponedPairs::isPostponed(const IdentitySuggestion& suggestion, Instant now) const {
    return postponed(now).contains(pairKey(suggestion.left, suggestion.right));
}

QSet<QString> PostponedPairs::postponed(Instant now) const {
    const QJsonObject pairs = read(m_settings);
    QSet<QString> keys;
    for (auto it = pairs.constBegin(); it != pairs.constEnd(); ++it) {
        if (it.value().toDouble() > static_cast<double>(toMs(now)))
            keys.insert(it.key());
    }
    return keys;
}

} // namespace segue
