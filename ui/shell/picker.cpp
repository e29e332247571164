// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/picker.h"

#include "ui/shell/focus_forwarder.h"
#include "ui/shell/fuzzy.h"
#include "ui/shell/overlay.h"
#include "ui/shell/picker_delegate.h"
#include "ui/shell/theme.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QStandardItemModel>
#include <QVBoxLayout>
#include <algorithm>

namespace segue {

using namespace Qt::StringLiterals;

Picker::Picker(const Options& options, QList<PickItem> items)
    : m_options(options), m_items(std::move(items)) {
    setProperty("surface", u"popup"_s);
    setAccessibleName(options.title);
    m_field = new QLineEdit(this);
    m_field->setProperty("look", u"bare"_s);
    m_field->setPlaceholderText(options.placeholder);
    m_field->setAccessibleName(options.title);
    m_field->setMinimumHeight(Theme::instance().scaled(36));
    m_field->installEventFilter(this);
    auto* line = new QFrame(this);
    line->setProperty("line", u"h"_s);
    m_model = new QStandardItemModel(this);
    m_list = new QListView(this);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PickerDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setAccessibleName(options.title);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setStyleSheet(u"background: transparent;"_s);
    m_nothing = new QLabel(
        options.nothing.isEmpty() ? tr("Nothing fits. Try fewer letters.") : options.nothing, this);
    m_nothing->setProperty("role", u"muted"_s);
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setMinimumHeight(Theme::instance().scaled(48));

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, space::xs);
    column->setSpacing(0);
    auto* fieldRow = new QHBoxLayout;
    fieldRow->setContentsMargins(space::m, space::xs, space::m, space::xs);
    fieldRow->addWidget(m_field);
    column->addLayout(fieldRow);
    column->addWidget(line);
    column->addSpacing(space::xs);
    column->addWidget(m_list);
    column->addWidget(m_nothing);
    setFixedWidth(Theme::instance().scaled(options.width));
    forwardFocus(this, m_field);

    connect(m_field, &QLineEdit::textChanged, this, &Picker::fill);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex& index) { choose(index.row()); });
    fill();
}

void Picker::open(QWidget* window, QWidget* anchor) {
    auto* overlay = new Overlay(window, this, anchor);
    overlay->open();
    m_field->setFocus(Qt::PopupFocusReason);
}

QString Picker::spoken(const PickItem& item) const {
    if (item.checked)
        return tr("%1, chosen").arg(item.text);
    return item.detail.isEmpty() ? item.text : u"%1, %2"_s.arg(item.text, item.detail);
}

void Picker::fill() {
    const QString query = m_field->text().trimmed();
    QList<std::pair<int, const PickItem*>> fitting;
    for (const PickItem& item : m_items) {
        const int score = qMax(fuzzyScore(query, item.text) * 2, fuzzyScore(query, item.keywords));
        if (score > 0)
            fitting.append({score, &item});
    }
    if (!query.isEmpty())
        std::stable_sort(
            fitting.begin(), fitting.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    m_model->clear();
    const auto append = [this](const PickItem& item, bool isNew) {
        auto* row = new QStandardItem(item.text);
        row->setData(item.id, PickIdRole);
        row->setData(item.detail, PickDetailRole);
        row->setData(item.icon, PickIconRole);
        row->setData(item.ink, PickInkRole);
        row->setData(item.avatar, PickAvatarRole);
        row->setData(item.checked, PickCheckedRole);
        row->setData(isNew, PickNewRole);
        row->setEnabled(item.enabled);
        row->setAccessibleText(spoken(item));
        m_model->appendRow(row);
    };
    for (const auto& [score, item] : fitting)
        append(*item, false);
    if (m_options.offerNew && !query.isEmpty()) {
        const QString label = m_options.offerNew(query);
        if (!label.isEmpty())
            append({query, label, {}, u"plus"_s, {}, {}, {}}, true);
    }
    const int rows = qMin(m_model->rowCount(), 10);
    m_list->setFixedHeight(rows * Theme::instance().scaled(32) + space::xs);
    m_list->setVisible(rows > 0);
    m_nothing->setVisible(rows == 0);
    if (rows > 0)
        m_list->setCurrentIndex(m_model->index(0, 0));
    updateGeometry();
}

void Picker::move(int by) {
    const int rows = m_model->rowCount();
    if (rows == 0)
        return;
    const int row = (m_list->currentIndex().row() + by + rows) % rows;
    m_list->setCurrentIndex(m_model->index(row, 0));
    m_list->scrollTo(m_list->currentIndex());
    announceCurrent();
}

void Picker::announceCurrent() {
    // The keyboard focus stays in the field; a screen reader follows the line that Enter would take.
    QAccessibleEvent event(m_list, QAccessible::Focus);
    event.setChild(m_list->currentIndex().row());
    QAccessible::updateAccessibility(&event);
}

void Picker::choose(int row) {
    const QModelIndex index = m_model->index(row, 0);
    if (!index.isValid() || !(index.flags() & Qt::ItemIsEnabled) || m_done)
        return;
    const QString id = index.data(PickIdRole).toString();
    const bool isNew = index.data(PickNewRole).toBool();
    if (!m_options.several) {
        m_done = true;
        close();
        Q_EMIT chosen(id, isNew);
        return;
    }
    const bool on = !index.data(PickCheckedRole).toBool();
    if (isNew)
        m_items.prepend({id, id, {}, u"tag"_s, {}, {}, {}, true});
    for (PickItem& item : m_items) {
        if (item.id != id)
            continue;
        item.checked = on;
        m_model->setData(index, on, PickCheckedRole);
        m_model->setData(index, spoken(item), Qt::AccessibleTextRole);
    }
    Q_EMIT toggled(id, on, isNew);
    m_field->clear();
}

void Picker::close() {
    if (auto* overlay = qobject_cast<Overlay*>(parentWidget()))
        overlay->dismiss();
}

bool Picker::handleKey(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Down:
        move(1);
        return true;
    case Qt::Key_Up:
        move(-1);
        return true;
    case Qt::Key_PageDown:
        move(qMin(8, m_model->rowCount() - 1 - m_list->currentIndex().row()));
        return true;
    case Qt::Key_PageUp:
        move(-qMin(8, m_list->currentIndex().row()));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_options.several && event->modifiers() & Qt::ControlModifier)
            close();
        else
            choose(m_list->currentIndex().row());
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    default:
        return false;
    }
}

bool Picker::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_field && event->type() == QEvent::KeyPress && handleKey(static_cast<QKeyEvent*>(event)))
        return true;
    // Otherwise an action's key would win over the list's.
    if (watched == m_field && event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Up ||
            key == Qt::Key_Down) {
            event->accept();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace segue
