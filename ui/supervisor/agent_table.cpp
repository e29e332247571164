// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/supervisor/agent_table.h"

#include "ui/shell/paint.h"
#include "ui/shell/words.h"
#include "ui/supervisor/agent_load_model.h"

#include <QHeaderView>
#include <QStyledItemDelegate>

namespace segue {

namespace {

constexpr int mostRows = 14;

//! The avatar with its state in the first column, a bar in the last, plain words between.
class AgentDelegate final : public QStyledItemDelegate {
public:
    AgentDelegate(const AgentLoadModel& model, QObject* parent)
        : QStyledItemDelegate(parent), m_model(model) {}

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const Theme& theme = Theme::instance();
        const QFontMetrics metrics(theme.font(TextStyle::Body));
        int width = metrics.horizontalAdvance(index.data().toString()) + 2 * space::s + 2;
        if (index.column() == AgentLoadModel::State)
            width += theme.scaled(dotSide) + space::s;
        return {width, QStyledItemDelegate::sizeHint(option, index).height()};
    }

    void
    paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const Colours& c = colours();
        const Theme& theme = Theme::instance();
        const AgentLoad& load = m_model.loadAt(index.row());
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setLayoutDirection(option.direction);
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, c.selected);
        QRect box = option.rect.adjusted(space::s, 0, -space::s, 0);
        const auto place = [&](const QRect& r) { return mirrored(option.direction, option.rect, r); };
        const QString text = index.data().toString();
        if (index.column() == AgentLoadModel::Name) {
            const int disc = theme.scaled(22);
            paintAvatar(
                *painter, place(QRect(box.left(), box.center().y() - disc / 2, disc, disc)), load.agent.name,
                load.agent.ref.id);
            box.setLeft(box.left() + disc + space::s);
            paintLine(*painter, place(box), text, theme.font(TextStyle::Body), c.text);
        } else if (index.column() == AgentLoadModel::State) {
            const int dot = theme.scaled(dotSide);
            paintBox(
                *painter, place(QRect(box.left(), box.center().y() - dot / 2, dot, dot)), dot / 2.0,
                inkOf(load.agent.presence));
            box.setLeft(box.left() + dot + space::s);
            paintLine(*painter, place(box), text, theme.font(TextStyle::Body), c.muted);
        } else if (index.column() == AgentLoadModel::Capacity) {
            paintLoad(*painter, option, box, load, text);
        } else {
            const bool zero = index.column() == AgentLoadModel::Waiting ? load.waiting == 0 : load.open == 0;
            paintLine(
                *painter, place(box), text, theme.font(TextStyle::Body), zero ? c.faint : c.text,
                Qt::AlignRight | Qt::AlignVCenter);
        }
        painter->restore();
    }

private:
    static constexpr int dotSide = 8;

    static void paintLoad(
        QPainter& painter, const QStyleOptionViewItem& option, QRect box, const AgentLoad& load,
        const QString& text) {
        const Colours& c = colours();
        const Theme& theme = Theme::instance();
        const auto place = [&](const QRect& r) { return mirrored(option.direction, option.rect, r); };
        const QFont font = theme.font(TextStyle::Small);
        const int words = QFontMetrics(font).horizontalAdvance(text) + 2;
        paintLine(painter, place(box), text, font, c.muted, Qt::AlignRight | Qt::AlignVCenter);
        box.setRight(box.right() - qMax(words, theme.scaled(48)) - space::s);
        if (load.agent.capacity <= 0 || box.width() < theme.scaled(24))
            return;
        const int thick = theme.scaled(6);
        const QRect track(box.left(), box.center().y() - thick / 2, box.width(), thick);
        paintBox(painter, place(track), thick / 2.0, c.sunken);
        const int length = qMin(track.width(), track.width() * load.open / load.agent.capacity);
        const bool full = load.open >= load.agent.capacity;
        if (length > 0)
            paintBox(
                painter, place(QRect(track.left(), track.top(), qMax(length, thick), thick)), thick / 2.0,
                full ? c.warningInk : c.accent);
    }

    const AgentLoadModel& m_model;
};

} // namespace

AgentTable::AgentTable(AgentLoadModel& model, QWidget* parent) : QTableView(parent) {
    setModel(&model);
    setItemDelegate(new AgentDelegate(model, this));
    setAccessibleName(tr("Agents"));
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->setSectionResizeMode(AgentLoadModel::Name, QHeaderView::Stretch);
    horizontalHeader()->setSectionResizeMode(AgentLoadModel::Capacity, QHeaderView::Fixed);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&model, &QAbstractItemModel::modelReset, this, &AgentTable::adapt);
    connect(&Theme::instance(), &Theme::changed, this, &AgentTable::adapt);
    adapt();
}

void AgentTable::adapt() {
    const Theme& theme = Theme::instance();
    verticalHeader()->setDefaultSectionSize(theme.scaled(34));
    verticalHeader()->setMinimumSectionSize(theme.scaled(34));
    setColumnWidth(AgentLoadModel::Capacity, theme.scaled(150));
    updateGeometry();
}

QSize AgentTable::sizeHint() const {
    const int rows = qBound(1, model()->rowCount(), mostRows);
    return {
        Theme::instance().scaled(420),
        horizontalHeader()->sizeHint().height() + rows * Theme::instance().scaled(34) + 2};
}

QSize AgentTable::minimumSizeHint() const {
    return {Theme::instance().scaled(280), sizeHint().height()};
}

} // namespace segue
