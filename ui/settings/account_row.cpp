// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/account_row.h"

#include "ui/shell/error_text.h"
#include "ui/shell/labels.h"
#include "ui/shell/notice_bar.h"
#include "ui/shell/paint.h"
#include "ui/shell/relative_time.h"
#include "ui/shell/words.h"
#include "ui/shell/workspace.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace segue {

using namespace Qt::StringLiterals;
using State = ConnectionStatus::State;

AccountRow::AccountRow(const UiContext& context, const Account& account, QWidget* parent)
    : QFrame(parent), m_context(context) {
    setProperty("surface", u"card"_s);
    build();
    setAccount(account);
    connect(
        m_reconnect, &QPushButton::clicked, this, [this] { m_context.workspace.reconnect(m_account.id); });
    connect(m_signIn, &QPushButton::clicked, this, [this] { Q_EMIT signInRequested(m_account); });
    connect(m_remove, &QPushButton::clicked, this, &AccountRow::askToRemove);
}

void AccountRow::build() {
    m_name = wrappedLabel({}, u"strong"_s, this);
    m_about = wrappedLabel({}, u"small"_s, this);
    m_state = wrappedLabel({}, {}, this);
    m_state->setObjectName(u"state"_s);
    m_reconnect = new QPushButton(tr("Reconnect"), this);
    m_reconnect->setObjectName(u"reconnect"_s);
    m_signIn = new QPushButton(tr("Sign in again…"), this);
    m_signIn->setObjectName(u"signIn"_s);
    m_remove = new QPushButton(tr("Remove…"), this);
    m_remove->setObjectName(u"remove"_s);
    m_remove->setProperty("kind", u"quiet"_s);
    m_notice = new NoticeBar(this);
    auto* words = new QVBoxLayout;
    words->setSpacing(1);
    for (QLabel* label : {m_name, m_about, m_state})
        words->addWidget(label);
    auto* line = new QHBoxLayout;
    line->setSpacing(space::xs);
    line->addLayout(words, 1);
    for (QPushButton* button : {m_signIn, m_reconnect, m_remove})
        line->addWidget(button, 0, Qt::AlignVCenter);
    auto* column = new QVBoxLayout(this);
    // The colour is painted in the margin.
    column->setContentsMargins(space::l + space::s, space::m, space::m, space::m);
    column->setSpacing(space::s);
    column->addLayout(line);
    column->addWidget(m_notice);
}

void AccountRow::setAccount(const Account& account) {
    m_account = account;
    const QString name = account.name.isEmpty() ? account.baseUrl.host() : account.name;
    m_name->setText(name);
    QStringList about{
        account.selfName,
        account.embedded ? tr("the hub of this computer") : account.baseUrl.toDisplayString()};
    about.removeAll(QString());
    m_about->setText(about.join(u" · "_s));
    setAccessibleName(name);
    m_reconnect->setAccessibleName(tr("Reconnect %1").arg(name));
    m_signIn->setAccessibleName(tr("Sign in again to %1").arg(name));
    m_remove->setAccessibleName(tr("Remove %1").arg(name));
    // Without it there would be nothing to work with, and it would come again at the next start.
    m_remove->setVisible(!account.embedded);
    update();
}

void AccountRow::setStatus(const ConnectionStatus& status) {
    QString text = displayName(status.state);
    if (status.state == State::CatchingUp && status.progress >= 0)
        text = tr("%1, %2 %", "catching up and how far").arg(text).arg(qRound(status.progress * 100));
    if ((status.state == State::Offline || status.state == State::Polling) && toMs(status.since) != 0)
        text = tr("%1 since %2").arg(text, exactTime(status.since));
    if (status.error)
        text += u" — "_s + errorText(*status.error).joined();
    m_state->setText(text);
    QPalette palette = m_state->palette();
    palette.setColor(QPalette::WindowText, inkOf(status.state));
    m_state->setPalette(palette);
    setAccessibleDescription(text);
    const bool fine =
        status.state == State::Live || status.state == State::CatchingUp || status.state == State::Connecting;
    // A keyring that was locked has the token all the same; our own hub has no other token to ask for.
    const bool mayReconnect = status.state != State::NeedsSignIn || m_account.embedded ||
                              (status.error && status.error->code == "vault_unavailable"_L1);
    m_reconnect->setVisible(!fine && mayReconnect);
    m_signIn->setVisible(status.state == State::NeedsSignIn && !m_account.embedded);
}

void AccountRow::askToRemove() {
    m_notice->say(
        NoticeBar::Tone::Warning,
        tr("Remove this account? Its copy on this computer is deleted. Everything stays at the server."),
        tr("Remove it"), [this] { remove(false); });
}

void AccountRow::remove(bool evenWithQueued) {
    deliver(
        this, m_context.workspace.removeAccount(m_account.id, evenWithQueued),
        [this](const Result<bool>& removed) {
            if (removed)
                return;
            const ErrorText text = errorText(removed.error());
            if (removed.error().code == "outbox_not_empty"_L1)
                m_notice->say(NoticeBar::Tone::Trouble, text.joined(), tr("Discard them and remove"), [this] {
                    remove(true);
                });
            else
                m_notice->say(NoticeBar::Tone::Trouble, text.joined());
        });
}

void AccountRow::paintEvent(QPaintEvent* event) {
    QFrame::paintEvent(event);
    QPainter painter(this);
    const int thick = 4;
    const QRect bar(space::m - 2, space::m, thick, height() - 2 * space::m);
    const QColor colour(m_account.colour);
    paintBox(
        painter, mirrored(layoutDirection(), rect(), bar), thick / 2.0,
        colour.isValid() ? colour : colours().outline);
}

} // namespace segue
