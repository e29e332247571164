// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/customer/review_clusters.h"
#include "ui/customer/suggestion_banner.h"

#include <QAbstractListModel>
#include <QHash>
#include <QTimer>

namespace segue {

class IdentityDecider;
class Workspace;
struct ChangeSet;

//! Customers that may be one person and wait for a decision, the most valuable first, without what was
//! postponed: one row for all that hang together. Only the suggestions are held; who they are is read for the
//! rows that are looked at.
class ReviewModel : public QAbstractListModel {
    Q_OBJECT

public:
    ReviewModel(Workspace& workspace, IdentityDecider& decider, QObject* parent = nullptr);

    const ReviewCluster& clusterAt(int row) const { return m_clusters.at(row); }
    //! One pair of the row's cluster. Without names where one of the two is not known any more.
    SuggestedPair pairAt(int row, int pair = 0) const;
    //! "Mara and M. Lind", "Mara, M. Lind and 2 more".
    QString namesAt(int row) const;
    //! While it is not active it does not follow the changes; it catches up when it is again.
    void setActive(bool active);
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

Q_SIGNALS:
    void countChanged(int count);

private:
    void onChanged(const ChangeSet& changes);
    void read();
    QList<ReviewCluster> readClusters() const;

    Workspace& m_workspace;
    IdentityDecider& m_decider;
    QList<ReviewCluster> m_clusters;
    mutable QHash<QString, SuggestedPair> m_pairs; //!< Those read since the last change, by pairKey().
    QTimer m_refresh;
    bool m_active = true;
    bool m_missedChanges = false;
};

} // namespace segue
