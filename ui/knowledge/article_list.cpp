// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/knowledge/article_list.h"

#include "ui/knowledge/article_text.h"
#include "ui/shell/marked_text.h"
#include "ui/shell/paint.h"
#include "ui/shell/row_list.h"

namespace segue {

using namespace Qt::StringLiterals;

void ArticleListModel::setHits(const QList<ArticleHit>& hits) {
    beginResetModel();
    m_hits = hits;
    for (ArticleHit& hit : m_hits)
        hit.excerpt = proseOf(hit.excerpt);
    endResetModel();
}

int ArticleListModel::rowOf(const ArticleRef& article) const {
    for (int row = 0; row < m_hits.size(); ++row) {
        if (m_hits.at(row).article.ref == article)
            return row;
    }
    return -1;
}

int ArticleListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_hits.size());
}

QVariant ArticleListModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ArticleHit& hit = m_hits.at(index.row());
    if (role == Qt::DisplayRole)
        return hit.article.title;
    if (role == Qt::AccessibleTextRole) {
        QStringList words{
            hit.article.title, hit.article.section, displayName(hit.article.state),
            readMarks(hit.excerpt).text};
        words.removeAll(QString());
        return words.join(u", "_s);
    }
    return {};
}

ArticleListDelegate::ArticleListDelegate(const ArticleListModel& model, QObject* parent)
    : QStyledItemDelegate(parent), m_model(model) {}

QSize ArticleListDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    const Theme& theme = Theme::instance();
    const int line = QFontMetrics(theme.font(TextStyle::Body)).lineSpacing();
    return {200, 3 * line + 2 * space::s + 4};
}

void ArticleListDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Colours& c = colours();
    const Theme& theme = Theme::instance();
    const ArticleHit& hit = m_model.hitAt(index.row());
    painter->save();
    painter->setLayoutDirection(option.direction);
    paintRowBack(*painter, option);
    const auto place = [&](const QRect& r) { return mirrored(option.direction, option.rect, r); };
    const QRect box = option.rect.adjusted(space::m, space::s, -space::m, -space::s);
    const int line = QFontMetrics(theme.font(TextStyle::Strong)).height();
    QRect first(box.left(), box.top(), box.width(), line);
    if (hit.article.state != ArticleState::Published) {
        const QString state = displayName(hit.article.state);
        const int width = pillWidth(state);
        paintPill(
            *painter, place(QRect(first.right() - width, first.top(), width, line)), state, c.sunken,
            c.muted);
        first.setRight(first.right() - width - space::s);
    }
    const int title =
        paintLine(*painter, place(first), hit.article.title, theme.font(TextStyle::Strong), c.text);
    first.setLeft(first.left() + title + space::s);
    if (first.width() > theme.scaled(40))
        paintLine(*painter, place(first), hit.article.section, theme.font(TextStyle::Small), c.faint);
    paintMarked(
        *painter, QRect(box.left(), box.top() + line + 2, box.width(), box.height() - line - 2), hit.excerpt,
        2);
    painter->restore();
}

} // namespace segue
