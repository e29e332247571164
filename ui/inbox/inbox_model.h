// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/views/views.h"

#include <QAbstractListModel>
#include <QHash>
#include <QSet>
#include <QTimer>
#include <optional>

namespace segue {

class Workspace;
struct ChangeSet;

//! The subject as the list shows it. A chat's subject is how it began; the list shows how it goes on, so it
//! is empty there.
QString listedSubject(const InboxRow& row);

//! The conversations of one inbox view: their ids in order, as far down as anybody has looked, and rows only
//! for what is looked at, read in pages. It follows the workspace's changes. While it is held, rows change
//! their content but nothing moves, appears or goes; what would is counted, and happens when it is let go.
class InboxModel : public QAbstractListModel {
    Q_OBJECT

public:
    explicit InboxModel(Workspace& workspace, QObject* parent = nullptr);

    const InboxFilter& filter() const { return m_filter; }
    void setFilter(const InboxFilter& filter);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

    ConversationRef refAt(int row) const;
    //! -1 if it is not in this view, or further down than is listed yet.
    int rowOf(const ConversationRef& conversation) const;
    //! The row, read if need be; nothing where it cannot be read.
    std::optional<InboxRow> rowAt(int row) const;

    void setHeld(bool held);
    bool isHeld() const { return m_held; }
    //! Conversations that wait to appear at their place.
    int pendingCount() const { return m_pendingCount; }
    //! Brings the order up to date although it is held.
    void applyPending();

    const QSet<ConversationRef>& marked() const { return m_marked; }
    bool isMarked(const ConversationRef& conversation) const { return m_marked.contains(conversation); }
    void toggleMarked(const ConversationRef& conversation);
    //! All of the view, also those that are not listed yet.
    void markAll();
    void clearMarks();

    //! Rows in memory, for the test that pages are read and let go.
    int cachedRows() const { return static_cast<int>(m_rows.size()); }

Q_SIGNALS:
    void pendingChanged(int count);
    void marksChanged();
    void failed(const segue::Error& error);

private:
    void onChanged(const ChangeSet& changes);
    void readOrder();
    void widen(int window);
    //! What comes under the last one that is listed, while nothing may move.
    void appendBelow();
    void countPending(const QList<ConversationRef>& order);
    void take(const QList<ConversationRef>& order);
    void removeGone(const QSet<ConversationRef>& wanted);
    void reorder(const QList<ConversationRef>& order);
    void insertNew(const QList<ConversationRef>& order);
    void readPage(int row) const;
    QString accessibleText(const InboxRow& row) const;

    Workspace& m_workspace;
    InboxFilter m_filter;
    QList<ConversationRef> m_order;
    //! How many are listed at most; there may be more where there are so many.
    int m_window = 0;
    std::optional<QList<ConversationRef>> m_pending;
    int m_pendingCount = 0;
    mutable QHash<ConversationRef, InboxRow> m_rows;
    QSet<ConversationRef> m_marked;
    QTimer m_refresh;
    bool m_held = false;
};

} // namespace segue
