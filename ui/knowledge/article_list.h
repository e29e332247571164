// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/views/views.h"

#include <QAbstractListModel>
#include <QStyledItemDelegate>

namespace segue {

//! The articles that were found, the best first.
class ArticleListModel : public QAbstractListModel {
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setHits(const QList<ArticleHit>& hits);
    const ArticleHit& hitAt(int row) const { return m_hits.at(row); }
    int rowOf(const ArticleRef& article) const;
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    QList<ArticleHit> m_hits;
};

//! Title, section and state, and two lines of the text around what was found.
class ArticleListDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    ArticleListDelegate(const ArticleListModel& model, QObject* parent = nullptr);

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void
    paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const ArticleListModel& m_model;
};

} // namespace segue
