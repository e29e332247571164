// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/merge_form.h"

#include "ui/customer/compare_table.h"
#include "ui/customer/customer_list_delegate.h"
#include "ui/customer/customer_list_model.h"
#include "ui/customer/identity_decider.h"
#include "ui/customer/identity_words.h"
#include "ui/customer/person_header.h"
#include "ui/shell/avatar_disc.h"
#include "ui/shell/directory.h"
#include "ui/shell/flat_button.h"
#include "ui/shell/flow_layout.h"
#include "ui/shell/labels.h"
#include "ui/shell/pane.h"
#include "ui/shell/row_list.h"
#include "ui/shell/theme.h"
#include "ui/shell/workspace.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSet>
#include <QVBoxLayout>
#include <chrono>

namespace segue {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Verdict = IdentityDecision::Verdict;

namespace {

constexpr int rowsShown = 4;

QSet<ContactRef> contactsOf(const CustomerCard& card) {
    QSet<ContactRef> refs;
    for (const Contact& contact : card.contacts)
        refs.insert(contact.ref);
    return refs;
}

//! True for a decision or conflict between a contact of one and a contact of the other.
template <class Pair>
bool standsBetween(const Pair& pair, const QSet<ContactRef>& one, const QSet<ContactRef>& other) {
    return (one.contains(pair.left) && other.contains(pair.right)) ||
           (one.contains(pair.right) && other.contains(pair.left));
}

} // namespace

MergeForm::MergeForm(const UiContext& context, IdentityDecider& decider, QWidget* parent)
    : QFrame(parent), m_context(context), m_decider(decider) {
    setProperty("surface", u"card"_s);
    setAccessibleName(tr("Merge this customer with another"));
    m_title = wrappedLabel({}, u"strong"_s, this);
    auto* close = toolButton(u"close"_s, tr("Do not merge"), this);
    close->setObjectName(u"closeMerge"_s);
    m_searchStep = makeSearch();
    m_compareStep = makeCompare();
    // Not a stack: the form is as high as the step that is shown.
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(close, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::m, space::s, space::m, space::m);
    column->setSpacing(space::s);
    column->addLayout(head);
    column->addWidget(m_searchStep);
    column->addWidget(m_compareStep);
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    m_searchDelay.setSingleShot(true);
    m_searchDelay.setInterval(80ms);
    connect(m_search, &QLineEdit::textChanged, &m_searchDelay, qOverload<>(&QTimer::start));
    connect(&m_searchDelay, &QTimer::timeout, this, &MergeForm::searchNow);
    connect(m_list, &RowList::rowOpened, this, [this](int row) { choose(m_model->rowAt(row).id); });
    connect(m_list, &QAbstractItemView::clicked, this, [this](const QModelIndex& index) {
        choose(m_model->rowAt(index.row()).id);
    });
    connect(m_same, &QPushButton::clicked, this, [this] {
        m_decider.join(m_own.id, m_other, m_reason->text().trimmed());
    });
}

QWidget* MergeForm::makeSearch() {
    auto* step = new QWidget(this);
    m_search = new QLineEdit(step);
    m_search->setObjectName(u"mergeSearch"_s);
    m_search->setPlaceholderText(tr("Name, address or organisation"));
    m_search->setAccessibleName(tr("Search the other customer"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_list = new RowList(step);
    m_list->setAccessibleName(tr("Customers that fit"));
    m_nobody =
        wrappedLabel(tr("Nobody fits. Try fewer letters, or a part of the address."), u"muted"_s, step);
    auto* column = new QVBoxLayout(step);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::xs);
    column->addWidget(m_search);
    column->addWidget(m_list);
    column->addWidget(m_nobody);
    return step;
}

QWidget* MergeForm::makeOther() {
    auto* other = new QWidget(this);
    m_disc = new AvatarDisc(32, other);
    m_name = wrappedLabel({}, u"strong"_s, other);
    m_facts = wrappedLabel({}, u"small"_s, other);
    auto* words = new QVBoxLayout;
    words->setSpacing(1);
    words->addWidget(m_name);
    words->addWidget(m_facts);
    auto* row = new QHBoxLayout(other);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::s);
    row->addWidget(m_disc, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    return other;
}

QWidget* MergeForm::makeCompare() {
    auto* step = new QWidget(this);
    QWidget* other = makeOther();
    m_warning = wrappedLabel({}, u"danger"_s, step);
    m_compare = new CompareTable(CompareTable::Layout::Stacked, step);
    m_reason = new QLineEdit(step);
    m_reason->setPlaceholderText(tr("Why? (optional)"));
    m_reason->setAccessibleName(tr("Reason"));
    m_same = new QPushButton(tr("Same person"), step);
    m_same->setObjectName(u"mergeSame"_s);
    m_same->setProperty("kind", u"primary"_s);
    // Before it is measured for the first time: its letters are bold.
    m_same->ensurePolished();
    auto* back = new QPushButton(tr("Choose another"), step);
    back->setObjectName(u"mergeBack"_s);
    back->setProperty("kind", u"quiet"_s);
    auto* buttons = new FlowLayout;
    buttons->setSpacing(space::xs);
    buttons->addWidget(m_same);
    buttons->addWidget(back);
    auto* column = new QVBoxLayout(step);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    column->addWidget(other);
    column->addWidget(m_warning);
    column->addWidget(m_compare);
    column->addWidget(m_reason);
    column->addLayout(buttons);
    connect(back, &QPushButton::clicked, this, &MergeForm::backToSearch);
    return step;
}

void MergeForm::open(const CustomerCard& own, const QString& text) {
    makeModel();
    follow(own);
    m_title->setText(tr("Merge %1 with…").arg(displayNameOf(own)));
    m_search->setText(text);
    searchNow();
    m_reason->clear();
    show();
    backToSearch();
    m_search->selectAll();
}

void MergeForm::makeModel() {
    if (m_model)
        return;
    m_model = new CustomerListModel(m_context.workspace, this);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new CustomerListDelegate(*m_model, m_context.workspace, m_model));
    connect(m_model, &QAbstractItemModel::modelReset, this, &MergeForm::showRows);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &MergeForm::showRows);
    connect(m_model, &CustomerListModel::failed, this, [this](const Error& error) {
        m_context.navigator.sayTrouble(error);
    });
}

void MergeForm::hideEvent(QHideEvent* event) {
    QFrame::hideEvent(event);
    // It is closed, not only its page out of sight: what nobody sees need not follow every change.
    if (!isHidden() || !m_model)
        return;
    m_searchDelay.stop();
    m_list->setModel(nullptr);
    m_model->deleteLater();
    m_model = nullptr;
}

void MergeForm::follow(const CustomerCard& own) {
    m_own = own;
    if (m_model && m_model->excluded() != own.id)
        m_model->setExcluded(own.id);
}

void MergeForm::searchNow() {
    m_searchDelay.stop();
    m_model->setText(m_search->text().trimmed());
}

void MergeForm::backToSearch() {
    m_other = {};
    m_compareStep->hide();
    m_searchStep->show();
    showRows();
    m_search->setFocus(Qt::OtherFocusReason);
}

void MergeForm::showRows() {
    const int count = m_model->rowCount();
    const int shown = qBound(1, count, rowsShown);
    m_list->setFixedHeight(shown * Theme::instance().scaled(56) + 2 * m_list->frameWidth());
    m_list->setVisible(count > 0);
    m_nobody->setVisible(count == 0);
}

void MergeForm::choose(const CustomerId& other) {
    const auto card = m_context.workspace.views().customer(other).value_or(std::nullopt);
    if (!card)
        return;
    m_other = other;
    const QString name = displayNameOf(*card);
    m_disc->setPerson(name, other.value());
    m_name->setText(name);
    m_facts->setText(
        tr("%n contact(s)", nullptr, static_cast<int>(card->contacts.size())) + u" · "_s +
        tr("%n conversation(s)", nullptr, card->conversationCount));
    const QString warning = warningFor(*card);
    m_warning->setText(warning);
    m_warning->setVisible(!warning.isEmpty());
    m_compare->setLines(CompareTable::linesOf(m_own, *card, m_context.workspace.directory().accountNames()));
    m_same->setAccessibleName(tr("%1 and %2 are the same person").arg(displayNameOf(m_own), name));
    m_searchStep->hide();
    m_compareStep->show();
    m_same->setFocus(Qt::OtherFocusReason);
}

QString MergeForm::warningFor(const CustomerCard& other) const {
    const QSet<ContactRef> mine = contactsOf(m_own);
    const QSet<ContactRef> theirs = contactsOf(other);
    for (const IdentityConflict& conflict : m_own.conflicts) {
        if (standsBetween(conflict, mine, theirs))
            return tr("Against it: %1.").arg(evidenceWords(conflict.evidence));
    }
    for (const IdentityDecision& decision : m_own.decisions) {
        if (decision.verdict == Verdict::NotSame && standsBetween(decision, mine, theirs))
            return tr("%1 decided that they are not the same person. Merging takes that back.")
                .arg(decision.actor.isEmpty() ? tr("The team") : decision.actor);
    }
    return {};
}

bool MergeForm::eventFilter(QObject* watched, QEvent* event) {
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    const bool isEnter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (key != Qt::Key_Down && !isEnter)
        return QFrame::eventFilter(watched, event);
    // What was typed last counts, also where the list does not show it yet.
    searchNow();
    const int row = qMax(0, m_list->currentRow());
    if (row >= m_model->rowCount())
        return true;
    if (isEnter) {
        choose(m_model->rowAt(row).id);
    } else {
        m_list->setFocus(Qt::ShortcutFocusReason);
        m_list->setCurrentRow(row);
    }
    return true;
}

void MergeForm::keyPressEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Escape) {
        QFrame::keyPressEvent(event);
        return;
    }
    if (m_other.isEmpty())
        hide();
    else
        backToSearch();
}

} // namespace segue
