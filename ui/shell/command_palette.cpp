// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/command_palette.h"

#include "ui/shell/action_registry.h"
#include "ui/shell/focus_forwarder.h"
#include "ui/shell/overlay.h"
#include "ui/shell/picker.h"
#include "ui/shell/spoken_role.h"
#include "ui/shell/theme.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyle>
#include <QTimer>
#include <QVBoxLayout>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

struct Palette {
    Q_DECLARE_TR_FUNCTIONS(segue::Palette)
};

QString iconOr(const ActionSpec& spec) {
    return spec.icon.isEmpty() ? u"chevron-right"_s : spec.icon;
}

QLabel* label(const QString& text, const QString& role, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setProperty("role", role);
    return label;
}

QWidget* makeKeyTable(const ActionRegistry& actions) {
    auto* table = new QWidget;
    table->setProperty("scrolled", true);
    auto* grid = new QGridLayout(table);
    grid->setContentsMargins(space::l, 0, space::l, space::l);
    grid->setHorizontalSpacing(space::xl);
    grid->setVerticalSpacing(space::xs);
    grid->setColumnStretch(0, 1);
    QStringList sections;
    const QList<ActionSpec> specs = actions.specs();
    for (const ActionSpec& spec : specs) {
        if (!sections.contains(spec.section))
            sections.append(spec.section);
    }
    int row = 0;
    for (const QString& section : std::as_const(sections)) {
        grid->setRowMinimumHeight(row++, space::s);
        grid->addWidget(label(section, u"section"_s, table), row++, 0, 1, 2);
        for (const ActionSpec& spec : specs) {
            const QList<QKeySequence> keys = actions.keys(spec.id);
            if (spec.section != section || keys.isEmpty())
                continue;
            QStringList texts;
            for (const QKeySequence& key : keys)
                texts.append(displayName(key));
            grid->addWidget(label(spec.text, {}, table), row, 0);
            grid->addWidget(label(texts.join(u"  ·  "_s), u"muted"_s, table), row++, 1, Qt::AlignRight);
        }
    }
    grid->setRowStretch(row, 1);
    return table;
}

} // namespace

Picker* makeCommandPalette(ActionRegistry& actions) {
    QList<PickItem> items;
    const QList<ActionSpec> specs = actions.specs();
    for (const ActionSpec& spec : specs) {
        PickItem item;
        item.id = spec.id;
        item.text = spec.text;
        item.detail = actions.keyText(spec.id);
        item.icon = iconOr(spec);
        item.keywords = spec.section + u' ' + spec.text;
        item.enabled = actions.action(spec.id)->isEnabled();
        items.append(item);
    }
    Picker::Options options;
    options.title = Palette::tr("Command palette");
    options.placeholder = Palette::tr("What do you want to do?");
    options.nothing = Palette::tr("No command is called that. Try another word.");
    options.width = 520;
    auto* picker = new Picker(options, items);
    picker->setObjectName(u"commandPalette"_s);
    QObject::connect(picker, &Picker::chosen, &actions, [&actions](const QString& id, bool) {
        // After the palette has given the focus back: commands look at what has it.
        QTimer::singleShot(0, &actions, [&actions, id] {
            if (QAction* action = actions.action(id))
                action->trigger();
        });
    });
    return picker;
}

void showKeySheet(ActionRegistry& actions, QWidget* window) {
    auto* card = new QFrame;
    card->setProperty("surface", u"popup"_s);
    card->setAccessibleName(Palette::tr("Keys"));
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(1, space::l, 1, 1);
    auto* title = label(Palette::tr("Keys"), u"title"_s, card);
    title->setContentsMargins(space::l, 0, space::l, 0);
    column->addWidget(title);
    auto* area = new QScrollArea(card);
    area->setWidgetResizable(true);
    area->setAccessibleName(Palette::tr("Keys"));
    setSpokenRole(area, QAccessible::Document);
    QWidget* table = makeKeyTable(actions);
    area->setWidget(table);
    column->addWidget(area);
    const Theme& theme = Theme::instance();
    // As wide as the longest line, whatever the language, and the bar beside it. A label has its font only
    // once it is polished.
    const auto labels = table->findChildren<QLabel*>();
    for (QLabel* label : labels)
        label->ensurePolished();
    const int bar = area->verticalScrollBar()->sizeHint().width() +
                    area->style()->pixelMetric(QStyle::PM_ScrollView_ScrollBarSpacing, nullptr, area);
    const int wanted = table->sizeHint().width() + bar + 2 * area->frameWidth() + 2;
    const int width = qMin(qMax(theme.scaled(480), wanted), window->width() - theme.scaled(80));
    card->setMinimumSize(width, qMin(theme.scaled(560), window->height() - theme.scaled(160)));
    forwardFocus(card, area);
    (new Overlay(window, card))->open();
}

} // namespace segue
