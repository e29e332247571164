// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/review_model.h"

#include "ui/customer/identity_decider.h"
#include "ui/customer/identity_words.h"
#include "ui/customer/person_header.h"
#include "ui/shell/workspace.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace segue {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int mostPairs = 100;

} // namespace

ReviewModel::ReviewModel(Workspace& workspace, IdentityDecider& decider, QObject* parent)
    : QAbstractListModel(parent), m_workspace(workspace), m_decider(decider), m_clusters(readClusters()) {
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

QList<ReviewCluster> ReviewModel::readClusters() const {
    Views& views = m_workspace.views();
    const QList<IdentitySuggestion> due =
        m_decider.due(views.suggestions(mostPairs).value_or(QList<IdentitySuggestion>()));
    return clustersOf(due, [&views](const ContactRef& contact) {
        return views.customerOfContact(contact).value_or(std::nullopt).value_or(CustomerId());
    });
}

void ReviewModel::read() {
    const QList<ReviewCluster> fresh = readClusters();
    // What was answered goes and the rest stays where it is, so that the next one is under the keys at once.
    for (int row = rowCount() - 1; row >= 0; --row) {
        const auto isStill = [&](const ReviewCluster& one) { return one.overlaps(m_clusters.at(row)); };
        if (std::any_of(fresh.cbegin(), fresh.cend(), isStill))
            continue;
        beginRemoveRows({}, row, row);
        m_clusters.remove(row);
        endRemoveRows();
    }
    const bool same = std::equal(
        fresh.cbegin(), fresh.cend(), m_clusters.cbegin(), m_clusters.cend(),
        [](const ReviewCluster& a, const ReviewCluster& b) { return a.overlaps(b); });
    if (!same)
        beginResetModel();
    m_clusters = fresh;
    m_pairs.clear();
    if (!same)
        endResetModel();
    else if (!m_clusters.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    Q_EMIT countChanged(rowCount());
}

SuggestedPair ReviewModel::pairAt(int row, int pair) const {
    const IdentitySuggestion& suggestion = m_clusters.at(row).pairs.at(pair).suggestions.constFirst();
    const QString key = pairKey(suggestion.left, suggestion.right);
    const auto known = m_pairs.constFind(key);
    if (known != m_pairs.cend())
        return *known;
    SuggestedPair unknown;
    unknown.suggestion = suggestion;
    unknown.own.ref = suggestion.left;
    unknown.other.ref = suggestion.right;
    return *m_pairs.insert(key, readPair(m_workspace.views(), suggestion, {}).value_or(unknown));
}

QString ReviewModel::namesAt(int row) const {
    const ReviewCluster& cluster = m_clusters.at(row);
    const SuggestedPair first = pairAt(row);
    const QString left = nameOf(first.own);
    const QString right = nameOf(first.other);
    const auto more = static_cast<int>(cluster.customers.size()) - 2;
    if (more > 0)
        return left == right
                   ? tr("%1 and %n more", "a name, and so many people", more + 1).arg(left)
                   : tr("%1, %2 and %n more", "two names, and so many people", more).arg(left, right);
    return left == right ? left : tr("%1 and %2", "two people").arg(left, right);
}

int ReviewModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_clusters.size());
}

QVariant ReviewModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::DisplayRole)
        return namesAt(index.row());
    if (role != Qt::AccessibleTextRole)
        return {};
    const IdentitySuggestion suggestion = pairAt(index.row()).suggestion;
    QStringList words{
        namesAt(index.row()), likelihoodWords(suggestion.probability), evidenceWords(suggestion.evidence)};
    if (const auto pairs = static_cast<int>(clusterAt(index.row()).pairs.size()); pairs > 1)
        words.append(tr("%n pair(s)", nullptr, pairs));
    return words.join(u", "_s);
}

} // namespace segue
