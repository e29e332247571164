// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/style_sheet.h"

#include "ui/shell/theme.h"

#include <QHash>
#include <QStyle>
#include <QVariant>
#include <QWidget>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

// "@name" stands for a colour, "#name" for a size in pixels; both are replaced below.
const char16_t* const labelRules = uR"(
QLabel { background: transparent; }
QLabel[role="page"] { font-size: #page; font-weight: 600; color: @text; }
QLabel[role="title"] { font-size: #title; font-weight: 600; color: @text; }
QLabel[role="strong"] { font-weight: 600; color: @text; }
QLabel[role="muted"] { color: @muted; }
QLabel[role="small"] { font-size: #small; color: @faint; }
QLabel[role="section"] { font-size: #small; font-weight: 600; color: @muted; }
QLabel[role="danger"] { color: @dangerInk; }
QLabel[role="note"] { font-size: #small; color: @noteInk; }
QLabel[tone="warning"] { color: @warningInk; }
QLabel[tone="danger"] { color: @dangerInk; }
QToolTip { background: @raised; color: @text; border: 1px solid @outline; padding: 4px 8px; }
)";

const char16_t* const frameRules = uR"(
QFrame[surface="plain"] { background: @surface; border: none; }
QFrame[surface="window"] { background: @window; border: none; }
QFrame[surface="card"] { background: @surface; border: 1px solid @border; border-radius: #radius; }
QFrame[surface="popup"] { background: @raised; border: 1px solid @outline; border-radius: 8px; }
QFrame[line="h"] { background: @border; border: none; max-height: 1px; min-height: 1px; }
QFrame[line="v"] { background: @border; border: none; max-width: 1px; min-width: 1px; }
QSplitter::handle { background: @border; }
QSplitter::handle:hover { background: @accentEdge; }
QSplitter[look="gap"]::handle { background: transparent; }
QScrollArea, QScrollArea > QWidget > QWidget[scrolled="true"] { background: transparent; border: none; }
QDialog { background: @surface; }
)";

const char16_t* const buttonRules = uR"(
QPushButton { background: @surface; color: @text; border: 1px solid @outline; border-radius: #radius;
  padding: 0 #padding; min-height: #control; }
QPushButton:hover { background: @hover; }
QPushButton:pressed, QPushButton:open { background: @selected; }
QPushButton:disabled { color: @faint; background: @sunken; border-color: @border; }
QPushButton:focus { border: 2px solid @focus; padding: 0 #paddingFocus; min-height: #controlFocus; }
QPushButton[kind="primary"] { background: @accent; color: @onAccent; border-color: @accent; font-weight: 600; }
QPushButton[kind="primary"]:hover { background: @accentHover; }
QPushButton[kind="primary"]:focus { border-color: @text; }
QPushButton[kind="note"] { background: @note; color: @onNote; border-color: @note; font-weight: 600; }
QPushButton[kind="note"]:focus { border-color: @text; }
QPushButton[kind="primary"]:disabled, QPushButton[kind="note"]:disabled { background: @sunken; color: @faint;
  border-color: @border; }
QPushButton[kind="danger"] { color: @dangerInk; border-color: @dangerEdge; }
QPushButton[kind="danger"]:hover { background: @dangerTint; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; color: @accentInk; padding: 0 #s; }
QPushButton[kind="quiet"]:hover { background: @hover; }
QPushButton[kind="quiet"]:focus { border-color: @focus; }
QPushButton::menu-indicator { image: none; width: 0; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: #radius; padding: 3px; color: @muted; }
QToolButton:hover { background: @hover; color: @text; }
QToolButton:pressed, QToolButton:open { background: @selected; }
QToolButton:checked { background: @accentTint; color: @accentInk; }
QToolButton:focus { border: 2px solid @focus; padding: 2px; }
QToolButton:disabled { color: @faint; }
QToolButton::menu-indicator { image: none; width: 0; }
)";

const char16_t* const fieldRules = uR"(
QLineEdit, QComboBox, QAbstractSpinBox { background: @surface; color: @text; border: 1px solid @outline; border-radius: #radius;
  padding: 0 #s; min-height: #control; selection-background-color: @accent; selection-color: @onAccent; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus { border: 2px solid @focus; padding: 0 #sFocus;
  min-height: #controlFocus; }
QLineEdit:disabled, QComboBox:disabled { color: @faint; background: @sunken; }
QLineEdit[look="well"] { background: @sunken; border-color: transparent; }
QLineEdit[look="well"]:focus { border-color: @focus; background: @surface; }
QLineEdit[look="bare"] { background: transparent; border: none; padding: 0; }
QComboBox::drop-down { border: none; width: #icon; padding-right: #s; }
QComboBox::down-arrow { image: url(:/segue/icons/@choose.svg); width: #icon; height: #icon; }
QComboBox QAbstractItemView { background: @raised; color: @text; border: 1px solid @outline; outline: none;
  selection-background-color: @selected; selection-color: @text; }
QPlainTextEdit, QTextEdit, QTextBrowser { background: @surface; color: @text; border: 1px solid @outline; border-radius: #radius;
  selection-background-color: @accent; selection-color: @onAccent; }
QPlainTextEdit:focus, QTextEdit:focus, QTextBrowser:focus { border: 2px solid @focus; }
QPlainTextEdit[look="page"] { padding: #s; }
QPlainTextEdit[look="page"]:focus { padding: #sFocus; }
QPlainTextEdit[look="bare"] { background: transparent; border: none; }
QTextEdit[look="bare"] { background: transparent; border: 2px solid transparent; }
QTextEdit[look="bare"]:focus { border-color: @focus; }
QCheckBox, QRadioButton { color: @text; spacing: 8px; padding: 2px; border: 2px solid transparent; border-radius: #radius; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid @focus; }
)";

const char16_t* const viewRules = uR"(
QMenu { background: @raised; color: @text; border: 1px solid @outline; border-radius: 8px; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 8px; border-radius: 4px; min-height: #menuItem; }
QMenu::item:selected { background: @selected; color: @text; }
QMenu::item:disabled { color: @faint; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: @border; margin: 4px 4px; }
QMenu::indicator { width: #icon; height: #icon; }
QAbstractItemView { background: @surface; color: @text; border: none; outline: none; }
QTreeView::item, QTableView::item { padding: 4px 8px; border: none; }
QTreeView::item:selected, QTableView::item:selected, QListView::item:selected { background: @selected; color: @text; }
QTreeView::item:hover, QTableView::item:hover { background: @hover; }
QHeaderView::section { background: @surface; color: @muted; font-size: #small; font-weight: 600; border: none;
  border-bottom: 1px solid @border; padding: 6px 8px; }
QTabWidget::pane { border: none; }
QTabBar::tab { background: transparent; color: @muted; padding: 6px 12px; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: @text; border-bottom: 2px solid @accent; }
QTabBar::tab:hover { color: @text; }
QProgressBar { background: @sunken; border: none; border-radius: 2px; max-height: 4px; min-height: 4px; }
QProgressBar::chunk { background: @accent; border-radius: 2px; }
QGroupBox { border: 1px solid @border; border-radius: #radius; margin-top: #icon; padding: 8px; }
QGroupBox::title { subcontrol-origin: margin; left: 8px; color: @muted; }
QScrollBar:vertical { background: transparent; width: #scroll; margin: 0; }
QScrollBar:horizontal { background: transparent; height: #scroll; margin: 0; }
QScrollBar::handle { background: @outline; border-radius: 3px; margin: 2px; }
QScrollBar::handle:hover { background: @faint; }
QScrollBar::handle:vertical { min-height: #thumb; }
QScrollBar::handle:horizontal { min-width: #thumb; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: none; border: none;
  width: 0; height: 0; }
)";

QHash<QString, QString> colourTokens(const Colours& c) {
    const QList<std::pair<const char*, QColor>> table{
        {"window", c.window},
        {"surface", c.surface},
        {"raised", c.raised},
        {"sunken", c.sunken},
        {"hover", c.hover},
        {"selected", c.selected},
        {"border", c.border},
        {"outline", c.outline},
        {"text", c.text},
        {"muted", c.muted},
        {"faint", c.faint},
        {"accent", c.accent},
        {"accentHover", c.accentHover},
        {"onAccent", c.onAccent},
        {"accentInk", c.accentInk},
        {"accentTint", c.accentTint},
        {"accentEdge", c.accentEdge},
        {"focus", c.focus},
        {"note", c.note},
        {"onNote", c.onNote},
        {"dangerInk", c.dangerInk},
        {"dangerTint", c.dangerTint},
        {"dangerEdge", c.dangerEdge},
        {"warningInk", c.warningInk},
        {"noteInk", c.noteInk},
    };
    QHash<QString, QString> tokens;
    for (const auto& [name, colour] : table)
        tokens.insert(u'@' + QString::fromLatin1(name), colour.name());
    // A style sheet draws a picture as it is: one for each theme, in its muted colour.
    tokens.insert(u"@choose"_s, c.dark ? u"choose-dark"_s : u"choose-light"_s);
    return tokens;
}

QHash<QString, QString> sizeTokens(const Theme& theme) {
    const int control = theme.scaled(30);
    const QList<std::pair<const char*, int>> table{
        {"small", theme.scaled(11)}, {"title", theme.scaled(15)},    {"page", theme.scaled(20)},
        {"radius", cornerRadius},    {"control", control - 2},       {"controlFocus", control - 4},
        {"padding", space::m},       {"paddingFocus", space::m - 1}, {"s", space::s},
        {"sFocus", space::s - 1},    {"chip", theme.scaled(20)},     {"chipFocus", space::s - 1},
        {"icon", theme.scaled(16)},  {"menuItem", theme.scaled(18)}, {"scroll", theme.scaled(10)},
        {"thumb", theme.scaled(32)},
    };
    QHash<QString, QString> tokens;
    for (const auto& [name, pixels] : table)
        tokens.insert(u'#' + QString::fromLatin1(name), u"%1px"_s.arg(pixels));
    return tokens;
}

//! Replaces each token by the longest name that matches; unknown ones stay, so that a typing error shows.
QString fill(const QString& rules, const QHash<QString, QString>& tokens) {
    QString out;
    out.reserve(rules.size() * 2);
    for (qsizetype i = 0; i < rules.size();) {
        if (rules[i] != u'@' && rules[i] != u'#') {
            out += rules[i++];
            continue;
        }
        qsizetype end = i + 1;
        while (end < rules.size() && rules[end].isLetter())
            ++end;
        const QString token = rules.mid(i, end - i);
        out += tokens.value(token, token);
        i = end;
    }
    return out;
}

} // namespace

QString styleSheetFor(const Theme& theme) {
    QHash<QString, QString> tokens = colourTokens(theme.colours());
    tokens.insert(sizeTokens(theme));
    QString rules;
    for (const char16_t* part : {labelRules, frameRules, buttonRules, fieldRules, viewRules})
        rules += QString::fromUtf16(part);
    return fill(rules, tokens);
}

void restyle(QWidget* widget, const char* property, const QString& value) {
    if (widget->property(property).toString() == value)
        return;
    widget->setProperty(property, value);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

} // namespace segue
