// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/message_settings.h"

#include "ui/shell/labels.h"
#include "ui/shell/ui_settings.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QVBoxLayout>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

QList<Channel> channels(bool live) {
    QList<Channel> out;
    for (const Channel channel :
         {Channel::WebChat, Channel::Email, Channel::Sms, Channel::WhatsApp, Channel::Messenger,
          Channel::Instagram, Channel::X, Channel::InApp, Channel::Voice, Channel::Video, Channel::Forum,
          Channel::Api}) {
        if (isLive(channel) == live)
            out.append(channel);
    }
    return out;
}

} // namespace

MessageSettings::MessageSettings(const UiContext& context, QWidget* parent)
    : SettingsPart(tr("Notifications and sending"), {}, parent), m_settings(context.settings) {
    m_notify = new QCheckBox(tr("On"), this);
    m_notify->setObjectName(u"notify"_s);
    m_notify->setAccessibleName(tr("Notifications on the desktop"));
    m_quote = new QCheckBox(tr("On"), this);
    m_quote->setObjectName(u"quote"_s);
    m_quote->setAccessibleName(tr("Quote the message"));
    body()->addWidget(settingRow(
        tr("Notifications on the desktop"),
        tr("When a customer writes and you are not looking at that conversation."), m_notify, this));
    body()->addWidget(settingRow(
        tr("Quote the message"), tr("Off: they only say who wrote. Good where others see your screen."),
        m_quote, this));
    for (const bool live : {true, false}) {
        m_sendKeys[live] = makeSendKey(live);
        m_undo[live] = makeUndo(live);
    }
    body()->addSpacing(space::s);
    for (const bool live : {true, false})
        body()->addWidget(settingRow(
            live ? tr("Sending in chat and messengers") : tr("Sending in mail and the like"),
            tr("The other key begins a new line."), m_sendKeys[live], this));
    for (const bool live : {true, false})
        body()->addWidget(settingRow(
            live ? tr("Time to take a reply back in chat and messengers")
                 : tr("Time to take a reply back in mail and the like"),
            tr("So long a reply waits in the outbox before it leaves."), m_undo[live], this));
    body()->addStretch(1);
    read();
    connect(m_notify, &QCheckBox::toggled, this, [this](bool on) { m_settings.setNotifications(on); });
    connect(m_quote, &QCheckBox::toggled, this, [this](bool on) { m_settings.setNotificationText(on); });
    connect(&m_settings, &UiSettings::changed, this, &MessageSettings::read);
}

QComboBox* MessageSettings::makeSendKey(bool live) {
    auto* box = new QComboBox(this);
    box->addItem(tr("Enter"), static_cast<int>(SendKey::Enter));
    box->addItem(tr("Ctrl+Enter"), static_cast<int>(SendKey::CtrlEnter));
    connect(box, &QComboBox::activated, this, [this, box, live] {
        const auto key = static_cast<SendKey>(box->currentData().toInt());
        const QList<Channel> all = channels(live);
        for (const Channel channel : all)
            m_settings.setSendKey(channel, key);
    });
    return box;
}

QComboBox* MessageSettings::makeUndo(bool live) {
    auto* box = new QComboBox(this);
    box->addItem(tr("None"), 0);
    for (const int seconds : {5, 10, 20, 30, 60})
        box->addItem(tr("%n second(s)", nullptr, seconds), seconds * 1000);
    connect(box, &QComboBox::activated, this, [this, box, live] {
        const QList<Channel> all = channels(live);
        for (const Channel channel : all)
            m_settings.setUndoWindow(channel, Millis{box->currentData().toInt()});
    });
    return box;
}

void MessageSettings::read() {
    m_notify->setChecked(m_settings.notifications());
    m_quote->setChecked(m_settings.notificationText());
    m_quote->setEnabled(m_settings.notifications());
    for (const bool live : {true, false}) {
        const Channel channel = live ? Channel::WebChat : Channel::Email;
        m_sendKeys[live]->setCurrentIndex(
            m_sendKeys[live]->findData(static_cast<int>(m_settings.sendKey(channel))));
        m_undo[live]->setCurrentIndex(
            m_undo[live]->findData(static_cast<int>(m_settings.undoWindow(channel).count())));
    }
}

} // namespace segue
