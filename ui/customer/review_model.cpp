// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/review_model.h"

#include "ui/customer/identity_decider.h"
#include "ui/customer/identity_words.h"
#include "ui/customer/person_header.h"
#include "ui/shell/workspace.h"

#include <QSet>
#include <algorithm>
#include <chrono>
#include <utility>

namespace segue {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int mostPairs = 100;

QString keyOf(const IdentitySuggestion& suggestion) {
    return pairKey(suggestion.left, suggestion.right);
}

} // namespace

ReviewModel::ReviewModel(Workspace& workspace, IdentityDecider& decider, QObject* parent)
    : QAbstractListModel(parent), m_workspace(workspace), m_decider(decider),
      m_suggestions(readSuggestions()) {
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(200ms);
    connect(&m_refresh, &QTimer::timeout, this, &ReviewModel::read);
    connect(&workspace, &Workspace::changed, this, &ReviewModel::onChanged);
    connect(&decider, &IdentityDecider::answered, this, &ReviewModel::read);
}

void ReviewModel::onChanged(const ChangeSet& changes) {
    if (!changes.everything && changes.customers.isEmpty())
        return;
    m_missedChanges |= !m_active;
    if (m_active && !m_refresh.isActive())
        m_refresh.start();
}

void ReviewModel::setActive(bool active) {
    m_active = active;
    if (active && std::exchange(m_missedChanges, false))
        read();
}

QList<IdentitySuggestion> ReviewModel::readSuggestions() const {
    return m_decider.due(m_workspace.views().suggestions(mostPairs).value_or(QList<IdentitySuggestion>()));
}

void ReviewModel::read() {
    const QList<IdentitySuggestion> fresh = readSuggestions();
    QSet<QString> keys;
    for (const IdentitySuggestion& suggestion : fresh)
        keys.insert(keyOf(suggestion));
    // What was answered goes and the rest stays where it is, so that the next one is under the keys at once.
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (keys.contains(keyOf(m_suggestions.at(row))))
            continue;
        beginRemoveRows({}, row, row);
        m_suggestions.remove(row);
        endRemoveRows();
    }
    const bool same = std::equal(
        fresh.cbegin(), fresh.cend(), m_suggestions.cbegin(), m_suggestions.cend(),
        [](const IdentitySuggestion& a, const IdentitySuggestion& b) { return keyOf(a) == keyOf(b); });
    if (!same)
        beginResetModel();
    m_suggestions = fresh;
    m_pairs.clear();
    if (!same)
        endResetModel();
    else if (!m_suggestions.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    Q_EMIT countChanged(rowCount());
}

SuggestedPair ReviewModel::pairAt(int row) const {
    const IdentitySuggestion& suggestion = m_suggestions.at(row);
    const QString key = keyOf(suggestion);
    const auto known = m_pairs.constFind(key);
    if (known != m_pairs.cend())
        return *known;
    SuggestedPair unknown;
    unknown.suggestion = suggestion;
    unknown.own.ref = suggestion.left;
    unknown.other.ref = suggestion.right;
    return *m_pairs.insert(key, readPair(m_workspace.views(), suggestion, {}).value_or(unknown));
}

int ReviewModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_suggestions.size());
}

QVariant ReviewModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    const SuggestedPair pair = pairAt(index.row());
    const QString names = tr("%1 and %2", "two people").arg(nameOf(pair.own), nameOf(pair.other));
    if (role == Qt::DisplayRole)
        return names;
    return QStringList{
        names, likelihoodWords(pair.suggestion.probability), evidenceWords(pair.suggestion.evidence)}
        .join(u", "_s);
}

} // namespace segue
