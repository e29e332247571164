// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/views/views.h"

#include <QAbstractListModel>
#include <QListView>

namespace segue {

class Workspace;

//! What a search found, in its order.
class SearchModel : public QAbstractListModel {
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void set(const SearchAnswer& answer);
    const SearchHit& hitAt(int row) const { return m_answer.hits.at(row); }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    SearchAnswer m_answer;
};

//! The list of hits, each with the words that fitted marked.
class SearchResults : public QListView {
    Q_OBJECT

public:
    explicit SearchResults(Workspace& workspace, QWidget* parent = nullptr);

    void setAnswer(const SearchAnswer& answer);
    int count() const;

Q_SIGNALS:
    void chosen(const segue::ConversationRef& conversation, const segue::EntryRef& entry);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    Workspace& m_workspace;
    SearchModel* m_model;
};

} // namespace segue
