// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/review_queue.h"

#include "ui/customer/compare_table.h"
#include "ui/customer/identity_decider.h"
#include "ui/customer/identity_words.h"
#include "ui/customer/person_header.h"
#include "ui/customer/review_model.h"
#include "ui/shell/avatar_disc.h"
#include "ui/shell/directory.h"
#include "ui/shell/empty_state.h"
#include "ui/shell/flat_button.h"
#include "ui/shell/flow_layout.h"
#include "ui/shell/focus_forwarder.h"
#include "ui/shell/labels.h"
#include "ui/shell/paint.h"
#include "ui/shell/row_list.h"
#include "ui/shell/scroll_column.h"
#include "ui/shell/workspace.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace segue {

using namespace Qt::StringLiterals;
using Verdict = IdentityDecision::Verdict;

namespace {

//! Two names and why they may be one.
class PairDelegate final : public QStyledItemDelegate {
    Q_DECLARE_TR_FUNCTIONS(segue::PairDelegate)

public:
    PairDelegate(const ReviewModel& model, QObject* parent) : QStyledItemDelegate(parent), m_model(model) {}

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        return {200, Theme::instance().scaled(56)};
    }

    void
    paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const Theme& theme = Theme::instance();
        const SuggestedPair pair = m_model.pairAt(index.row());
        painter->save();
        painter->setLayoutDirection(option.direction);
        paintRowBack(*painter, option);
        const auto place = [&](const QRect& r) { return mirrored(option.direction, option.rect, r); };
        QRect box = option.rect.adjusted(space::m, 0, -space::m, 0);
        const int disc = theme.scaled(26);
        const int shift = disc * 2 / 3;
        const int top = box.center().y() - disc / 2;
        const QString left = nameOf(pair.own);
        const QString right = nameOf(pair.other);
        paintAvatar(*painter, place(QRect(box.left(), top, disc, disc)), left, pair.own.ref.id);
        paintAvatar(*painter, place(QRect(box.left() + shift, top, disc, disc)), right, pair.other.ref.id);
        box.setLeft(box.left() + shift + disc + space::m);
        const int line = QFontMetrics(theme.font(TextStyle::Strong)).height();
        QRect first(box.left(), box.center().y() - line - 1, box.width(), line);
        const QRect second(box.left(), box.center().y() + 2, box.width(), line);
        const QString odds = tr("%1 %", "probability").arg(qRound(pair.suggestion.probability * 100));
        first.setRight(
            first.right() - space::s -
            paintLine(
                *painter, place(first), odds, theme.font(TextStyle::Small), colours().faint,
                Qt::AlignRight | Qt::AlignVCenter));
        paintLine(
            *painter, place(first), index.data().toString(), theme.font(TextStyle::Strong), colours().text);
        paintLine(
            *painter, place(second), evidenceLine(pair.suggestion.evidence), theme.font(TextStyle::Body),
            colours().muted);
        painter->restore();
    }

private:
    const ReviewModel& m_model;
};

//! The keypad's arrows count as arrows.
bool isPlain(Qt::KeyboardModifiers modifiers) {
    return (modifiers & ~Qt::KeypadModifier) == Qt::NoModifier;
}

QPushButton* answerButton(const QString& text, const QString& key, const QString& name, QWidget* parent) {
    auto* button = new QPushButton(u"%1  %2"_s.arg(text, key), parent);
    button->setAccessibleName(text);
    button->setObjectName(name);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

ReviewQueue::ReviewQueue(const UiContext& context, QWidget* parent) : QWidget(parent), m_context(context) {
    m_decider = new IdentityDecider(context, this);
    m_model = new ReviewModel(context.workspace, *m_decider, this);
    build();
    connect(m_list, &RowList::rowChosen, this, &ReviewQueue::showRow);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &ReviewQueue::showPair);
    connect(m_model, &ReviewModel::countChanged, this, [this](int count) {
        showState();
        Q_EMIT countChanged(count);
    });
    showState();
}

void ReviewQueue::setActive(bool active) {
    m_model->setActive(active);
}

int ReviewQueue::count() const {
    return m_model->rowCount();
}

void ReviewQueue::build() {
    m_list = new RowList(this);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PairDelegate(*m_model, m_list));
    m_list->setAccessibleName(tr("Customers that may be one person"));
    m_list->setMinimumWidth(Theme::instance().scaled(260));
    auto* empty = new EmptyState(this);
    empty->set(
        u"check-circle"_s, tr("Nothing to review"),
        tr("When two customers look like one person, they are listed here with the reasons, and you "
           "decide."));
    auto* both = new QSplitter(Qt::Horizontal, this);
    both->setChildrenCollapsible(false);
    both->setHandleWidth(1);
    both->addWidget(m_list);
    both->addWidget(makeDetail());
    both->setStretchFactor(1, 1);
    both->setSizes({Theme::instance().scaled(340), Theme::instance().scaled(700)});
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(both);
    m_stack->addWidget(empty);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    forwardFocus(this, m_list);
}

QWidget* ReviewQueue::makeDetail() {
    auto* scroll = new ScrollColumn(this);
    scroll->setMargins({space::xl, space::xl, space::xl, space::xl});
    scroll->setMostWidth(760);
    QWidget* body = scroll->body();
    m_likelihood = wrappedLabel({}, u"title"_s, body);
    m_evidence = wrappedLabel({}, u"muted"_s, body);
    auto* card = new QFrame(body);
    card->setProperty("surface", u"card"_s);
    m_compare = new CompareTable(CompareTable::Layout::Wide, card);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(space::l, space::l, space::l, space::l);
    inside->setSpacing(space::m);
    inside->addWidget(makePeople());
    inside->addWidget(horizontalLine(card));
    inside->addWidget(m_compare);
    QVBoxLayout* column = scroll->column();
    column->setSpacing(space::xs);
    column->addWidget(makeSteps());
    column->addWidget(m_likelihood);
    column->addWidget(m_evidence);
    column->addSpacing(space::m);
    column->addWidget(makeButtons());
    column->addSpacing(space::m);
    column->addWidget(card);
    column->addStretch(1);
    return scroll;
}

QWidget* ReviewQueue::makePeople() {
    auto* people = new QWidget(this);
    auto* row = new QHBoxLayout(people);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::l);
    for (int side = 0; side < 2; ++side) {
        m_discs[side] = new AvatarDisc(36, people);
        m_names[side] = wrappedLabel({}, u"strong"_s, people);
        m_facts[side] = wrappedLabel({}, u"small"_s, people);
        auto* words = new QVBoxLayout;
        words->setSpacing(1);
        words->addWidget(m_names[side]);
        words->addWidget(m_facts[side]);
        row->addWidget(m_discs[side]);
        row->addLayout(words, 1);
    }
    return people;
}

QWidget* ReviewQueue::makeButtons() {
    auto* bar = new QWidget(this);
    auto* row = new FlowLayout(bar);
    row->setSpacing(space::s);
    const auto add = [&](const QString& text, const QString& key, const QString& name, int code,
                         const QString& kind) {
        QPushButton* button = answerButton(text, key, name, bar);
        if (!kind.isEmpty())
            button->setProperty("kind", kind);
        connect(button, &QPushButton::clicked, this, [this, code] { answer(code); });
        row->addWidget(button);
    };
    add(tr("Same person"), u"Y"_s, u"reviewSame"_s, Qt::Key_Y, u"primary"_s);
    add(tr("Not the same"), u"N"_s, u"reviewNotSame"_s, Qt::Key_N, {});
    add(tr("Later"), u"L"_s, u"reviewLater"_s, Qt::Key_L, u"quiet"_s);
    m_all = answerButton({}, u"A"_s, u"reviewAll"_s, bar);
    m_all->setProperty("kind", u"quiet"_s);
    connect(m_all, &QPushButton::clicked, this, [this] { answer(Qt::Key_A); });
    row->addWidget(m_all);
    return bar;
}

QWidget* ReviewQueue::makeSteps() {
    m_steps = new QWidget(this);
    m_step = plainLabel({}, u"small"_s, m_steps);
    const bool rtl = layoutDirection() == Qt::RightToLeft;
    auto* back = toolButton(rtl ? u"chevron-right"_s : u"chevron-left"_s, tr("Previous pair"), m_steps);
    auto* next = toolButton(rtl ? u"chevron-left"_s : u"chevron-right"_s, tr("Next pair"), m_steps);
    next->setObjectName(u"reviewNextPair"_s);
    connect(back, &QToolButton::clicked, this, [this] { step(-1); });
    connect(next, &QToolButton::clicked, this, [this] { step(1); });
    auto* row = new QHBoxLayout(m_steps);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::xs);
    row->addWidget(back);
    row->addWidget(m_step);
    row->addWidget(next);
    row->addStretch(1);
    return m_steps;
}

void ReviewQueue::step(int by) {
    const int row = m_list->currentRow();
    if (row < 0 || row >= m_model->rowCount())
        return;
    const auto pairs = static_cast<int>(m_model->clusterAt(row).pairs.size());
    m_pair = (m_pair + by + pairs) % pairs;
    showPair();
}

void ReviewQueue::showState() {
    const int rows = m_model->rowCount();
    m_stack->setCurrentIndex(rows > 0 ? 0 : 1);
    if (rows > 0 && m_list->currentRow() < 0)
        m_list->setCurrentRow(0);
    showPair();
}

void ReviewQueue::showRow() {
    m_pair = 0;
    showPair();
}

void ReviewQueue::showPair() {
    const int row = m_list->currentRow();
    if (row < 0 || row >= m_model->rowCount())
        return;
    const ReviewCluster& cluster = m_model->clusterAt(row);
    const auto pairs = static_cast<int>(cluster.pairs.size());
    m_pair = qBound(0, m_pair, pairs - 1);
    const SuggestedPair pair = m_model->pairAt(row, m_pair);
    m_steps->setVisible(pairs > 1);
    m_step->setText(tr("Pair %1 of %2").arg(m_pair + 1).arg(pairs));
    const QString all =
        tr("All %n are one person", "so many customers", static_cast<int>(cluster.customers.size()));
    m_all->setText(u"%1  A"_s.arg(all));
    m_all->setAccessibleName(all);
    m_all->setVisible(cluster.customers.size() > 2);
    m_likelihood->setText(likelihoodWords(pair.suggestion.probability));
    m_evidence->setText(evidenceLine(pair.suggestion.evidence));
    const Contact* sides[2] = {&pair.own, &pair.other};
    const int conversations[2] = {pair.ownConversations, pair.otherConversations};
    for (int side = 0; side < 2; ++side) {
        m_discs[side]->setPerson(nameOf(*sides[side]), sides[side]->ref.id);
        m_names[side]->setText(nameOf(*sides[side]));
        m_facts[side]->setText(tr("%n conversation(s)", nullptr, conversations[side]));
    }
    m_compare->setLines(CompareTable::linesOf(
        pair.own, pair.other, pair.suggestion.evidence, m_context.workspace.directory().accountNames()));
}

void ReviewQueue::answer(int key) {
    const int row = m_list->currentRow();
    if (row < 0 || row >= m_model->rowCount())
        return;
    const ReviewCluster cluster = m_model->clusterAt(row);
    const ReviewPair& pair = cluster.pairs.at(qBound(0, m_pair, static_cast<int>(cluster.pairs.size()) - 1));
    if (key == Qt::Key_L)
        m_decider->postpone(pair.suggestions);
    else if (key == Qt::Key_A)
        m_decider->joinAll(cluster.customers.constFirst(), cluster.customers.mid(1));
    else
        m_decider->decide(pair.suggestions.constFirst(), key == Qt::Key_Y ? Verdict::Same : Verdict::NotSame);
}

bool ReviewQueue::takesKey(int key) const {
    if (key == Qt::Key_Y || key == Qt::Key_N || key == Qt::Key_L)
        return true;
    const int row = m_list->currentRow();
    const bool any = row >= 0 && row < m_model->rowCount();
    if (key == Qt::Key_A)
        return any && m_model->clusterAt(row).customers.size() > 2;
    return (key == Qt::Key_Left || key == Qt::Key_Right) && any && m_model->clusterAt(row).pairs.size() > 1;
}

bool ReviewQueue::event(QEvent* event) {
    // The letters are for the answer while the focus is in here, whatever they do elsewhere.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (takesKey(key->key()) && isPlain(key->modifiers())) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void ReviewQueue::keyPressEvent(QKeyEvent* event) {
    if (!takesKey(event->key()) || !isPlain(event->modifiers())) {
        QWidget::keyPressEvent(event);
        return;
    }
    const bool forward = (event->key() == Qt::Key_Right) == (layoutDirection() == Qt::LeftToRight);
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)
        step(forward ? 1 : -1);
    else
        answer(event->key());
}

} // namespace segue
