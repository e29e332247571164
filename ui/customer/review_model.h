// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/customer/suggestion_banner.h"

#include <QAbstractListModel>
#include <QHash>
#include <QTimer>

namespace segue {

class IdentityDecider;
class Workspace;
struct ChangeSet;

//! The pairs that wait for a decision, the most valuable first, without those that were postponed. Only the
//! suggestions are held; who the two are is read for the rows that are looked at.
class ReviewModel : public QAbstractListModel {
    Q_OBJECT

public:
    ReviewModel(Workspace& workspace, IdentityDecider& decider, QObject* parent = nullptr);

    const IdentitySuggestion& suggestionAt(int row) const { return m_suggestions.at(row); }
    //! Without names where one of the two is not known any more.
    SuggestedPair pairAt(int row) const;
    //! While it is not active it does not follow the changes; it catches up when it is again.
    void setActive(bool active);
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

Q_SIGNALS:
    void countChanged(int count);

private:
    void onChanged(const ChangeSet& changes);
    void read();
    QList<IdentitySuggestion> readSuggestions() const;

    Workspace& m_workspace;
    IdentityDecider& m_decider;
    QList<IdentitySuggestion> m_suggestions;
    mutable QHash<QString, SuggestedPair> m_pairs; //!< Those read since the last change, by pairKey().
    QTimer m_refresh;
    bool m_active = true;
    bool m_missedChanges = false;
};

} // namespace segue
