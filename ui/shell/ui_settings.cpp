// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/ui_settings.h"

#include <algorithm>
#include <chrono>

namespace segue {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

UiSettings::UiSettings(const QString& iniPath, QObject* parent)
    : QObject(parent), m_store(iniPath, QSettings::IniFormat) {}

void UiSettings::set(const QString& key, const QVariant& value) {
    if (m_store.value(key) == value)
        return;
    m_store.setValue(key, value);
    Q_EMIT changed();
}

Theme::Mode UiSettings::themeMode() const {
    const QString word = m_store.value(u"look/theme"_s).toString();
    if (word == "light"_L1)
        return Theme::Mode::Light;
    return word == "dark"_L1 ? Theme::Mode::Dark : Theme::Mode::System;
}

void UiSettings::setThemeMode(Theme::Mode mode) {
    const QString word = mode == Theme::Mode::System  ? u"system"_s
                         : mode == Theme::Mode::Light ? u"light"_s
                                                      : u"dark"_s;
    set(u"look/theme"_s, word);
}

double UiSettings::textScale() const {
    return std::clamp(m_store.value(u"look/text_scale"_s, 1.0).toDouble(), 1.0, 2.0);
}
void UiSettings::setTextScale(double scale) {
    set(u"look/text_scale"_s, scale);
}

bool UiSettings::compactInbox() const {
    return m_store.value(u"inbox/compact"_s, false).toBool();
}
void UiSettings::setCompactInbox(bool compact) {
    set(u"inbox/compact"_s, compact);
}

SendKey UiSettings::sendKey(Channel channel) const {
    const QString word = m_store.value(u"composer/send_key_"_s + toString(channel)).toString();
    if (word.isEmpty())
        return isLive(channel) ? SendKey::Enter : SendKey::CtrlEnter;
    return word == "enter"_L1 ? SendKey::Enter : SendKey::CtrlEnter;
}
void UiSettings::setSendKey(Channel channel, SendKey key) {
    set(u"composer/send_key_"_s + toString(channel), key == SendKey::Enter ? u"enter"_s : u"ctrl_enter"_s);
}

Millis UiSettings::undoWindow(Channel channel) const {
    const Millis own = isLive(channel) ? 0s : 10s;
    const QVariant chosen = m_store.value(u"composer/undo_ms_"_s + toString(channel));
    return chosen.isValid() ? std::clamp(Millis{chosen.toLongLong()}, Millis{0}, Millis{60s}) : own;
}
void UiSettings::setUndoWindow(Channel channel, Millis window) {
    set(u"composer/undo_ms_"_s + toString(channel), static_cast<qlonglong>(window.count()));
}

bool UiSettings::notifications() const {
    return m_store.value(u"notifications/on"_s, true).toBool();
}
void UiSettings::setNotifications(bool on) {
    set(u"notifications/on"_s, on);
}

bool UiSettings::notificationText() const {
    return m_store.value(u"notifications/text"_s, true).toBool();
}
void UiSettings::setNotificationText(bool on) {
    set(u"notifications/text"_s, on);
}

std::optional<QStringList> UiSettings::keysOf(const QString& actionId) const {
    const QString key = u"keys/"_s + actionId;
    if (!m_store.contains(key))
        return std::nullopt;
    QStringList keys = m_store.value(key).toStringList();
    keys.removeAll(QString());
    return keys;
}

void UiSettings::setKeysOf(const QString& actionId, const std::optional<QStringList>& keys) {
    const QString key = u"keys/"_s + actionId;
    if (keys) {
        // An empty list does not survive an ini file; one empty word does.
        set(key, keys->isEmpty() ? QStringList{QString()} : *keys);
        return;
    }
    m_store.remove(key);
    Q_EMIT changed();
}

QByteArray UiSettings::state(const QString& name) const {
    return m_store.value(u"state/"_s + name).toByteArray();
}
void UiSettings::setState(const QString& name, const QByteArray& state) {
    m_store.setValue(u"state/"_s + name, state);
}

bool UiSettings::fold(const QString& name, bool fallback) const {
    return m_store.value(u"fold/"_s + name, fallback).toBool();
}
void UiSettings::setFold(const QString& name, bool folded) {
    m_store.setValue(u"fold/"_s + name, folded);
}

} // namespace segue
