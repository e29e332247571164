// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/accounts_settings.h"

#include "ui/settings/account_row.h"
#include "ui/settings/account_wizard.h"
#include "ui/shell/directory.h"
#include "ui/shell/icons.h"
#include "ui/shell/labels.h"
#include "ui/shell/notice_bar.h"
#include "ui/shell/theme.h"
#include "ui/shell/workspace.h"

#include <QLabel>
#include <QPushButton>
#include <QSet>
#include <QVBoxLayout>

namespace segue {

using namespace Qt::StringLiterals;

AccountsSettings::AccountsSettings(const UiContext& context, QWidget* parent)
    : SettingsPart(tr("Accounts"), tr("The helpdesks whose conversations come together here."), parent),
      m_context(context) {
    m_notice = new NoticeBar(this);
    m_list = new QVBoxLayout;
    m_list->setSpacing(space::s);
    m_none = wrappedLabel(tr("No account yet. Add one to see its conversations."), u"muted"_s, this);
    m_wizard = new AccountWizard(context, this);
    m_wizard->hide();
    m_add = new QPushButton(tr("Add an account…"), this);
    m_add->setObjectName(u"addAccount"_s);
    m_add->setIcon(themedIcon(u"plus"_s));
    body()->addWidget(m_notice);
    body()->addLayout(m_list);
    body()->addWidget(m_none);
    body()->addWidget(m_wizard);
    body()->addWidget(m_add, 0, Qt::AlignLeft);
    body()->addStretch(1);
    connect(m_add, &QPushButton::clicked, this, &AccountsSettings::beginWizard);
    connect(m_wizard, &AccountWizard::closed, this, [this] { showWizard(false); });
    connect(m_wizard, &AccountWizard::added, this, [this] {
        showWizard(false);
        m_context.navigator.say(tr("Signed in. Its conversations are being fetched."));
        read();
    });
    connect(&context.workspace, &Workspace::connectionChanged, this, &AccountsSettings::showStatus);
    connect(&context.workspace, &Workspace::keptForSession, this, [this] {
        m_notice->say(
            NoticeBar::Tone::Warning, tr("This computer has no keyring: the token is forgotten when Segue "
                                         "ends, and you sign in again then."));
    });
    connect(&context.workspace, &Workspace::changed, this, [this](const ChangeSet& changes) {
        if (changes.accounts || changes.everything)
            read();
    });
    read();
}

void AccountsSettings::read() {
    const QList<Account> accounts = m_context.workspace.directory().accounts();
    QSet<AccountId> there;
    for (const Account& account : accounts) {
        there.insert(account.id);
        AccountRow*& row = m_rows[account.id];
        if (row) {
            row->setAccount(account);
            continue;
        }
        row = new AccountRow(m_context, account, this);
        connect(row, &AccountRow::signInRequested, this, [this](const Account& which) {
            showWizard(true);
            m_wizard->beginSignIn(which);
        });
        m_list->addWidget(row);
    }
    const QList<AccountId> known = m_rows.keys();
    for (const AccountId& id : known) {
        if (!there.contains(id))
            m_rows.take(id)->deleteLater();
    }
    m_none->setVisible(accounts.isEmpty());
    const QList<ConnectionStatus> statuses = m_context.workspace.connections();
    for (const ConnectionStatus& status : statuses)
        showStatus(status);
}

void AccountsSettings::showStatus(const ConnectionStatus& status) {
    if (AccountRow* row = m_rows.value(status.account))
        row->setStatus(status);
}

void AccountsSettings::beginWizard() {
    showWizard(true);
    m_wizard->beginNew();
}

void AccountsSettings::showWizard(bool shown) {
    m_wizard->setVisible(shown);
    m_add->setVisible(!shown);
}

} // namespace segue
