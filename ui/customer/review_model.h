// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/customer/suggestion_banner.h"

#include <QAbstractListModel>
#include <QTimer>

namespace segue {

class IdentityDecider;
class Workspace;

//! The pairs that wait for a decision, the most valuable first, without those that were postponed.
class ReviewModel : public QAbstractListModel {
    Q_OBJECT

public:
    ReviewModel(Workspace& workspace, IdentityDecider& decider, QObject* parent = nullptr);

    const SuggestedPair& pairAt(int row) const { return m_pairs.at(row); }
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

Q_SIGNALS:
    void countChanged(int count);

private:
    void read();
    QList<SuggestedPair> readPairs() const;

    Workspace& m_workspace;
    IdentityDecider& m_decider;
    QList<SuggestedPair> m_pairs;
    QTimer m_refresh;
};

} // namespace segue
