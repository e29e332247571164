// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QHash>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <functional>

namespace segue {

class UiSettings;

//! One thing that the user interface offers, as the palette, the shortcut sheet and the settings list it.
struct ActionSpec {
    QString id;               //!< Stable, e.g. "conversation.assign"; the settings store keys under it.
    QString section;          //!< Shown, translated: "Conversation".
    QString text;             //!< Shown, translated: "Assign…".
    QString icon;             //!< A name for themedIcon(); may be empty.
    QList<QKeySequence> keys; //!< Plain characters and sequences of them never start it from a text field.
};

//! A key as the user reads it: "Ctrl+Enter", "G I".
QString displayName(const QKeySequence& key);

//! Every action of the window, with its keys. Keys are remappable and stored; no default uses Alt+letter or
//! Ctrl+Alt+letter, which are characters on many layouts (AltGr).
class ActionRegistry : public QObject {
    Q_OBJECT

public:
    //! `window` hosts the actions: their keys work while it is active.
    ActionRegistry(QWidget* window, UiSettings& settings);

    //! Adds an action; `run` is called when it is triggered, while `owner` lives. The action goes with its
    //! owner.
    QAction* add(const ActionSpec& spec, QObject* owner, std::function<void()> run);

    //! Nothing for an unknown id.
    QAction* action(const QString& id) const;
    //! In order of adding.
    QList<ActionSpec> specs() const;

    QList<QKeySequence> keys(const QString& id) const;
    //! The first key as shown to the user, "" if it has none.
    QString keyText(const QString& id) const;
    bool isRemapped(const QString& id) const;
    void setKeys(const QString& id, const QList<QKeySequence>& keys);
    void resetKeys(const QString& id);
    //! Ids of other actions that `key` would also start, or whose longer sequence it begins.
    QStringList conflicts(const QString& id, const QKeySequence& key) const;

Q_SIGNALS:
    void keysChanged();
    void actionsChanged();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Registered {
        ActionSpec spec;
        QAction* action = nullptr;
    };
    const Registered* find(const QString& id) const;
    void applyKeys(const Registered& registered);
    QList<QKeySequence> chosenKeys(const ActionSpec& spec) const;

    QWidget* m_window;
    UiSettings& m_settings;
    QList<Registered> m_actions;
};

} // namespace segue
