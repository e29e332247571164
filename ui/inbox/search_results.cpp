// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inbox/search_results.h"

#include "ui/shell/icons.h"
#include "ui/shell/marked_text.h"
#include "ui/shell/paint.h"
#include "ui/shell/relative_time.h"
#include "ui/shell/words.h"
#include "ui/shell/workspace.h"

#include <QKeyEvent>
#include <QStyledItemDelegate>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

class HitDelegate final : public QStyledItemDelegate {
public:
    HitDelegate(const SearchModel& model, Workspace& workspace, QObject* parent)
        : QStyledItemDelegate(parent), m_model(model), m_workspace(workspace) {}

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        return {200, Theme::instance().scaled(60)};
    }

    void
    paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const Colours& c = colours();
        const Theme& theme = Theme::instance();
        const SearchHit& hit = m_model.hitAt(index.row());
        painter->save();
        painter->setLayoutDirection(option.direction);
        const QRect box = option.rect.adjusted(space::xs, 1, -space::xs, -1);
        if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver))
            paintBox(
                *painter, box, cornerRadius, option.state & QStyle::State_Selected ? c.selected : c.hover);
        const auto place = [&](const QRect& r) { return mirrored(option.direction, option.rect, r); };
        const int icon = theme.scaled(16);
        const int line = QFontMetrics(theme.font(TextStyle::Strong)).height();
        QRect first(box.left() + space::s, box.center().y() - line - 1, box.width() - 2 * space::s, line);
        QRect second(first.left(), box.center().y() + 2, first.width(), line);
        paintIcon(
            *painter, iconName(hit.channel),
            place(QRect(first.left(), first.center().y() - icon / 2, icon, icon)), c.faint);
        first.setLeft(first.left() + icon + space::xs);
        const QString age = relativeTime(hit.at, m_workspace.now());
        const int ageWidth = paintLine(
            *painter, place(first), age, theme.font(TextStyle::Small), c.faint,
            Qt::AlignRight | Qt::AlignVCenter);
        first.setRight(first.right() - ageWidth - space::s);
        const QString title =
            hit.subject.isEmpty() ? hit.customerName : u"%1 · %2"_s.arg(hit.customerName, hit.subject);
        paintLine(*painter, place(first), title, theme.font(TextStyle::Strong), c.text);
        paintMarked(*painter, place(second), hit.excerpt, 1);
        painter->restore();
    }

private:
    const SearchModel& m_model;
    Workspace& m_workspace;
};

} // namespace

void SearchModel::set(const SearchAnswer& answer) {
    beginResetModel();
    m_answer = answer;
    endResetModel();
}

int SearchModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_answer.hits.size());
}

QVariant SearchModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SearchHit& hit = hitAt(index.row());
    if (role == Qt::DisplayRole)
        return hit.subject.isEmpty() ? hit.customerName : hit.subject;
    if (role == Qt::AccessibleTextRole)
        return u"%1, %2, %3, %4"_s.arg(
            hit.customerName, hit.subject, readMarks(hit.excerpt).text, exactTime(hit.at));
    return {};
}

SearchResults::SearchResults(Workspace& workspace, QWidget* parent)
    : QListView(parent), m_workspace(workspace), m_model(new SearchModel(this)) {
    setModel(m_model);
    setItemDelegate(new HitDelegate(*m_model, workspace, this));
    setUniformItemSizes(true);
    setMouseTracking(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Search results"));
    connect(&workspace, &Workspace::timePassed, viewport(), qOverload<>(&QWidget::update));
    connect(this, &QListView::clicked, this, [this](const QModelIndex& index) {
        const SearchHit& hit = m_model->hitAt(index.row());
        Q_EMIT chosen(hit.conversation, hit.entry);
    });
}

void SearchResults::setAnswer(const SearchAnswer& answer) {
    m_model->set(answer);
    scrollToTop();
}

int SearchResults::count() const {
    return m_model->rowCount();
}

void SearchResults::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && currentIndex().isValid()) {
        const SearchHit& hit = m_model->hitAt(currentIndex().row());
        Q_EMIT chosen(hit.conversation, hit.entry);
        return;
    }
    QListView::keyPressEvent(event);
}

} // namespace segue
