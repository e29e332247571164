// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/key_settings.h"

#include "ui/settings/key_editor.h"
#include "ui/settings/key_model.h"
#include "ui/settings/key_profiles.h"
#include "ui/shell/focus_forwarder.h"
#include "ui/shell/icons.h"
#include "ui/shell/paint.h"
#include "ui/shell/row_list.h"

#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

//! The action and its keys; the first of a section has the section's name above it.
class KeyDelegate final : public QStyledItemDelegate {
public:
    KeyDelegate(const KeyModel& model, QObject* parent) : QStyledItemDelegate(parent), m_model(model) {}

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override {
        return {200, Theme::instance().scaled(m_model.beginsSection(index.row()) ? 58 : 30)};
    }

    void
    paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const Colours& c = colours();
        const Theme& theme = Theme::instance();
        painter->save();
        painter->setLayoutDirection(option.direction);
        QStyleOptionViewItem line = option;
        line.rect.setTop(line.rect.bottom() - theme.scaled(30) + 1);
        const auto place = [&](const QRect& r) { return mirrored(option.direction, option.rect, r); };
        if (m_model.beginsSection(index.row())) {
            const QRect head(
                option.rect.left() + space::m, option.rect.top(), option.rect.width() - 2 * space::m,
                line.rect.top() - option.rect.top());
            paintLine(
                *painter, place(head), m_model.specAt(index.row()).section,
                theme.font(TextStyle::SmallStrong), c.muted, Qt::AlignLeft | Qt::AlignBottom);
        }
        paintRowBack(*painter, line);
        QRect box = line.rect.adjusted(space::m, 0, -space::m, 0);
        const QString keys = m_model.keysOf(index.row());
        const int width = paintLine(
            *painter, place(box), keys.isEmpty() ? u"–"_s : keys,
            theme.font(m_model.isRemapped(index.row()) ? TextStyle::Strong : TextStyle::Body),
            m_model.isRemapped(index.row()) ? c.accentInk : c.muted, Qt::AlignRight | Qt::AlignVCenter);
        box.setRight(box.right() - width - space::m);
        paintLine(*painter, place(box), index.data().toString(), theme.font(TextStyle::Body), c.text);
        painter->restore();
    }

private:
    const KeyModel& m_model;
};

} // namespace

KeySettings::KeySettings(const UiContext& context, QWidget* parent)
    : SettingsPart(tr("Keys"), tr("Single letters work while no text field has the focus."), parent),
      m_context(context) {
    m_model = new KeyModel(context.actions, this);
    m_list = new RowList(this);
    m_list->setUniformItemSizes(false);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new KeyDelegate(*m_model, m_list));
    m_list->setAccessibleName(tr("Actions and their keys"));
    m_editor = new KeyEditor(context.actions, this);
    auto* card = new QFrame(this);
    card->setProperty("surface", u"card"_s);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(1, space::xs, 1, space::xs);
    inside->addWidget(m_list);
    body()->addWidget(makeHead());
    body()->addWidget(card, 1);
    body()->addWidget(m_editor);
    forwardFocus(this, m_filter);
    connect(m_filter, &QLineEdit::textChanged, m_model, &KeyModel::setFilter);
    connect(
        m_list, &RowList::rowChosen, this, [this](int row) { m_editor->setAction(m_model->specAt(row).id); });
    connect(m_list, &RowList::rowOpened, this, [this] { m_editor->setFocus(Qt::ShortcutFocusReason); });
}

QWidget* KeySettings::makeHead() {
    auto* head = new QWidget(this);
    m_filter = new QLineEdit(head);
    m_filter->setPlaceholderText(tr("Find an action or a key"));
    m_filter->setAccessibleName(tr("Find an action or a key"));
    m_filter->setClearButtonEnabled(true);
    auto* profile = new QPushButton(tr("Keys as in…"), head);
    profile->setObjectName(u"keyProfile"_s);
    auto* menu = new QMenu(profile);
    const QList<KeyProfile> profiles = keyProfiles();
    for (const KeyProfile& choice : profiles)
        connect(menu->addAction(choice.name), &QAction::triggered, this, [this, choice] {
            applyKeyProfile(choice, m_context.actions);
            m_context.navigator.say(tr("Keys as in %1").arg(choice.name));
        });
    profile->setMenu(menu);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::s);
    row->addWidget(m_filter, 1);
    row->addWidget(profile);
    return head;
}

void KeySettings::choose(const QString& actionId) {
    m_list->setCurrentRow(m_model->rowOf(actionId));
}

} // namespace segue
