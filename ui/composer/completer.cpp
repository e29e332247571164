// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/completer.h"

#include "ui/composer/composer_editor.h"
#include "ui/composer/emoji_table.h"
#include "ui/composer/placeholders.h"
#include "ui/composer/suggestion_list.h"
#include "ui/shell/fuzzy.h"
#include "ui/shell/pane.h"
#include "ui/shell/words.h"
#include "ui/shell/workspace.h"

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
    connect(&editor, &ComposerEditor::textChanged, this, &Completer::onTyped);
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
        m_editor.replaceToken(u'?', {});
        m_editor.replaceToken(u'?', {});
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
    m_texts.clear();
    const QList<CannedResponse> all =
        m_context.workspace.views().cannedResponses().value_or(QList<CannedResponse>());
    QList<std::pair<int, PickItem>> fitting;
    for (const CannedResponse& canned : all) {
        const int score = fuzzyScore(part, canned.shortcut) * 2 + fuzzyScore(part, canned.title);
        if (canned.account != m_account || score == 0)
            continue;
        m_texts.insert(canned.id, fillPlaceholders(canned.text, m_values));
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
    m_texts.clear();
    QList<PickItem> items;
    const QList<Agent> agents = m_context.workspace.views().agents().value_or(QList<Agent>());
    for (const Agent& agent : agents) {
        if (agent.ref.account != m_account || !agent.active || fuzzyScore(part, agent.name) == 0)
            continue;
        m_texts.insert(agent.ref.id, u'@' + agent.name + u' ');
        items.append({agent.ref.id, agent.name, displayName(agent.presence), {}, {}, agent.name, {}});
    }
    m_list->offer(items.mid(0, mostOffers), place());
    m_editor.setSuggesting(!items.isEmpty());
}

void Completer::choose(const QString& id) {
    const QString text = m_texts.value(id);
    const QChar trigger = m_trigger;
    hide();
    // Taken together with the trigger in one step, so that one undo brings the typed word back.
    m_editor.replaceToken(trigger, text);
    hide();
    m_editor.setFocus();
}

} // namespace segue
