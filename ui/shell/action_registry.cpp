// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/action_registry.h"

#include "ui/shell/icons.h"
#include "ui/shell/ui_settings.h"

#include <QApplication>
#include <QKeyEvent>
#include <QWidget>
#include <algorithm>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

bool takesText(const QObject* object) {
    const auto* widget = qobject_cast<const QWidget*>(object);
    return widget && widget->testAttribute(Qt::WA_InputMethodEnabled) && widget->isEnabled();
}

bool startsLike(const QKeySequence& longer, const QKeySequence& shorter) {
    return shorter.matches(longer) != QKeySequence::NoMatch ||
           longer.matches(shorter) != QKeySequence::NoMatch;
}

} // namespace

QString displayName(const QKeySequence& key) {
    QString text = key.toString(QKeySequence::NativeText);
    text.replace(
        QKeySequence(Qt::Key_Return).toString(QKeySequence::NativeText),
        QKeySequence(Qt::Key_Enter).toString(QKeySequence::NativeText));
    return text.replace(u", "_s, u" "_s);
}

ActionRegistry::ActionRegistry(QWidget* window, UiSettings& settings)
    : QObject(window), m_window(window), m_settings(settings) {
    qApp->installEventFilter(this);
}

QAction* ActionRegistry::add(const ActionSpec& spec, QObject* owner, std::function<void()> run) {
    auto* action = new QAction(spec.text, owner);
    action->setObjectName(spec.id);
    if (!spec.icon.isEmpty())
        action->setIcon(themedIcon(spec.icon));
    action->setShortcutContext(Qt::WindowShortcut);
    // Some desktops show no icons in menus; ours are part of the look.
    action->setIconVisibleInMenu(true);
    connect(action, &QAction::triggered, owner, [run = std::move(run)] { run(); });
    connect(action, &QObject::destroyed, this, [this, id = spec.id] {
        m_actions.removeIf([&id](const Registered& r) { return r.spec.id == id; });
        Q_EMIT actionsChanged();
    });
    m_window->addAction(action);
    m_actions.append({spec, action});
    applyKeys(m_actions.constLast());
    Q_EMIT actionsChanged();
    return action;
}

const ActionRegistry::Registered* ActionRegistry::find(const QString& id) const {
    const auto it = std::find_if(
        m_actions.cbegin(), m_actions.cend(), [&id](const Registered& r) { return r.spec.id == id; });
    return it == m_actions.cend() ? nullptr : &*it;
}

QAction* ActionRegistry::action(const QString& id) const {
    const Registered* registered = find(id);
    return registered ? registered->action : nullptr;
}

QList<ActionSpec> ActionRegistry::specs() const {
    QList<ActionSpec> specs;
    for (const Registered& registered : m_actions)
        specs.append(registered.spec);
    return specs;
}

QList<QKeySequence> ActionRegistry::chosenKeys(const ActionSpec& spec) const {
    const auto own = m_settings.keysOf(spec.id);
    if (!own)
        return spec.keys;
    QList<QKeySequence> keys;
    for (const QString& text : *own)
        keys.append(QKeySequence(text, QKeySequence::PortableText));
    return keys;
}

QList<QKeySequence> ActionRegistry::keys(const QString& id) const {
    const Registered* registered = find(id);
    return registered ? chosenKeys(registered->spec) : QList<QKeySequence>();
}

QString ActionRegistry::keyText(const QString& id) const {
    const QList<QKeySequence> all = keys(id);
    return all.isEmpty() ? QString() : displayName(all.constFirst());
}

bool ActionRegistry::isRemapped(const QString& id) const {
    return m_settings.keysOf(id).has_value();
}

void ActionRegistry::setKeys(const QString& id, const QList<QKeySequence>& keys) {
    QStringList words;
    for (const QKeySequence& key : keys)
        words.append(key.toString(QKeySequence::PortableText));
    m_settings.setKeysOf(id, words);
    if (const Registered* registered = find(id))
        applyKeys(*registered);
    Q_EMIT keysChanged();
}

void ActionRegistry::resetKeys(const QString& id) {
    m_settings.setKeysOf(id, std::nullopt);
    if (const Registered* registered = find(id))
        applyKeys(*registered);
    Q_EMIT keysChanged();
}

QStringList ActionRegistry::conflicts(const QString& id, const QKeySequence& key) const {
    QStringList ids;
    for (const Registered& other : m_actions) {
        if (other.spec.id == id)
            continue;
        const QList<QKeySequence> theirs = chosenKeys(other.spec);
        if (std::any_of(
                theirs.cbegin(), theirs.cend(), [&key](const QKeySequence& k) { return startsLike(k, key); }))
            ids.append(other.spec.id);
    }
    return ids;
}

void ActionRegistry::applyKeys(const Registered& registered) {
    const QList<QKeySequence> keys = chosenKeys(registered.spec);
    registered.action->setShortcuts(keys);
    const QString key = keys.isEmpty() ? QString() : displayName(keys.constFirst());
    QString plain = registered.spec.text;
    // Some languages put a space before it.
    plain = plain.remove(u'…').trimmed();
    registered.action->setToolTip(
        key.isEmpty() ? plain : tr("%1 (%2)", "action and its key").arg(plain, key));
}

bool ActionRegistry::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::ShortcutOverride || !takesText(watched))
        return false;
    const auto* key = static_cast<QKeyEvent*>(event);
    // A character for the text field, whatever it is bound to. Ctrl+Alt is how AltGr arrives on some systems.
    const Qt::KeyboardModifiers held =
        key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    const bool types = held == Qt::NoModifier || held == (Qt::ControlModifier | Qt::AltModifier);
    if (types && !key->text().isEmpty() && key->text().at(0).isPrint()) {
        event->accept();
        return true;
    }
    return false;
}

} // namespace segue
