// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/review_model.h"

#include "ui/customer/identity_decider.h"
#include "ui/customer/identity_words.h"
#include "ui/customer/person_header.h"
#include "ui/shell/workspace.h"

#include <QSet>
#include <algorithm>
#include <chrono>

namespace segue {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr int mostPairs = 100;
}

ReviewModel::ReviewModel(Workspace& workspace, IdentityDecider& decider, QObject* parent)
    : QAbstractListModel(parent), m_workspace(workspace), m_decider(decider) {
    m_pairs = readPairs();
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(200ms);
    connect(&m_refresh, &QTimer::timeout, this, &ReviewModel::read);
    connect(&workspace, &Workspace::changed, this, [this](const ChangeSet& changes) {
        if ((changes.everything || !changes.customers.isEmpty()) && !m_refresh.isActive())
            m_refresh.start();
    });
    connect(&decider, &IdentityDecider::answered, this, &ReviewModel::read);
}

QList<SuggestedPair> ReviewModel::readPairs() const {
    QList<SuggestedPair> pairs;
    const auto suggestions = m_workspace.views().suggestions(mostPairs).value_or(QList<IdentitySuggestion>());
    for (const IdentitySuggestion& suggestion : suggestions) {
        if (m_decider.isPostponed(suggestion))
            continue;
        if (const auto pair = readPair(m_workspace.views(), suggestion, {}))
            pairs.append(*pair);
    }
    return pairs;
}

void ReviewModel::read() {
    const QList<SuggestedPair> fresh = readPairs();
    const auto keyOf = [](const SuggestedPair& pair) {
        return pairKey(pair.suggestion.left, pair.suggestion.right);
    };
    QSet<QString> keys;
    for (const SuggestedPair& pair : fresh)
        keys.insert(keyOf(pair));
    // What was answered goes and the rest stays where it is, so that the next one is under the keys at once.
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (keys.contains(keyOf(m_pairs.at(row))))
            continue;
        beginRemoveRows({}, row, row);
        m_pairs.remove(row);
        endRemoveRows();
    }
    const bool same = std::equal(
        fresh.cbegin(), fresh.cend(), m_pairs.cbegin(), m_pairs.cend(),
        [&](const SuggestedPair& a, const SuggestedPair& b) { return keyOf(a) == keyOf(b); });
    if (!same)
        beginResetModel();
    m_pairs = fresh;
    if (!same)
        endResetModel();
    else if (!m_pairs.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    Q_EMIT countChanged(rowCount());
}

int ReviewModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_pairs.size());
}

QVariant ReviewModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SuggestedPair& pair = m_pairs.at(index.row());
    if (role == Qt::DisplayRole)
        return tr("%1 and %2", "two people").arg(nameOf(pair.own), nameOf(pair.other));
    if (role == Qt::AccessibleTextRole)
        return QStringList{
            data(index, Qt::DisplayRole).toString(), likelihoodWords(pair.suggestion.probability),
            evidenceWords(pair.suggestion.evidence)}
            .join(u", "_s);
    return {};
}

} // namespace segue
