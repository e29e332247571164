// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/views/views.h"

#include <QListView>

QT_BEGIN_NAMESPACE
class QStandardItemModel;
QT_END_NAMESPACE

namespace segue {

//! The named views of the inbox, with their counts: one line each.
class ViewList : public QListView {
    Q_OBJECT

public:
    explicit ViewList(QWidget* parent = nullptr);

    void setCounts(const InboxCounts& counts);
    void setScope(InboxFilter::Scope scope);
    InboxFilter::Scope scope() const;
    //! The height that shows every line.
    int fullHeight() const;

Q_SIGNALS:
    void scopeChosen(segue::InboxFilter::Scope scope);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    QStandardItemModel* m_model;
    bool m_quiet = false;
};

//! The name of a view, and its icon.
QString displayName(InboxFilter::Scope scope);
QString iconName(InboxFilter::Scope scope);
//! The views in the order in which they are offered.
QList<InboxFilter::Scope> inboxScopes();

} // namespace segue
