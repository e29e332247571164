// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/status_strip.h"

#include "ui/shell/error_text.h"
#include "ui/shell/flat_button.h"
#include "ui/shell/paint.h"
#include "ui/shell/relative_time.h"
#include "ui/shell/words.h"
#include "ui/shell/workspace.h"

#include <QHBoxLayout>
#include <QLabel>
#include <algorithm>
#include <chrono>

namespace segue {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

//! In pixels at 100 %. Where there is less room, as with large text, these give way first.
constexpr int longestText = 320;

} // namespace

StatusStrip::StatusStrip(Workspace& workspace, QWidget* parent) : QFrame(parent), m_workspace(workspace) {
    setAccessibleName(tr("Status"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::s, 3, space::s, 2);
    row->setSpacing(space::xs);
    m_accounts = new QHBoxLayout;
    row->addLayout(m_accounts);
    m_running = new QLabel(this);
    m_running->setProperty("role", u"small"_s);
    m_trouble = new QLabel(this);
    m_trouble->setProperty("role", u"danger"_s);
    m_trouble->setTextFormat(Qt::PlainText);
    m_trouble->hide();
    m_outbox = new FlatButton(FlatButton::Look::Tool, u"outbox"_s, {}, this);
    m_outbox->setObjectName(u"strip.outbox"_s);
    m_outbox->setMostText(longestText);
    m_offline = new FlatButton(FlatButton::Look::Tool, u"offline"_s, tr("Work offline"), this);
    m_offline->setObjectName(u"strip.offline"_s);
    m_offline->setCheckable(true);
    m_offline->setToolTip(
        tr("Reading, searching, drafting and answering go on; replies wait in the outbox."));
    row->addWidget(m_running);
    row->addWidget(m_trouble, 1);
    row->addStretch(1);
    row->addWidget(m_outbox);
    row->addWidget(m_offline);

    m_outboxDelay.setSingleShot(true);
    m_outboxDelay.setInterval(30ms);
    connect(&m_outboxDelay, &QTimer::timeout, this, &StatusStrip::readOutbox);
    connect(m_outbox, &QToolButton::clicked, this, &StatusStrip::outboxClicked);
    connect(m_offline, &QToolButton::clicked, this, [this](bool on) { m_workspace.setOffline(on); });
    connect(&workspace, &Workspace::offlineChanged, this, &StatusStrip::showOffline);
    connect(&workspace, &Workspace::connectionChanged, this, [this](const ConnectionStatus& status) {
        showConnection(status);
        showRunning();
    });
    connect(&workspace, &Workspace::changed, this, [this](const ChangeSet& changes) {
        if (changes.accounts || changes.everything)
            readAccounts();
        if ((!changes.commands.isEmpty() || changes.everything) && !m_outboxDelay.isActive())
            m_outboxDelay.start();
    });
    connect(&workspace, &Workspace::storageTrouble, this, [this](const Error& error) {
        const bool cleared = error == Error{};
        m_trouble->setText(cleared ? QString() : errorText(error).joined());
        m_trouble->setVisible(!cleared);
    });
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        readAccounts();
        readOutbox();
        showOffline(m_workspace.isOffline());
    });
    readAccounts();
    readOutbox();
    showOffline(workspace.isOffline());
}

void StatusStrip::readAccounts() {
    const auto accounts = m_workspace.views().accounts();
    if (!accounts)
        return;
    qDeleteAll(m_buttons);
    m_buttons.clear();
    m_names.clear();
    for (const Account& account : *accounts) {
        auto* button = new FlatButton(FlatButton::Look::Tool, u"dot"_s, {}, this);
        button->setMostText(longestText);
        connect(button, &QToolButton::clicked, this, [this, id = account.id] { Q_EMIT accountClicked(id); });
        m_accounts->addWidget(button);
        m_buttons.insert(account.id, button);
        m_names.insert(account.id, account.name);
    }
    const QList<ConnectionStatus> connections = m_workspace.connections();
    for (const ConnectionStatus& status : connections)
        showConnection(status);
    showRunning();
}

void StatusStrip::showConnection(const ConnectionStatus& status) {
    FlatButton* button = m_buttons.value(status.account);
    if (!button)
        return;
    const QString name = m_names.value(status.account);
    QString state = displayName(status.state);
    const bool catchingUp = status.state == ConnectionStatus::State::CatchingUp;
    if (catchingUp && status.progress >= 0)
        state = tr("%1, %2 %", "state and per cent").arg(state).arg(qRound(status.progress * 100));
    button->setInk(inkOf(status.state));
    button->setLabel(
        status.state == ConnectionStatus::State::Live ? name
                                                      : tr("%1 · %2", "account and state").arg(name, state));
    button->setAccessibleName(tr("%1: %2", "account and state").arg(name, state));
    QString tip = button->accessibleName();
    if (status.error)
        tip += u'\n' + errorText(*status.error).joined();
    if (status.state == ConnectionStatus::State::Offline && toMs(status.since) > 0)
        tip += u'\n' + tr("Since %1").arg(exactTime(status.since));
    button->setToolTip(tip);
}

void StatusStrip::showRunning() {
    const QList<ConnectionStatus> all = m_workspace.connections();
    const bool any = std::any_of(all.cbegin(), all.cend(), [this](const ConnectionStatus& status) {
        return m_buttons.contains(status.account) && status.state == ConnectionStatus::State::CatchingUp;
    });
    m_running->setText(any ? tr("Fetching what is new…") : QString());
}

void StatusStrip::readOutbox() {
    const auto counts = m_workspace.views().outboxCounts();
    if (!counts)
        return;
    m_waiting = counts->waiting;
    m_needAgent = counts->needAgent;
    QString text = m_waiting == 0 ? tr("Outbox empty") : tr("Outbox: %n waiting", nullptr, m_waiting);
    if (m_needAgent > 0)
        text = tr("Outbox: %1 waiting, %n need(s) you", nullptr, m_needAgent).arg(m_waiting - m_needAgent);
    m_outbox->setLabel(text);
    m_outbox->setToolTip(text);
    m_outbox->setIconName(m_needAgent > 0 ? u"warning"_s : u"outbox"_s);
    m_outbox->setInk(m_needAgent > 0 ? colours().dangerInk : QColor());
    Q_EMIT outboxChanged(m_waiting, m_needAgent);
}

void StatusStrip::showOffline(bool offline) {
    m_offline->setChecked(offline);
    m_offline->setLabel(offline ? tr("Working offline") : tr("Work offline"));
    m_offline->setInk(offline ? colours().warningInk : QColor());
}

void StatusStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), colours().window);
    painter.fillRect(0, 0, width(), 1, colours().border);
}

} // namespace segue
