// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/command.h"
#include "core/domain/directory.h"

#include <QHash>
#include <QObject>

namespace segue {

class ComposerEditor;
class SuggestionList;
struct UiContext;

//! What happens while typing: "/" offers canned responses, ":" emoji, "@" colleagues (in notes), "??" asks
//! for articles.
class Completer : public QObject {
    Q_OBJECT

public:
    Completer(const UiContext& context, ComposerEditor& editor, QObject* parent = nullptr);

    //! Canned responses of `account`, filled with `values`; colleagues only where `notes`.
    void setPlace(const AccountId& account, bool notes, const QHash<QString, QString>& values);
    void hide();

Q_SIGNALS:
    void articleSearchRequested(const QString& text);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void onTyped();
    void onCursorMoved();
    void choose(const QString& id);
    void offerCanned(const QString& part);
    void offerEmoji(const QString& part);
    void offerAgents(const QString& part);
    QPoint place() const;

    const UiContext& m_context;
    ComposerEditor& m_editor;
    SuggestionList* m_list;
    AccountId m_account;
    bool m_notes = false;
    QHash<QString, QString> m_values;
    QChar m_trigger;                 //!< Null while nothing is offered.
    QString m_part;                  //!< What was typed after it when the list was made.
    QHash<QString, QString> m_texts; //!< What each offered id inserts, before its placeholders are filled.
};

} // namespace segue
