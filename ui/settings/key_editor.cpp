// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/key_editor.h"

#include "ui/shell/action_registry.h"
#include "ui/shell/flat_button.h"
#include "ui/shell/flow_layout.h"
#include "ui/shell/focus_forwarder.h"
#include "ui/shell/fold_group.h"
#include "ui/shell/labels.h"
#include "ui/shell/notice_bar.h"
#include "ui/shell/theme.h"

#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

//! Alt, or Ctrl and Alt, with a letter: on many keyboards that is how characters are typed.
bool mayTypeACharacter(const QKeySequence& key) {
    for (int i = 0; i < key.count(); ++i) {
        const QKeyCombination pressed = key[static_cast<uint>(i)];
        const bool letter = pressed.key() >= Qt::Key_A && pressed.key() <= Qt::Key_Z;
        if (letter && pressed.keyboardModifiers() & Qt::AltModifier)
            return true;
    }
    return false;
}

} // namespace

KeyEditor::KeyEditor(ActionRegistry& actions, QWidget* parent) : QFrame(parent), m_actions(actions) {
    setProperty("surface", u"card"_s);
    build();
    connect(m_capture, &QKeySequenceEdit::editingFinished, this, [this] {
        const QKeySequence key = m_capture->keySequence();
        m_capture->clear();
        if (!key.isEmpty())
            add(key);
    });
    connect(m_reset, &QPushButton::clicked, this, [this] {
        m_notice->clear();
        m_actions.resetKeys(m_id);
    });
    connect(&actions, &ActionRegistry::keysChanged, this, &KeyEditor::showKeys);
    hide();
}

void KeyEditor::build() {
    m_title = wrappedLabel({}, u"strong"_s, this);
    m_keyBox = new QWidget(this);
    m_keys = new FlowLayout(m_keyBox);
    m_keys->setSpacing(space::xs);
    m_capture = new QKeySequenceEdit(this);
    m_capture->setObjectName(u"captureKey"_s);
    m_capture->setAccessibleName(tr("Press the new key"));
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    // Since then it keeps Shift+Tab for itself, and nobody gets out of it backwards.
    m_capture->setFinishingKeyCombinations({Qt::Key_Tab, Qt::SHIFT | Qt::Key_Backtab});
#endif
    if (auto* field = m_capture->findChild<QLineEdit*>()) {
        field->setPlaceholderText(tr("Press a new key, or several after each other"));
        field->setAccessibleName(tr("Press the new key"));
    }
    m_reset = new QPushButton(tr("As it was"), this);
    m_reset->setObjectName(u"resetKeys"_s);
    m_reset->setProperty("kind", u"quiet"_s);
    m_notice = new NoticeBar(this);
    auto* line = new QHBoxLayout;
    line->setSpacing(space::s);
    line->addWidget(m_capture, 1);
    line->addWidget(m_reset);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::m, space::l, space::m);
    column->setSpacing(space::s);
    column->addWidget(m_title);
    column->addWidget(m_keyBox);
    column->addLayout(line);
    column->addWidget(m_notice);
    forwardFocus(this, m_capture);
}

void KeyEditor::setAction(const QString& id) {
    if (id != m_id)
        m_notice->clear();
    m_id = id;
    showKeys();
    setVisible(m_actions.action(id) != nullptr);
}

void KeyEditor::showKeys() {
    const QAction* action = m_actions.action(m_id);
    if (!action)
        return;
    m_title->setText(action->text());
    setAccessibleName(tr("Keys of “%1”").arg(action->text()));
    clearLayout(m_keys);
    const QList<QKeySequence> keys = m_actions.keys(m_id);
    for (const QKeySequence& key : keys) {
        const QString text = displayName(key);
        auto* chip = new FlatButton(FlatButton::Look::Chip, {}, text, m_keyBox);
        chip->setRemoves(true);
        chip->setObjectName(u"key."_s + key.toString(QKeySequence::PortableText));
        chip->setAccessibleName(tr("Take away %1").arg(text));
        chip->setToolTip(tr("Take this key away"));
        connect(chip, &QToolButton::clicked, this, [this, key] {
            QList<QKeySequence> rest = m_actions.keys(m_id);
            rest.removeAll(key);
            m_notice->clear();
            m_actions.setKeys(m_id, rest);
        });
        m_keys->addWidget(chip);
        chip->show();
    }
    m_keyBox->setVisible(!keys.isEmpty());
    m_reset->setVisible(m_actions.isRemapped(m_id));
}

QString KeyEditor::namesOf(const QStringList& ids) const {
    QStringList names;
    for (const QString& id : ids)
        names.append(tr("“%1”").arg(m_actions.action(id)->text()));
    return names.join(u", "_s);
}

void KeyEditor::add(const QKeySequence& key) {
    const QString text = displayName(key);
    const QStringList others = m_actions.conflicts(m_id, key);
    if (!others.isEmpty()) {
        m_notice->say(
            NoticeBar::Tone::Warning,
            tr("%1 already belongs to %2.", "key and actions").arg(text, namesOf(others)),
            tr("Use it here instead"), [this, key] {
                takeFromOthers(key);
                put(key);
            });
        return;
    }
    m_notice->clear();
    put(key);
    if (mayTypeACharacter(key))
        m_notice->say(NoticeBar::Tone::Info, tr("On some keyboards %1 types a character.").arg(text));
}

void KeyEditor::put(const QKeySequence& key) {
    QList<QKeySequence> keys = m_actions.keys(m_id);
    keys.removeAll(key);
    keys.append(key);
    m_actions.setKeys(m_id, keys);
}

void KeyEditor::takeFromOthers(const QKeySequence& key) {
    const QStringList others = m_actions.conflicts(m_id, key);
    for (const QString& id : others) {
        QList<QKeySequence> rest = m_actions.keys(id);
        rest.removeIf([&key](const QKeySequence& theirs) {
            return theirs.matches(key) != QKeySequence::NoMatch ||
                   key.matches(theirs) != QKeySequence::NoMatch;
        });
        m_actions.setKeys(id, rest);
    }
}

} // namespace segue
