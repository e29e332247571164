// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/recipients_line.h"

#include "ui/shell/flat_button.h"
#include "ui/shell/theme.h"
#include "ui/shell/words.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

QStringList
addressesOf(const QList<Participant>& participants, std::initializer_list<ParticipantRole> roles) {
    QStringList addresses;
    for (const Participant& participant : participants) {
        const bool wanted = std::find(roles.begin(), roles.end(), participant.role) != roles.end();
        if (wanted && !participant.address.isEmpty() && !addresses.contains(participant.address))
            addresses.append(participant.address);
    }
    return addresses;
}

} // namespace

RecipientsLine::RecipientsLine(QWidget* parent) : QWidget(parent) {
    m_summary = new FlatButton(FlatButton::Look::Tool, {}, {}, this);
    m_summary->setMostText(300);
    m_summary->setObjectName(u"composer.recipients"_s);
    m_fields = new QWidget(this);
    auto* form = new QFormLayout(m_fields);
    form->setContentsMargins(0, 0, 0, space::xs);
    form->setSpacing(space::xs);
    const auto field = [this, form](const QString& name) {
        auto* edit = new QLineEdit(m_fields);
        edit->setAccessibleName(name);
        edit->setPlaceholderText(tr("Addresses, separated by commas"));
        form->addRow(name, edit);
        connect(edit, &QLineEdit::textEdited, this, [this] {
            m_edited = true;
            showSummary();
            Q_EMIT edited();
        });
        return edit;
    };
    m_to = field(tr("To"));
    m_cc = field(tr("Cc"));
    m_bcc = field(tr("Bcc"));
    m_fields->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::xs);
    column->addWidget(m_summary);
    column->addWidget(m_fields);
    connect(m_summary, &FlatButton::clicked, this, [this] { open(m_fields->isHidden()); });
}

void RecipientsLine::set(
    const Conversation& conversation, const QString& customerName, const QList<Participant>& recipients) {
    m_channel = conversation.channel;
    m_customerName = customerName;
    m_own = conversation.participants;
    m_known = conversation.participants + recipients;
    m_edited = !recipients.isEmpty();
    fill(m_edited ? recipients : conversation.participants);
    // Where there is nothing to edit it is only a text.
    const bool editable = m_channel == Channel::Email;
    m_summary->setAttribute(Qt::WA_TransparentForMouseEvents, !editable);
    m_summary->setFocusPolicy(editable ? Qt::TabFocus : Qt::NoFocus);
    open(false);
    showSummary();
}

void RecipientsLine::refresh(const Conversation& conversation, const QString& customerName) {
    if (m_edited)
        return;
    m_customerName = customerName;
    if (conversation.participants != m_own) {
        m_own = conversation.participants;
        m_known = m_own;
        fill(m_own);
    }
    showSummary();
}

void RecipientsLine::fill(const QList<Participant>& participants) {
    m_to->setText(addressesOf(participants, {ParticipantRole::Requester, ParticipantRole::To}).join(u", "_s));
    m_cc->setText(addressesOf(participants, {ParticipantRole::Cc}).join(u", "_s));
    m_bcc->setText(addressesOf(participants, {ParticipantRole::Bcc}).join(u", "_s));
}

void RecipientsLine::open(bool opened) {
    m_fields->setVisible(opened && m_channel == Channel::Email);
    if (opened)
        m_to->setFocus();
    updateGeometry();
}

void RecipientsLine::showSummary() {
    m_summary->setIconName(iconName(m_channel));
    const QStringList to = addressesIn(m_to);
    const QStringList others = addressesIn(m_cc) + addressesIn(m_bcc);
    QString text;
    if (m_channel != Channel::Email)
        text = tr("%1 to %2", "channel and customer").arg(displayName(m_channel), m_customerName);
    else if (to.isEmpty())
        text = tr("Nobody yet");
    else if (to.size() + others.size() == 1)
        text = tr("To %1").arg(to.constFirst());
    else
        text = tr("To %1 and %n more", nullptr, static_cast<int>(to.size() + others.size()) - 1)
                   .arg(to.constFirst());
    m_summary->setLabel(text);
    m_summary->setAccessibleName(
        m_channel == Channel::Email ? tr("Recipients: %1. Press to edit.").arg(text) : text);
    m_summary->setToolTip(m_channel == Channel::Email ? tr("Edit the recipients") : QString());
}

QStringList RecipientsLine::addressesIn(const QLineEdit* field) const {
    QStringList addresses;
    const QStringList parts = field->text().split(u',', Qt::SkipEmptyParts);
    for (const QString& part : parts) {
        // "Mara <mara@example.com>" is pasted as often as the bare address.
        const qsizetype open = part.indexOf(u'<');
        const qsizetype close = part.indexOf(u'>', open);
        const QString address =
            (open >= 0 && close > open ? part.mid(open + 1, close - open - 1) : part).trimmed();
        if (!address.isEmpty())
            addresses.append(address);
    }
    return addresses;
}

QString RecipientsLine::invalidAddress() const {
    if (m_channel != Channel::Email)
        return {};
    const QStringList all = addressesIn(m_to) + addressesIn(m_cc) + addressesIn(m_bcc);
    for (const QString& address : all) {
        const qsizetype at = address.lastIndexOf(u'@');
        if (at <= 0 || at == address.size() - 1 || address.contains(u' '))
            return address;
    }
    return {};
}

QList<Participant> RecipientsLine::recipients() const {
    if (m_channel != Channel::Email)
        return m_own;
    QList<Participant> out;
    const auto add = [&](const QLineEdit* field, ParticipantRole role) {
        const QStringList addresses = addressesIn(field);
        for (const QString& address : addresses) {
            Participant participant{role, std::nullopt, address, {}};
            for (const Participant& known : m_known) {
                if (known.address.compare(address, Qt::CaseInsensitive) == 0) {
                    participant.contact = known.contact;
                    participant.name = known.name;
                    if (role == ParticipantRole::To)
                        participant.role = known.role == ParticipantRole::Requester ? known.role : role;
                }
            }
            out.append(participant);
        }
    };
    add(m_to, ParticipantRole::To);
    add(m_cc, ParticipantRole::Cc);
    add(m_bcc, ParticipantRole::Bcc);
    return out;
}

} // namespace segue
