// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_view.h"

#include "ui/shell/paint.h"
#include "ui/shell/workspace.h"
#include "ui/timeline/image_store.h"
#include "ui/timeline/timeline_accessible.h"

#include <QPaintEvent>
#include <QResizeEvent>
#include <QScrollBar>
#include <QTextDocument>
#include <algorithm>

namespace segue {

using namespace Qt::StringLiterals;

namespace {
//! So near to the end counts as the end.
constexpr int endSlack = 12;
} // namespace

TimelineView::TimelineView(Workspace& workspace, QWidget* parent)
    : QAbstractScrollArea(parent), m_workspace(workspace), m_source(new TimelineSource(workspace, this)),
      m_images(new ImageStore(workspace, this)), m_context{workspace, *m_images, layoutDirection(), {}},
      m_cells(m_context, *m_source) {
    installTimelineAccessibility();
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Timeline"));
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    verticalScrollBar()->setSingleStep(Theme::instance().scaled(28));
    connect(m_source, &TimelineSource::reset, this, &TimelineView::onReset);
    connect(m_source, &TimelineSource::changed, this, &TimelineView::onChanged);
    connect(m_images, &ImageStore::ready, this, [this](const EntryRef& entry) {
        m_cells.refresh(entry, viewport()->width());
        measureVisible();
        viewport()->update();
    });
    connect(&workspace, &Workspace::offlineChanged, this, &TimelineView::onChanged);
    connect(&workspace, &Workspace::connectionChanged, this, &TimelineView::onChanged);
    connect(&workspace, &Workspace::timePassed, this, &TimelineView::onChanged);
    connect(&Theme::instance(), &Theme::changed, this, &TimelineView::forgetLayout);
}

TimelineView::~TimelineView() = default;

void TimelineView::setCustomer(
    const CustomerId& customer, const EntryRef& at, const std::optional<Instant>& seenUntil) {
    m_options = {};
    m_options.seenUntil = seenUntil;
    m_cells.forgetFolds();
    m_known.clear();
    m_focusKey.clear();
    m_find.clear();
    m_context.customer = customer;
    m_source->setCustomer(customer, at);
    if (!at.isEmpty())
        showEntry(at);
}

void TimelineView::setTyping(const QString& text) {
    if (m_options.typing == text)
        return;
    const Anchor before = anchor();
    if (!m_options.typing.isEmpty())
        m_cells.drop(m_items.takeLast().key);
    if (!text.isEmpty())
        m_items.append(typingItem(text));
    m_options.typing = text;
    placeItems();
    restore(before);
    measureVisible();
    viewport()->update();
    noteEnd();
}

void TimelineView::onReset() {
    m_cells.clear();
    m_findKey.clear();
    clearSelection();
    m_stick = m_endLoaded = m_source->atEnd();
    m_newBelow = 0;
    m_newestSeen = m_source->rows().isEmpty() ? Instant{} : m_source->rows().constLast().entry.at;
    arrange();
    restore({});
    measureVisible();
    viewport()->update();
    // A page of one-line events may not fill the view.
    if (verticalScrollBar()->maximum() == 0 && !m_source->atStart())
        loadMoreIfNear();
    noteEnd();
    Q_EMIT newBelow(0);
}

void TimelineView::onChanged() {
    const Anchor before = anchor();
    arrange();
    restore(before);
    measureVisible();
    viewport()->update();
    // Counted after the new rows are placed: at the end they are seen at once.
    countNew();
    noteEnd();
    Q_EMIT newBelow(m_newBelow);
}

void TimelineView::countNew() {
    // What has only been loaded now, because the agent came down to it, did not arrive now.
    const bool arrivesHere = m_endLoaded;
    m_endLoaded = m_source->atEnd();
    if (!m_endLoaded)
        return;
    for (const TimelineRow& row : m_source->rows()) {
        const bool theirs = row.entry.author.kind == AuthorKind::Customer && !row.outbox;
        if (!theirs || row.entry.at <= m_newestSeen)
            continue;
        m_newestSeen = row.entry.at;
        m_newBelow += arrivesHere && !isAtEnd() ? 1 : 0;
    }
}

void TimelineView::arrange() {
    m_options.sources = m_source->sources();
    m_items = arrangeItems(m_source->rows(), m_options);
    m_cells.dropOutdated(m_items);
    placeItems();
}

void TimelineView::placeItems() {
    m_indexes.clear();
    QList<int> heights;
    heights.reserve(m_items.size());
    for (int i = 0; i < m_items.size(); ++i) {
        const TimelineItem& item = m_items.at(i);
        m_indexes.insert(item.key, i);
        auto known = m_known.constFind(item.key);
        if (known == m_known.cend())
            known = m_known.insert(item.key, estimate(item));
        heights.append(*known);
    }
    m_heights.reset(heights);
    timelineItemsChanged(this);
}

void TimelineView::forgetLayout() {
    const Anchor before = anchor();
    m_context.direction = layoutDirection();
    m_cells.clear();
    // The old heights are still the best guess.
    restore(before);
    measureVisible();
    viewport()->update();
}

int TimelineView::estimate(const TimelineItem& item) const {
    const Theme& theme = Theme::instance();
    switch (item.kind) {
    case TimelineItem::Kind::Message:
        break;
    case TimelineItem::Kind::Events:
        return theme.scaled(22) * (item.folded ? 1 : item.lastRow - item.row + 1) + 4;
    default:
        return theme.scaled(32);
    }
    const Entry& entry = m_source->rows().at(item.row).entry;
    const int inner = cellmetrics::bubbleMost(cellmetrics::column(viewport()->width()).width()) - space::xl;
    const int perLine = qMax(12, inner / theme.scaled(7));
    const auto lines = qMin<qsizetype>(entry.text.size() / perLine + 1 + entry.text.count(u'\n'), 22);
    return theme.scaled(34) + static_cast<int>(lines) * theme.scaled(18) +
           static_cast<int>(entry.attachments.size()) * theme.scaled(44);
}

CellStore::Live& TimelineView::live(int index) const {
    return m_cells.cellOf(m_items.at(index), viewport()->width());
}

int TimelineView::measure(int index) {
    const int height = live(index).height;
    const int difference = height - m_heights.heightOf(index);
    if (difference == 0)
        return 0;
    m_heights.set(index, height);
    m_known.insert(m_items.at(index).key, height);
    return difference;
}

void TimelineView::measureVisible() {
    if (m_items.isEmpty()) {
        setScroll(0);
        return;
    }
    // Each turn may bring items into view that were only estimated; a few turns settle it.
    for (int turn = 0; turn < 12; ++turn) {
        const Anchor here = anchor();
        const int first = m_heights.itemAt(scroll() - viewport()->height() / 2);
        const int last = m_heights.itemAt(scroll() + viewport()->height() * 3 / 2);
        bool moved = false;
        for (int i = first; i <= last; ++i)
            moved |= measure(i) != 0;
        restore(here);
        if (!moved) {
            // Heights stay known; a cell that comes back is laid out again, to the same height.
            m_cells.keepOnly([&](const QString& key) {
                const int index = indexOfKey(key);
                return index >= first && index <= last;
            });
            break;
        }
    }
}

TimelineView::Anchor TimelineView::anchor() const {
    if (m_stick || m_items.isEmpty())
        return {};
    // The first message that begins within the view; else what is at its top. Breaks are no anchors: when
    // rows arrive above, the day and the conversation begin elsewhere.
    int index = m_heights.itemAt(scroll());
    const int bottom = scroll() + viewport()->height();
    for (int i = index; i < m_items.size() && m_heights.topOf(i) < bottom; ++i) {
        if (m_items.at(i).kind == TimelineItem::Kind::Message && m_heights.topOf(i) >= scroll()) {
            index = i;
            break;
        }
    }
    return {false, m_items.at(index).key, m_heights.topOf(index) - scroll()};
}

void TimelineView::restore(const Anchor& anchor) {
    const int most = qMax(0, m_heights.total() + space::s - viewport()->height());
    if (anchor.atEnd) {
        setScroll(most);
        return;
    }
    const int index = indexOfKey(anchor.key);
    setScroll(index < 0 ? qMin(scroll(), most) : m_heights.topOf(index) - anchor.offset);
}

void TimelineView::setScroll(int value) {
    m_setting = true;
    QScrollBar* bar = verticalScrollBar();
    bar->setRange(0, qMax(0, m_heights.total() + space::s - viewport()->height()));
    bar->setPageStep(viewport()->height());
    bar->setValue(value);
    m_setting = false;
}

int TimelineView::scroll() const {
    // A short timeline stands at the bottom, next to the composer, where the newest always is.
    const int room = viewport()->height() - m_heights.total() - space::s;
    return room > 0 ? -room : verticalScrollBar()->value();
}

int TimelineView::indexOfKey(const QString& key) const {
    return m_indexes.value(key, -1);
}

void TimelineView::scrollContentsBy(int, int) {
    viewport()->update();
    if (m_setting)
        return;
    m_stick = isAtEnd();
    measureVisible();
    loadMoreIfNear();
    noteEnd();
}

void TimelineView::loadMoreIfNear() {
    if (m_loading)
        return;
    m_loading = true;
    const int near = viewport()->height();
    if (verticalScrollBar()->value() < near && !(m_source->atStart() && m_source->isFetchingOlder()))
        m_source->loadBefore();
    else if (verticalScrollBar()->maximum() - verticalScrollBar()->value() < near && !m_source->atEnd())
        m_source->loadAfter();
    m_loading = false;
}

bool TimelineView::isAtEnd() const {
    return m_source->atEnd() && verticalScrollBar()->value() >= verticalScrollBar()->maximum() - endSlack;
}

void TimelineView::noteEnd() {
    const bool atEnd = isAtEnd();
    if (atEnd) {
        m_newBelow = 0;
        Q_EMIT endSeen();
    }
    if (atEnd != m_wasAtEnd) {
        m_wasAtEnd = atEnd;
        Q_EMIT atEndChanged(atEnd);
    }
}

void TimelineView::scrollToEnd() {
    if (!m_source->atEnd()) {
        m_source->loadEnd();
        return;
    }
    m_stick = true;
    restore({});
    measureVisible();
    viewport()->update();
    noteEnd();
    Q_EMIT newBelow(0);
}

void TimelineView::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    const bool widthChanged = event->oldSize().width() != event->size().width();
    // The anchor's offset is measured with the old scroll position, which is still set.
    const Anchor before = anchor();
    if (widthChanged)
        m_cells.clear();
    restore(before);
    measureVisible();
}

void TimelineView::changeEvent(QEvent* event) {
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange || event->type() == QEvent::FontChange)
        forgetLayout();
}

void TimelineView::paintEvent(QPaintEvent* event) {
    QPainter painter(viewport());
    painter.setLayoutDirection(layoutDirection());
    painter.fillRect(event->rect(), colours().surface);
    if (m_items.isEmpty())
        return;
    const Range selected = selection();
    const int last = m_heights.itemAt(scroll() + event->rect().bottom());
    for (int i = m_heights.itemAt(scroll() + event->rect().top()); i <= last; ++i) {
        const TimelineItem& item = m_items.at(i);
        CellPaint how;
        how.find = m_find;
        how.focused = hasFocus() && item.key == m_focusKey;
        if (item.key == m_hoverKey)
            how.hovered = m_hoverAction;
        if (selected.firstItem >= 0 && i >= selected.firstItem && i <= selected.lastItem) {
            how.selectionFrom = i == selected.firstItem ? selected.firstAt : 0;
            how.selectionTo = i == selected.lastItem ? selected.lastAt : 1 << 30;
        }
        painter.save();
        painter.translate(0, m_heights.topOf(i) - scroll());
        live(i).cell->paint(painter, how);
        painter.restore();
        // A message draws its own ring around the bubble.
        if (how.focused && item.kind != TimelineItem::Kind::Message)
            paintFocusRing(painter, itemRect(i).adjusted(space::s, 1, -space::s, -1), cornerRadius);
    }
}

QString TimelineView::itemName(int index) const {
    return live(index).cell->accessibleName();
}

QRect TimelineView::itemRect(int index) const {
    return QRect(0, m_heights.topOf(index) - scroll(), viewport()->width(), m_heights.heightOf(index));
}

QList<CellAction> TimelineView::itemActions(int index) const {
    return live(index).cell->actions();
}

void TimelineView::runAction(int index, const CellAction& action) {
    const TimelineItem item = m_items.at(index);
    switch (action.kind) {
    case CellAction::Kind::ShowMore:
        m_cells.folds(item.key).whole = true;
        break;
    case CellAction::Kind::ShowQuote:
        m_cells.folds(item.key).withQuote = !m_cells.folds(item.key).withQuote;
        break;
    case CellAction::Kind::ToggleRun:
        if (!m_options.openRuns.remove(item.key))
            m_options.openRuns.insert(item.key);
        break;
    default:
        Q_EMIT actionChosen(m_source->rows().at(item.row), action);
        return;
    }
    // What opens grows downwards from where it is.
    m_stick = false;
    m_cells.drop(item.key);
    onChanged();
}

} // namespace segue
