// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/views/views.h"

#include <QFrame>
#include <QTimer>

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
class QMenu;
class QStackedWidget;
QT_END_NAMESPACE

namespace segue {

class EmptyState;
class FilterChips;
class FlatButton;
class InboxList;
class InboxModel;
class SearchPage;
class ViewList;
struct UiContext;

//! The left column: views, filters, the list of conversations, and search in its place.
class InboxPanel : public QFrame {
    Q_OBJECT

public:
    explicit InboxPanel(const UiContext& context, QWidget* parent = nullptr);

    InboxList& list() { return *m_list; }
    InboxModel& model() { return *m_model; }
    void showScope(InboxFilter::Scope scope);
    void startSearch();
    const InboxCounts& counts() const { return m_counts; }

Q_SIGNALS:
    //! `open`: go there; else only show it beside the list.
    void chosen(const segue::ConversationRef& conversation, const segue::EntryRef& entry, bool open);
    void countsChanged(const segue::InboxCounts& counts);

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    QWidget* makeHeader();
    void connectParts();
    InboxFilter::Scope lastScope() const;
    void setFilter(const InboxFilter& filter);
    void foldViews(bool folded, bool remember);
    void fillSortMenu(QMenu& menu);
    void fillSearchOrders(QMenu& menu);
    bool isSearching() const;
    void readCounts();
    void showState();
    void runSearch();
    void endSearch();

    const UiContext& m_context;
    InboxModel* m_model;
    InboxList* m_list;
    ViewList* m_views;
    SearchPage* m_found;
    EmptyState* m_empty;
    QWidget* m_shop;
    QStackedWidget* m_stack;
    FlatButton* m_title;
    FlatButton* m_searchButton;
    FlatButton* m_filterButton;
    FlatButton* m_sortButton;
    QLineEdit* m_search;
    FilterChips* m_filters;
    QTimer m_searchDelay;
    QTimer m_countDelay;
    InboxCounts m_counts;
    bool m_foldChosen = false;
};

} // namespace segue
