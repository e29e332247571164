// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inbox/filter_chips.h"

#include "ui/shell/directory.h"
#include "ui/shell/flat_button.h"
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"
#include "ui/shell/words.h"
#include "ui/shell/workspace.h"

#include <QHBoxLayout>
#include <QMenu>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

//! The same view in the same order, with everything in it.
InboxFilter plainOf(const InboxFilter& filter) {
    InboxFilter plain;
    plain.scope = filter.scope;
    plain.order = filter.order;
    return plain;
}

} // namespace

bool isNarrowed(const InboxFilter& filter) {
    return !(plainOf(filter) == filter);
}

FilterChips::FilterChips(Workspace& workspace, QWidget* parent) : QFrame(parent), m_workspace(workspace) {
    m_row = new QHBoxLayout(this);
    m_row->setContentsMargins(space::m, 0, space::m, space::s);
    m_row->setSpacing(space::xs);
    hide();
}

void FilterChips::add(const QString& text, const QString& icon, const InboxFilter& without) {
    auto* chip = new FlatButton(FlatButton::Look::Chip, icon, text, this);
    chip->setRemoves(true);
    chip->setMostText(140);
    chip->setToolTip(tr("Remove this filter"));
    chip->setAccessibleName(tr("Remove filter %1").arg(text));
    connect(chip, &QToolButton::clicked, this, [this, without] { Q_EMIT chosen(without); });
    m_row->addWidget(chip);
}

void FilterChips::setFilter(const InboxFilter& filter) {
    m_filter = filter;
    while (QLayoutItem* item = m_row->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    InboxFilter without = filter;
    if (filter.channel) {
        without.channel.reset();
        add(displayName(*filter.channel), iconName(*filter.channel), without);
        without = filter;
    }
    if (filter.team) {
        without.team.reset();
        if (const auto team = m_workspace.directory().team(*filter.team))
            add(team->name, u"team"_s, without);
        without = filter;
    }
    if (!filter.tag.isEmpty()) {
        without.tag.clear();
        add(filter.tag, u"tag"_s, without);
        without = filter;
    }
    if (filter.account) {
        without.account.reset();
        if (const auto account = m_workspace.directory().account(*filter.account))
            add(account->name, u"globe"_s, without);
    }
    setVisible(m_row->count() > 0);
    m_row->addStretch(1);
}

void FilterChips::fillMenu(QMenu& menu) {
    menu.clear();
    Directory& directory = m_workspace.directory();
    const InboxFilter& now = m_filter;
    QMenu* channels = menu.addMenu(themedIcon(u"channel-web_chat"_s), tr("Channel"));
    for (int i = 0; i <= static_cast<int>(Channel::Api); ++i) {
        const auto channel = static_cast<Channel>(i);
        InboxFilter then = now;
        then.channel = channel;
        addChoice(
            *channels, displayName(channel), themedIcon(iconName(channel)), now.channel == channel, then);
    }
    QMenu* teams = menu.addMenu(themedIcon(u"team"_s), tr("Team"));
    for (const Team& team : directory.teams()) {
        InboxFilter then = now;
        then.team = team.ref;
        addChoice(*teams, team.name, {}, now.team == team.ref, then);
    }
    teams->setEnabled(!teams->isEmpty());
    QMenu* tags = menu.addMenu(themedIcon(u"tag"_s), tr("Tag"));
    const QStringList tagList = m_workspace.views().tags().value_or(QStringList());
    for (const QString& tag : tagList) {
        InboxFilter then = now;
        then.tag = tag;
        addChoice(*tags, tag, {}, now.tag == tag, then);
    }
    tags->setEnabled(!tags->isEmpty());
    const QList<Account>& accounts = directory.accounts();
    if (accounts.size() > 1) {
        QMenu* menuOfAccounts = menu.addMenu(themedIcon(u"globe"_s), tr("Account"));
        for (const Account& account : accounts) {
            InboxFilter then = now;
            then.account = account.id;
            addChoice(*menuOfAccounts, account.name, {}, now.account == account.id, then);
        }
    }
    menu.addSeparator();
    QAction* clear = menu.addAction(themedIcon(u"close"_s), tr("Clear filters"));
    clear->setEnabled(isNarrowed(now));
    connect(clear, &QAction::triggered, this, [this, plain = plainOf(now)] { Q_EMIT chosen(plain); });
}

void FilterChips::addChoice(
    QMenu& menu, const QString& text, const QIcon& icon, bool on, const InboxFilter& then) {
    QAction* action = menu.addAction(icon, QString(text).replace(u'&', u"&&"_s));
    action->setCheckable(true);
    action->setChecked(on);
    connect(action, &QAction::triggered, this, [this, then] { Q_EMIT chosen(then); });
}

} // namespace segue
