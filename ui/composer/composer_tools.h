// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QMenu;
class QPushButton;
QT_END_NAMESPACE

namespace segue {

class FlatButton;

//! The line below what is written: things to put in, how it is sent, and the button that does it.
class ComposerTools : public QWidget {
    Q_OBJECT

public:
    explicit ComposerTools(QWidget* parent = nullptr);

    //! An internal note, or a reply to the customer: the button says it in word, icon and colour.
    void setNote(bool note);
    void setHint(const QString& hint);
    void setReady(bool ready);
    QMenu* waysToSend() const;

Q_SIGNALS:
    void attachRequested();
    //! What begins a choice in the text: "/" a canned response, ":" an emoji.
    void insertRequested(const QString& text);
    void articleRequested();
    void sendRequested();

private:
    QLabel* m_hint;
    QPushButton* m_send;
    FlatButton* m_more;
};

} // namespace segue
