// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings_page.h"

#include "ui/settings/accounts_settings.h"
#include "ui/settings/data_settings.h"
#include "ui/settings/key_settings.h"
#include "ui/settings/look_settings.h"
#include "ui/settings/message_settings.h"
#include "ui/settings/presence_settings.h"
#include "ui/shell/flat_button.h"
#include "ui/shell/labels.h"
#include "ui/shell/paint.h"
#include "ui/shell/scroll_column.h"

#include <QButtonGroup>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace segue {

using namespace Qt::StringLiterals;

namespace {
constexpr int mostWidth = 680;

QWidget* scrolling(QWidget* part, const QMargins& margins) {
    auto* page = new ScrollColumn;
    page->setMargins(margins);
    page->setMostWidth(mostWidth);
    page->column()->addWidget(part);
    return page;
}

//! For what scrolls by itself.
QWidget* still(QWidget* part, const QMargins& margins) {
    auto* page = new QWidget;
    auto* row = new QHBoxLayout(page);
    row->setContentsMargins(margins);
    part->setMaximumWidth(Theme::instance().scaled(mostWidth));
    row->addWidget(part, 10);
    row->addStretch(1);
    return page;
}

} // namespace

SettingsPage::SettingsPage(const UiContext& context, QWidget* parent) : RailPage(parent) {
    setAccessibleName(tr("Settings"));
    auto* side = new QFrame(this);
    side->setProperty("surface", u"window"_s);
    m_nav = new QVBoxLayout(side);
    m_nav->setContentsMargins(space::m, space::l, space::m, space::m);
    m_nav->setSpacing(2);
    QLabel* title = plainLabel(tr("Settings"), u"title"_s, side);
    title->setContentsMargins(space::s, 0, 0, space::s);
    m_nav->addWidget(title);
    m_group = new QButtonGroup(this);
    m_stack = new QStackedWidget(this);
    auto* line = new QFrame(this);
    line->setProperty("line", u"v"_s);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(side);
    row->addWidget(line);
    row->addWidget(m_stack, 1);
    build(context);
    m_nav->addStretch(1);
    choose(u"accounts"_s);
}

void SettingsPage::build(const UiContext& context) {
    m_accounts = new AccountsSettings(context, this);
    m_keys = new KeySettings(context, this);
    add(u"accounts"_s, tr("Accounts"), u"cloud"_s, m_accounts, true);
    add(u"you"_s, tr("You"), u"user"_s, new PresenceSettings(context, this), true);
    add(u"look"_s, tr("Appearance"), u"eye"_s, new LookSettings(context, this), true);
    add(u"messages"_s, tr("Notifications and sending"), u"bell"_s, new MessageSettings(context, this), true);
    add(u"keys"_s, tr("Keys"), u"keyboard"_s, m_keys, false);
    add(u"data"_s, tr("Your data"), u"layers"_s, new DataSettings(context, this), true);
}

void SettingsPage::add(
    const QString& id, const QString& title, const QString& icon, QWidget* part, bool scrolls) {
    auto* button = new FlatButton(FlatButton::Look::Row, icon, title, this);
    button->setObjectName(u"settings."_s + id);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_group->addButton(button);
    m_nav->addWidget(button);
    connect(button, &QToolButton::clicked, this, [this, id] { choose(id); });
    const QMargins margins(space::xl + space::s, space::xl, space::xl, space::xl);
    QWidget* page = scrolls ? scrolling(part, margins) : still(part, margins);
    m_pages.insert(id, page);
    m_stack->addWidget(page);
    m_buttons.insert(id, button);
}

void SettingsPage::choose(const QString& id) {
    m_buttons.value(id)->setChecked(true);
    m_stack->setCurrentWidget(m_pages.value(id));
    setFocusProxy(m_buttons.value(id));
}

void SettingsPage::open(const QString& what) {
    if (what == "add-account"_L1) {
        choose(u"accounts"_s);
        m_accounts->beginWizard();
    } else if (m_pages.contains(what)) {
        choose(what);
    }
}

void SettingsPage::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), colours().surface);
}

} // namespace segue
