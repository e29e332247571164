// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inbox/view_list.h"

#include "ui/shell/icons.h"
#include "ui/shell/paint.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

struct ViewNames {
    Q_DECLARE_TR_FUNCTIONS(segue::ViewNames)
};

constexpr int ScopeRole = Qt::UserRole + 1;
constexpr int CountRole = Qt::UserRole + 2;

int rowHeight() {
    return Theme::instance().scaled(28);
}

int countOf(InboxFilter::Scope scope, const InboxCounts& counts) {
    switch (scope) {
    case InboxFilter::Scope::Mine:
        return counts.mine;
    case InboxFilter::Scope::Unassigned:
        return counts.unassigned;
    case InboxFilter::Scope::All:
        return counts.all;
    case InboxFilter::Scope::Waiting:
        return counts.waiting;
    case InboxFilter::Scope::Snoozed:
        return counts.snoozed;
    case InboxFilter::Scope::Drafts:
        return counts.drafts;
    case InboxFilter::Scope::Solved:
    case InboxFilter::Scope::Spam:
        return 0;
    }
    return 0;
}

class ViewDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        return {100, rowHeight()};
    }

    void
    paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const Colours& c = colours();
        const Theme& theme = Theme::instance();
        const bool selected = option.state & QStyle::State_Selected;
        painter->save();
        painter->setLayoutDirection(option.direction);
        const QRect box = option.rect.adjusted(space::s, 1, -space::s, -1);
        if (selected || option.state & QStyle::State_MouseOver)
            paintBox(*painter, box, cornerRadius - 1, selected ? c.selected : c.hover);
        const auto place = [&](const QRect& r) { return mirrored(option.direction, option.rect, r); };
        const int icon = theme.scaled(16);
        const auto scope = static_cast<InboxFilter::Scope>(index.data(ScopeRole).toInt());
        QRect rest = box.adjusted(space::s, 0, -space::s, 0);
        paintIcon(
            *painter, iconName(scope),
            place(QRect(rest.left(), rest.center().y() - icon / 2 + 1, icon, icon)),
            selected ? c.accentInk : c.faint);
        rest.setLeft(rest.left() + icon + space::s);
        const int count = index.data(CountRole).toInt();
        if (count > 0) {
            const QString text = QLocale().toString(count);
            paintLine(
                *painter, place(rest), text, theme.font(TextStyle::Small), selected ? c.accentInk : c.faint,
                Qt::AlignRight | Qt::AlignVCenter);
            rest.setRight(
                rest.right() - QFontMetrics(theme.font(TextStyle::Small)).horizontalAdvance(text) - space::s);
        }
        paintLine(
            *painter, place(rest), index.data().toString(),
            theme.font(selected ? TextStyle::Strong : TextStyle::Body), selected ? c.text : c.muted);
        if (option.state & QStyle::State_HasFocus && selected)
            paintFocusRing(*painter, box, cornerRadius - 1);
        painter->restore();
    }
};

} // namespace

QList<InboxFilter::Scope> inboxScopes() {
    using Scope = InboxFilter::Scope;
    return {Scope::Mine,    Scope::Unassigned, Scope::All,   Scope::Waiting,
            Scope::Snoozed, Scope::Solved,     Scope::Drafts};
}

QString displayName(InboxFilter::Scope scope) {
    switch (scope) {
    case InboxFilter::Scope::Mine:
        return ViewNames::tr("My inbox");
    case InboxFilter::Scope::Unassigned:
        return ViewNames::tr("Unassigned");
    case InboxFilter::Scope::All:
        return ViewNames::tr("All open");
    case InboxFilter::Scope::Waiting:
        return ViewNames::tr("Waiting for us");
    case InboxFilter::Scope::Snoozed:
        return ViewNames::tr("Snoozed");
    case InboxFilter::Scope::Solved:
        return ViewNames::tr("Solved");
    case InboxFilter::Scope::Drafts:
        return ViewNames::tr("Drafts");
    case InboxFilter::Scope::Spam:
        return ViewNames::tr("Spam");
    }
    return {};
}

QString iconName(InboxFilter::Scope scope) {
    switch (scope) {
    case InboxFilter::Scope::Mine:
        return u"inbox"_s;
    case InboxFilter::Scope::Unassigned:
        return u"user-question"_s;
    case InboxFilter::Scope::All:
        return u"layers"_s;
    case InboxFilter::Scope::Waiting:
        return u"hourglass"_s;
    case InboxFilter::Scope::Snoozed:
        return u"snooze"_s;
    case InboxFilter::Scope::Solved:
        return u"check-circle"_s;
    case InboxFilter::Scope::Drafts:
        return u"drafts"_s;
    case InboxFilter::Scope::Spam:
        return u"spam"_s;
    }
    return {};
}

ViewList::ViewList(QWidget* parent) : QListView(parent), m_model(new QStandardItemModel(this)) {
    const QList<InboxFilter::Scope> scopes = inboxScopes();
    for (const InboxFilter::Scope scope : scopes) {
        auto* item = new QStandardItem(displayName(scope));
        item->setData(static_cast<int>(scope), ScopeRole);
        item->setEditable(false);
        m_model->appendRow(item);
    }
    setModel(m_model);
    setItemDelegate(new ViewDelegate(this));
    setMouseTracking(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Views"));
    setCurrentIndex(m_model->index(0, 0));
}

int ViewList::fullHeight() const {
    return m_model->rowCount() * rowHeight();
}

void ViewList::setCounts(const InboxCounts& counts) {
    for (int row = 0; row < m_model->rowCount(); ++row) {
        QStandardItem* item = m_model->item(row);
        const int count = countOf(static_cast<InboxFilter::Scope>(item->data(ScopeRole).toInt()), counts);
        item->setData(count, CountRole);
        item->setAccessibleText(
            count > 0 ? tr("%1, %n conversation(s)", nullptr, count).arg(item->text()) : item->text());
    }
}

void ViewList::setScope(InboxFilter::Scope scope) {
    m_quiet = true;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->item(row)->data(ScopeRole).toInt() == static_cast<int>(scope))
            setCurrentIndex(m_model->index(row, 0));
    }
    m_quiet = false;
}

InboxFilter::Scope ViewList::scope() const {
    return static_cast<InboxFilter::Scope>(currentIndex().data(ScopeRole).toInt());
}

void ViewList::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QListView::currentChanged(current, previous);
    if (!m_quiet && current.isValid())
        Q_EMIT scopeChosen(static_cast<InboxFilter::Scope>(current.data(ScopeRole).toInt()));
}

} // namespace segue
