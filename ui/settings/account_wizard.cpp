// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/account_wizard.h"

#include "core/engine/web_address.h"
#include "ui/settings/colour_dot.h"
#include "ui/settings/setting_row.h"
#include "ui/shell/directory.h"
#include "ui/shell/error_text.h"
#include "ui/shell/focus_forwarder.h"
#include "ui/shell/fold_group.h"
#include "ui/shell/icons.h"
#include "ui/shell/labels.h"
#include "ui/shell/notice_bar.h"
#include "ui/shell/theme.h"
#include "ui/shell/workspace.h"

#include <QAction>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

QString roleName(Role role) {
    switch (role) {
    case Role::Agent:
        return AccountWizard::tr("agent");
    case Role::Supervisor:
        return AccountWizard::tr("supervisor");
    case Role::Admin:
        return AccountWizard::tr("administrator");
    }
    return {};
}

} // namespace

std::optional<QUrl> serverAddress(const QString& typed) {
    QString text = typed.trimmed();
    if (text.isEmpty())
        return std::nullopt;
    if (!text.contains("://"_L1)) {
        const QUrl bare(u"https://"_s + text, QUrl::StrictMode);
        text.prepend(isThisComputer(bare.host()) ? u"http://"_s : u"https://"_s);
    }
    QUrl url(text, QUrl::StrictMode);
    const bool web = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    if (!url.isValid() || !web || url.host().isEmpty() || !url.userInfo().isEmpty())
        return std::nullopt;
    url.setQuery(QString());
    url.setFragment({});
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path);
    return url;
}

AccountWizard::AccountWizard(const UiContext& context, QWidget* parent) : QFrame(parent), m_context(context) {
    setProperty("surface", u"card"_s);
    build();
    connectParts();
}

void AccountWizard::build() {
    m_title = plainLabel({}, u"title"_s, this);
    m_notice = new NoticeBar(this);
    m_found = new QFrame(this);
    m_found->setObjectName(u"found"_s);
    m_foundWords = new QVBoxLayout(m_found);
    m_foundWords->setContentsMargins(0, space::xs, 0, space::xs);
    m_foundWords->setSpacing(space::xs);
    m_check = new QPushButton(tr("Check"), this);
    m_check->setObjectName(u"check"_s);
    m_add = new QPushButton(this);
    m_add->setObjectName(u"add"_s);
    m_add->setProperty("kind", u"primary"_s);
    auto* cancel = new QPushButton(tr("Cancel"), this);
    cancel->setProperty("kind", u"quiet"_s);
    connect(cancel, &QPushButton::clicked, this, [this] {
        ++m_round;
        Q_EMIT closed();
    });
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    buttons->addWidget(m_check);
    buttons->addWidget(m_add);
    buttons->addWidget(cancel);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::m, space::l, space::l);
    column->setSpacing(space::s);
    column->addWidget(m_title);
    column->addWidget(makeFields());
    column->addWidget(m_notice);
    column->addWidget(m_found);
    column->addLayout(buttons);
    forwardFocus(this, m_address);
}

QWidget* AccountWizard::makeFields() {
    auto* fields = new QWidget(this);
    auto* column = new QVBoxLayout(fields);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::xs);
    const auto add = [&](const QString& name, QWidget* field) {
        QLabel* label = plainLabel(name, u"section"_s, fields);
        label->setBuddy(field);
        field->setAccessibleName(name);
        column->addWidget(label);
        column->addWidget(field);
        column->addSpacing(space::xs);
    };
    m_address = new QLineEdit(fields);
    m_address->setPlaceholderText(u"https://support.example.com"_s);
    m_token = new QLineEdit(fields);
    m_token->setEchoMode(QLineEdit::Password);
    m_token->setPlaceholderText(tr("From your profile at the hub, or from your administrator"));
    QAction* reveal = m_token->addAction(themedIcon(u"eye"_s), QLineEdit::TrailingPosition);
    reveal->setCheckable(true);
    reveal->setText(tr("Show the token"));
    connect(reveal, &QAction::toggled, m_token, [this](bool shown) {
        m_token->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    });
    m_name = new QLineEdit(fields);
    m_name->setPlaceholderText(tr("As you call it; the workspace's name if empty"));
    add(tr("Address of the Segue hub"), m_address);
    add(tr("Token"), m_token);
    add(tr("Name"), m_name);
    m_colourRow = makeColours();
    column->addWidget(m_colourRow);
    return fields;
}

QWidget* AccountWizard::makeColours() {
    auto* dots = new QWidget(this);
    auto* row = new QHBoxLayout(dots);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::xs);
    m_colours = new QButtonGroup(this);
    const QList<AccountColour> choices = accountColours();
    for (const AccountColour& colour : choices) {
        auto* dot = new ColourDot(colour, dots);
        m_colours->addButton(dot);
        row->addWidget(dot);
    }
    return settingRow(
        tr("Colour"), tr("Marks its conversations where there are several accounts."), dots, this);
}

void AccountWizard::connectParts() {
    for (QLineEdit* field : {m_address, m_token})
        connect(field, &QLineEdit::textEdited, this, &AccountWizard::onEdited);
    for (QLineEdit* field : {m_address, m_token, m_name})
        connect(field, &QLineEdit::returnPressed, this, [this] { m_identity ? add() : check(); });
    connect(m_check, &QPushButton::clicked, this, &AccountWizard::check);
    connect(m_add, &QPushButton::clicked, this, &AccountWizard::add);
}

void AccountWizard::beginNew() {
    Account account;
    account.kind = u"hub"_s;
    const QList<AccountColour> choices = accountColours();
    const qsizetype known = m_context.workspace.directory().accounts().size();
    account.colour = choices.at(known % choices.size()).value;
    m_title->setText(tr("Add a Segue hub"));
    m_add->setText(tr("Add account"));
    begin(account);
    m_address->setFocus(Qt::OtherFocusReason);
}

void AccountWizard::beginSignIn(const Account& account) {
    m_title->setText(tr("Sign in again: %1").arg(account.name));
    m_add->setText(tr("Sign in"));
    begin(account);
    m_token->setFocus(Qt::OtherFocusReason);
}

void AccountWizard::begin(const Account& account) {
    m_base = account;
    m_address->setText(account.baseUrl.toDisplayString());
    m_address->setReadOnly(!account.id.isEmpty());
    m_name->setText(account.name);
    m_token->clear();
    m_notice->clear();
    const QList<QAbstractButton*> dots = m_colours->buttons();
    for (QAbstractButton* dot : dots)
        dot->setChecked(static_cast<ColourDot*>(dot)->colour().value == account.colour);
    onEdited();
    show();
}

void AccountWizard::onEdited() {
    ++m_round;
    m_adding = false;
    m_identity.reset();
    m_found->hide();
    m_add->setEnabled(false);
    m_check->setEnabled(true);
    m_check->setText(tr("Check"));
    m_notice->clear();
}

Account AccountWizard::account() const {
    Account account = m_base;
    account.baseUrl = serverAddress(m_address->text()).value_or(QUrl());
    account.name = m_name->text().simplified();
    if (account.name.isEmpty() && m_identity)
        account.name =
            m_identity->workspaceName.isEmpty() ? account.baseUrl.host() : m_identity->workspaceName;
    if (const auto* dot = static_cast<ColourDot*>(m_colours->checkedButton()))
        account.colour = dot->colour().value;
    if (m_identity) {
        account.selfAgentId = m_identity->agentId;
        account.selfName = m_identity->agentName;
        account.selfRole = m_identity->role;
    }
    return account;
}

void AccountWizard::check() {
    if (!serverAddress(m_address->text())) {
        m_notice->say(
            NoticeBar::Tone::Warning,
            tr("This is not an address. It looks like https://support.example.com."));
        m_address->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (m_token->text().trimmed().isEmpty()) {
        m_notice->say(NoticeBar::Tone::Warning, tr("The token is missing: it tells the hub who you are."));
        m_token->setFocus(Qt::OtherFocusReason);
        return;
    }
    onEdited();
    m_check->setEnabled(false);
    m_check->setText(tr("Checking…"));
    deliver(
        this, m_context.workspace.validateAccount(account(), m_token->text().trimmed()),
        [this, round = m_round](const Result<AccountIdentity>& identity) {
            if (round == m_round)
                onChecked(identity);
        });
}

void AccountWizard::onChecked(const Result<AccountIdentity>& identity) {
    m_check->setEnabled(true);
    m_check->setText(tr("Check again"));
    if (!identity) {
        const ErrorText text = errorText(identity.error());
        // "Nothing has to be done" is for what the engine tries again by itself; this it does not.
        const QString remedy = identity.error().kind == ErrorKind::Transient
                                   ? tr("Check the address and the connection, then check again.")
                               : identity.error().kind == ErrorKind::Auth
                                   ? tr("Check the token: copy it again, whole.")
                                   : text.remedy;
        m_notice->say(NoticeBar::Tone::Trouble, u"%1 %2"_s.arg(text.what, remedy), {}, {}, false);
        return;
    }
    m_identity = *identity;
    showIdentity(*identity);
    m_add->setEnabled(true);
    m_add->setFocus(Qt::OtherFocusReason);
}

void AccountWizard::showIdentity(const AccountIdentity& identity) {
    clearLayout(m_foundWords);
    const QString who = identity.workspaceName.isEmpty()
                            ? tr("You are %1 (%2).").arg(identity.agentName, roleName(identity.role))
                            : tr("You are %1 (%2) at %3.")
                                  .arg(identity.agentName, roleName(identity.role), identity.workspaceName);
    m_foundWords->addWidget(wrappedLabel(who, u"strong"_s, m_found));
    if (!identity.serverVersion.isEmpty())
        m_foundWords->addWidget(
            wrappedLabel(tr("Segue hub %1").arg(identity.serverVersion), u"small"_s, m_found));
    for (const QString& sentence : identity.missing)
        m_foundWords->addWidget(
            wrappedLabel(tr("Not possible with this token: %1").arg(sentence), u"muted"_s, m_found));
    m_found->show();
    if (isUnprotected(account().baseUrl))
        m_notice->say(
            NoticeBar::Tone::Warning,
            tr("This address is not protected: your token and every message can be read on the way. Use "
               "https where "
               "you can."),
            {}, {}, false);
}

void AccountWizard::add() {
    if (!m_identity || m_adding)
        return;
    m_adding = true;
    m_add->setEnabled(false);
    deliver(
        this, m_context.workspace.addAccount(account(), m_token->text().trimmed()),
        [this, round = m_round](const Result<AccountId>& id) {
            // What is typed by now is another account.
            if (round != m_round)
                return;
            m_adding = false;
            m_add->setEnabled(true);
            if (!id) {
                m_notice->say(NoticeBar::Tone::Trouble, errorText(id.error()).joined(), {}, {}, false);
                return;
            }
            m_token->clear();
            Q_EMIT added(*id);
        });
}

} // namespace segue
