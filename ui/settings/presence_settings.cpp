// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/presence_settings.h"

#include "ui/shell/directory.h"
#include "ui/shell/fold_group.h"
#include "ui/shell/labels.h"
#include "ui/shell/theme.h"
#include "ui/shell/words.h"
#include "ui/shell/workspace.h"

#include <QButtonGroup>
#include <QLabel>
#include <QRadioButton>
#include <QVBoxLayout>

namespace segue {

using namespace Qt::StringLiterals;

PresenceSettings::PresenceSettings(const UiContext& context, QWidget* parent)
    : SettingsPart(
          tr("You"), tr("The state that your team sees and that new conversations are handed out by."),
          parent),
      m_context(context) {
    m_states = new QButtonGroup(this);
    for (const Presence presence : {Presence::Available, Presence::Busy, Presence::Away, Presence::Offline}) {
        auto* state = new QRadioButton(displayName(presence), this);
        state->setObjectName(u"presence."_s + toString(presence));
        state->setChecked(context.workspace.presence() == presence);
        m_states->addButton(state, static_cast<int>(presence));
        body()->addWidget(state);
    }
    m_accounts = new QVBoxLayout;
    m_accounts->setSpacing(space::xs);
    body()->addSpacing(space::m);
    body()->addLayout(m_accounts);
    body()->addStretch(1);
    connect(m_states, &QButtonGroup::idClicked, this, [this](int id) {
        m_context.workspace.setPresence(static_cast<Presence>(id));
    });
    connect(&context.workspace, &Workspace::presenceChanged, this, [this](Presence presence) {
        m_states->button(static_cast<int>(presence))->setChecked(true);
    });
    connect(&context.workspace, &Workspace::changed, this, [this](const ChangeSet& changes) {
        if (changes.accounts || changes.everything)
            readAccounts();
    });
    readAccounts();
}

void PresenceSettings::readAccounts() {
    clearLayout(m_accounts);
    const QList<Account> accounts = m_context.workspace.directory().accounts();
    for (const Account& account : accounts) {
        if (!account.selfName.isEmpty())
            m_accounts->addWidget(wrappedLabel(
                tr("%1 at %2", "agent and account").arg(account.selfName, account.name), u"muted"_s, this));
    }
}

} // namespace segue
