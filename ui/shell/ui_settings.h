// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/domain/vocabulary.h"
#include "ui/shell/theme.h"

#include <QByteArray>
#include <QObject>
#include <QSettings>
#include <QStringList>
#include <optional>

namespace segue {

//! Which key sends in the composer; the other one makes a new line.
enum class SendKey { CtrlEnter, Enter };

//! What the agent chose about the windows, in `ui.ini` of the profile. Every key is named here and nowhere
//! else.
class UiSettings : public QObject {
    Q_OBJECT

public:
    //! The file is made on the first change.
    explicit UiSettings(const QString& iniPath, QObject* parent = nullptr);

    Theme::Mode themeMode() const;
    void setThemeMode(Theme::Mode mode);
    double textScale() const;
    void setTextScale(double scale);
    bool compactInbox() const;
    void setCompactInbox(bool compact);
    //! Enter on live channels, Ctrl+Enter on the others, unless the agent chose otherwise.
    SendKey sendKey(Channel channel) const;
    void setSendKey(Channel channel, SendKey key);
    //! How long a public reply can be taken back before it leaves: 10 s for mail and the like, none on live
    //! channels.
    Millis undoWindow(Channel channel) const;
    void setUndoWindow(Channel channel, Millis window);
    bool notifications() const;
    void setNotifications(bool on);
    //! Whether desktop notifications quote the message; else they only say who wrote.
    bool notificationText() const;
    void setNotificationText(bool on);

    //! Keys that the agent gave to an action instead of its own; nothing = unchanged, empty = none.
    std::optional<QStringList> keysOf(const QString& actionId) const;
    void setKeysOf(const QString& actionId, const std::optional<QStringList>& keys);

    //! Splitters, geometry, folds: opaque, by widget.
    QByteArray state(const QString& name) const;
    void setState(const QString& name, const QByteArray& state);
    bool fold(const QString& name, bool fallback) const;
    void setFold(const QString& name, bool folded);

Q_SIGNALS:
    //! Something other than a state or fold changed.
    void changed();

private:
    void set(const QString& key, const QVariant& value);

    mutable QSettings m_store;
};

} // namespace segue
