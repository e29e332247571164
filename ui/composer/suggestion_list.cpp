// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/suggestion_list.h"

#include "ui/shell/picker_delegate.h"
#include "ui/shell/theme.h"

#include <QAccessible>
#include <QListView>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace segue {

using namespace Qt::StringLiterals;

SuggestionList::SuggestionList(QWidget* window) : QFrame(window) {
    setProperty("surface", u"popup"_s);
    setObjectName(u"suggestions"_s);
    m_model = new QStandardItemModel(this);
    m_list = new QListView(this);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PickerDelegate(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setAccessibleName(tr("Suggestions"));
    m_list->setStyleSheet(u"background: transparent;"_s);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, space::xs, 1, space::xs);
    column->addWidget(m_list);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex& index) {
        Q_EMIT chosen(index.data(PickIdRole).toString());
    });
    hide();
}

void SuggestionList::offer(const QList<PickItem>& items, const QPoint& at) {
    m_model->clear();
    if (items.isEmpty()) {
        hide();
        return;
    }
    for (const PickItem& item : items) {
        auto* row = new QStandardItem(item.text);
        row->setData(item.id, PickIdRole);
        row->setData(item.detail, PickDetailRole);
        row->setData(item.icon, PickIconRole);
        row->setData(item.avatar, PickAvatarRole);
        m_model->appendRow(row);
    }
    const Theme& theme = Theme::instance();
    const int rows = static_cast<int>(qMin<qsizetype>(items.size(), 7));
    resize(theme.scaled(360), rows * theme.scaled(32) + 2 * space::s);
    const int x = qBound(space::s, at.x(), qMax(space::s, parentWidget()->width() - width() - space::s));
    move(x, qMax(space::s, at.y() - height()));
    m_list->setCurrentIndex(m_model->index(0, 0));
    raise();
    show();
    announce();
}

void SuggestionList::announce() {
    QAccessibleEvent event(m_list, QAccessible::Focus);
    event.setChild(m_list->currentIndex().row());
    QAccessible::updateAccessibility(&event);
}

void SuggestionList::handleKey(int key) {
    const int rows = m_model->rowCount();
    if (rows == 0)
        return;
    const int row = m_list->currentIndex().row();
    switch (key) {
    case Qt::Key_Down:
        m_list->setCurrentIndex(m_model->index((row + 1) % rows, 0));
        break;
    case Qt::Key_Up:
        m_list->setCurrentIndex(m_model->index((row + rows - 1) % rows, 0));
        break;
    case Qt::Key_Escape:
        hide();
        return;
    default:
        Q_EMIT chosen(m_list->currentIndex().data(PickIdRole).toString());
        return;
    }
    m_list->scrollTo(m_list->currentIndex());
    announce();
}

} // namespace segue
