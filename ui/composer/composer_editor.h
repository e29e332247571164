// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QPlainTextEdit>
#include <QStringList>

namespace segue {

//! The text field of the composer: grows with its text, takes pictures and files by paste and drop, and
//! leaves the keys of a suggestion list to whoever shows one.
class ComposerEditor : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit ComposerEditor(QWidget* parent = nullptr);

    //! Enter sends (and Shift+Enter makes a new line) instead of Ctrl+Enter.
    void setEnterSends(bool enterSends) { m_enterSends = enterSends; }
    //! While set, arrows, Enter, Tab and Escape go to suggestionKey() first.
    void setSuggesting(bool suggesting) { m_suggesting = suggesting; }
    //! In bytes of UTF-8; a longer paste is refused with pasteTooLong().
    void setMostBytes(qint64 bytes) { m_mostBytes = bytes; }

    //! The word being typed, from `trigger` to the cursor, without the trigger; null if there is none. A
    //! trigger counts only at the beginning of a line or after a space.
    QString tokenAfter(QChar trigger) const;
    //! Replaces that word and its trigger; does nothing where there is none.
    void replaceToken(QChar trigger, const QString& with);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void sendRequested();
    //! Escape: the agent wants out of the text field.
    void leaveRequested();
    void filesGiven(const QStringList& paths);
    void imageGiven(const QImage& image);
    void pasteTooLong(const QString& text);
    void suggestionKey(int key);

protected:
    bool canInsertFromMimeData(const QMimeData* source) const override;
    void insertFromMimeData(const QMimeData* source) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void grow();

    bool m_enterSends = false;
    bool m_suggesting = false;
    qint64 m_mostBytes = 256 * 1024;
    int m_height = 0; //!< In pixels, as it was last set.
};

} // namespace segue
