// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/completer.h"

#include "ui/composer/composer_editor.h"
#include "ui/composer/emoji_table.h"
#include "ui/composer/placeholders.h"
#include "ui/composer/suggestion_list.h"
#include "ui/shell/directory.h"
#include "ui/shell/fuzzy.h"
#include "ui/shell/pane.h"
#include "ui/shell/words.h"
#include "ui/shell/workspace.h"

#include <QEvent>
#include <QTextBlock>
#include <algorithm>

namespace segue {

using namespace Qt::StringLiterals;

namespace {
constexpr int mostOffers = 20;
} // namespace

Completer::Completer(const UiContext& context, ComposerEditor& editor, QObject* parent)
    : QObject(parent), m_context(context), m_editor(editor),
      m_list(new SuggestionList(context.navigator.overlayHost())) {
    editor.installEventFilter(this);
    connect(&editor, &ComposerEditor::textChanged, this, &Completer::onTyped);
    connect(&editor, &ComposerEditor::cursorPositionChanged, this, &Completer::onCursorMoved);
    connect(&editor, &ComposerEditor::suggestionKey, this, [this](int key) {
        m_list->handleKey(key);
        if (m_list->isHidden())
            hide();
    });
    connect(m_list, &SuggestionList::chosen, this, &Completer::choose);
}

void Completer::setPlace(const AccountId& account, bool notes, const QHash<QString, QString>& values) {
    m_account = account;
    m_notes = notes;
    m_values = values;
    hide();
}

void Completer::hide() {
    m_list->hide();
    m_editor.setSuggesting(false);
    m_trigger = {};
}

bool Completer::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusOut)
        hide();
    return QObject::eventFilter(watched, event);
}

void Completer::onCursorMoved() {
    // The list is for the word that was typed: what is chosen replaces that word and no other.
    if (!m_trigger.isNull() && m_editor.tokenAfter(m_trigger) != m_part)
        hide();
}

QPoint Completer::place() const {
    const QRect cursor = m_editor.cursorRect();
    QWidget* window = m_context.navigator.overlayHost();
    return m_editor.viewport()->mapTo(window, cursor.topLeft()) - QPoint(0, 4);
}

void Completer::onTyped() {
    // Text that is put in by the program offers nothing.
    if (!m_editor.hasFocus())
        return;
    const QTextCursor cursor = m_editor.textCursor();
    if (cursor.block().text().left(cursor.positionInBlock()).endsWith("??"_L1)) {
        QTextCursor question = cursor;
        question.movePosition(QTextCursor::PreviousCharacter, QTextCursor::KeepAnchor, 2);
        question.removeSelectedText();
        hide();
        Q_EMIT articleSearchRequested({});
        return;
    }
    if (const QString part = m_editor.tokenAfter(u'/'); !part.isNull())
        offerCanned(part);
    else if (const QString name = m_editor.tokenAfter(u':'); name.size() >= 2)
        offerEmoji(name);
    else if (const QString who = m_editor.tokenAfter(u'@'); m_notes && !who.isNull())
        offerAgents(who);
    else
        hide();
}

void Completer::offerCanned(const QString& part) {
    m_trigger = u'/';
    m_part = part;
    m_texts.clear();
    QList<std::pair<int, PickItem>> fitting;
    for (const CannedResponse& canned : m_context.workspace.directory().cannedResponses()) {
        if (canned.account != m_account)
            continue;
        const int score = fuzzyScore(part, canned.shortcut) * 2 + fuzzyScore(part, canned.title);
        if (score == 0)
            continue;
        m_texts.insert(canned.id, canned.text);
        fitting.append({score, {canned.id, canned.title, u'/' + canned.shortcut, u"note"_s, {}, {}, {}}});
    }
    std::stable_sort(
        fitting.begin(), fitting.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    QList<PickItem> items;
    for (const auto& [score, item] : fitting)
        items.append(item);
    m_list->offer(items.mid(0, mostOffers), place());
    m_editor.setSuggesting(!items.isEmpty());
}

void Completer::offerEmoji(const QString& part) {
    m_trigger = u':';
    m_part = part;
    m_texts.clear();
    QList<PickItem> items;
    const QList<Emoji> found = findEmoji(part, mostOffers);
    for (const Emoji& emoji : found) {
        m_texts.insert(emoji.name, emoji.text);
        items.append({emoji.name, u"%1  %2"_s.arg(emoji.text, emoji.name), {}, {}, {}, {}, {}});
    }
    m_list->offer(items, place());
    m_editor.setSuggesting(!items.isEmpty());
}

void Completer::offerAgents(const QString& part) {
    m_trigger = u'@';
    m_part = part;
    m_texts.clear();
    QList<PickItem> items;
    for (const Agent& agent : m_context.workspace.directory().agents()) {
        if (agent.ref.account != m_account || !agent.active || fuzzyScore(part, agent.name) == 0)
            continue;
        m_texts.insert(agent.ref.id, u'@' + agent.name + u' ');
        items.append({agent.ref.id, agent.name, displayName(agent.presence), {}, {}, agent.name, {}});
    }
    m_list->offer(items.mid(0, mostOffers), place());
    m_editor.setSuggesting(!items.isEmpty());
}

void Completer::choose(const QString& id) {
    const QChar trigger = m_trigger;
    const QString text = trigger == u'/' ? fillPlaceholders(m_texts.value(id), m_values) : m_texts.value(id);
    hide();
    // Taken together with the trigger in one step, so that one undo brings the typed word back.
    m_editor.replaceToken(trigger, text);
    hide();
    m_editor.setFocus();
}

} // namespace segue
