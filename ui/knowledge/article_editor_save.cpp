// SPDX-License-Identifier: GPL-3.0-or-later
// How an article editor saves: the request, its answer, and what follows from a conflict.
#include "ui/knowledge/article_conflict.h"
#include "ui/knowledge/article_editor.h"
#include "ui/shell/error_text.h"
#include "ui/shell/notice_bar.h"
#include "ui/shell/workspace.h"

#include <QLineEdit>
#include <QPushButton>

namespace segue {

void ArticleEditor::save() {
    const Article sent = article();
    if (sent.title.isEmpty()) {
        m_notice->say(
            NoticeBar::Tone::Warning, tr("An article needs a title: it is what is found and shown."));
        m_title->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (m_sending)
        return;
    m_sending = sent;
    m_save->setEnabled(false);
    keepNow();
    deliver(
        this, m_context.workspace.saveArticle(sent),
        [this, sent, round = m_round](const Result<Article>& answer) {
            if (round == m_round)
                onSaved(sent, answer);
            else
                onSavedElsewhere(sent, answer);
        });
}

void ArticleEditor::onSavedElsewhere(const Article& sent, const Result<Article>& answer) {
    // What the fields show is another article: only what was kept of this one is done with.
    if (!answer) {
        m_context.navigator.say(tr("“%1” is not saved, your text is kept. %2")
                                    .arg(sent.title, errorText(answer.error()).joined()));
        return;
    }
    const auto kept = m_unsaved.find(sent.ref);
    if (kept && sameText(*kept, sent))
        m_unsaved.forget(sent.ref);
    m_context.navigator.say(tr("Saved “%1”").arg(answer->title));
}

void ArticleEditor::onSaved(const Article& sent, const Result<Article>& answer) {
    m_sending.reset();
    m_save->setEnabled(true);
    if (answer) {
        m_unsaved.forget(sent.ref);
        m_base = *answer;
        // What was typed while it was on its way is still to be saved.
        m_dirty = !sameText(article(), *answer);
        m_conflict->hide();
        m_notice->clear();
        m_context.navigator.say(tr("Saved “%1”").arg(answer->title));
        if (m_dirty)
            keepNow();
        else
            Q_EMIT saved(*answer);
        return;
    }
    if (answer.error().kind == ErrorKind::Conflict) {
        m_notice->clear();
        m_conflict->begin(sent);
        return;
    }
    const ErrorText text = errorText(answer.error());
    m_notice->say(
        NoticeBar::Tone::Trouble, tr("Not saved, your text is kept. %1").arg(text.joined()), tr("Try again"),
        [this] { save(); });
}

void ArticleEditor::overwrite(const Article& theirs) {
    m_base.version = theirs.version;
    m_conflict->hide();
    save();
}

void ArticleEditor::useTheirs(const Article& theirs) {
    const Article mine = article();
    m_conflict->hide();
    m_unsaved.forget(mine.ref);
    m_base = theirs;
    m_dirty = false;
    fill(theirs);
    showPreview();
    m_notice->say(NoticeBar::Tone::Info, tr("This is their text."), tr("Bring mine back"), [this, mine] {
        fill(mine);
        m_dirty = true;
        showPreview();
        keepNow();
    });
}

} // namespace segue
