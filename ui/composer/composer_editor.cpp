// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/composer_editor.h"

#include "ui/shell/theme.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QTextBlock>
#include <QUrl>

namespace segue {

using namespace Qt::StringLiterals;

namespace {
constexpr int fewestLines = 3;
constexpr int mostLines = 14;
//! A longer text is not measured for every key: the field is at its full height anyway.
constexpr int measuredCharacters = 8000;
} // namespace

ComposerEditor::ComposerEditor(QWidget* parent) : QPlainTextEdit(parent) {
    setProperty("look", u"bare"_s);
    setTabChangesFocus(true);
    setAcceptDrops(true);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(2);
    QTextOption option = document()->defaultTextOption();
    option.setTextDirection(Qt::LayoutDirectionAuto);
    document()->setDefaultTextOption(option);
    connect(this, &QPlainTextEdit::textChanged, this, &ComposerEditor::grow);
}

QSize ComposerEditor::sizeHint() const {
    int lines = mostLines;
    if (document()->characterCount() < measuredCharacters)
        lines = qBound(fewestLines, qRound(document()->size().height()), mostLines);
    return {200, lines * fontMetrics().lineSpacing() + 2 * space::xs + 2};
}

QSize ComposerEditor::minimumSizeHint() const {
    return {120, fewestLines * fontMetrics().lineSpacing() + space::s};
}

void ComposerEditor::grow() {
    const int height = sizeHint().height();
    if (height == m_height)
        return;
    m_height = height;
    setFixedHeight(height);
    updateGeometry();
}

QString ComposerEditor::tokenAfter(QChar trigger) const {
    const QTextCursor cursor = textCursor();
    const QString before = cursor.block().text().left(cursor.positionInBlock());
    const qsizetype at = before.lastIndexOf(trigger);
    if (cursor.hasSelection() || at < 0 || before.size() - at > 40)
        return {};
    const QString token = before.mid(at + 1);
    const bool begins = at == 0 || before.at(at - 1).isSpace();
    if (!begins || token.contains(u' '))
        return {};
    return token.isNull() ? u""_s : token;
}

void ComposerEditor::replaceToken(QChar trigger, const QString& with) {
    const QString token = tokenAfter(trigger);
    if (token.isNull())
        return;
    QTextCursor cursor = textCursor();
    cursor.setPosition(cursor.position() - static_cast<int>(token.size()) - 1, QTextCursor::KeepAnchor);
    cursor.insertText(with);
    setTextCursor(cursor);
}

bool ComposerEditor::canInsertFromMimeData(const QMimeData* source) const {
    return source->hasImage() || source->hasUrls() || source->hasText();
}

void ComposerEditor::insertFromMimeData(const QMimeData* source) {
    QStringList paths;
    const QList<QUrl> urls = source->urls();
    for (const QUrl& url : urls) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    if (!paths.isEmpty()) {
        Q_EMIT filesGiven(paths);
        return;
    }
    // Office programs offer a picture of what they also offer as text.
    if (source->hasImage() && !source->hasText()) {
        const QImage image = source->imageData().value<QImage>();
        if (!image.isNull())
            Q_EMIT imageGiven(image);
        return;
    }
    const QString text = source->text();
    if (toPlainText().toUtf8().size() + text.toUtf8().size() > m_mostBytes) {
        Q_EMIT pasteTooLong(text);
        return;
    }
    QTextCursor cursor = textCursor();
    cursor.insertText(text);
    ensureCursorVisible();
}

bool ComposerEditor::focusNextPrevChild(bool next) {
    // Tab chooses from an open list before it leaves the field.
    if (m_suggesting && next) {
        Q_EMIT suggestionKey(Qt::Key_Tab);
        return true;
    }
    return QPlainTextEdit::focusNextPrevChild(next);
}

bool ComposerEditor::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && m_suggesting) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape || key == Qt::Key_Tab || key == Qt::Key_Up || key == Qt::Key_Down) {
            event->accept();
            return true;
        }
    }
    return QPlainTextEdit::event(event);
}

void ComposerEditor::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool forList = enter || event->key() == Qt::Key_Up || event->key() == Qt::Key_Down ||
                         event->key() == Qt::Key_Tab || event->key() == Qt::Key_Escape;
    if (m_suggesting && forList && event->modifiers() == Qt::NoModifier) {
        Q_EMIT suggestionKey(event->key());
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT leaveRequested();
        return;
    }
    if (enter && m_enterSends && (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier) {
        Q_EMIT sendRequested();
        return;
    }
    if (enter && event->modifiers() & Qt::ShiftModifier && !(event->modifiers() & Qt::ControlModifier)) {
        // A plain new line; the text field's own would be a line separator.
        insertPlainText(u"\n"_s);
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

} // namespace segue
