// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <functional>

namespace segue {

//! A question over the window, with answers as buttons. Escape and a click beside it mean "no".
class QuestionCard : public QFrame {
    Q_OBJECT

public:
    struct Answer {
        QString text;
        QString kind; //!< "primary", "danger" or "", as in the style sheet.
        std::function<void()> then;
    };
    struct Question {
        QString title;
        QString text;
        QString detail;        //!< Shown as it is and selectable: an address, a file's name.
        QList<Answer> answers; //!< "Cancel" is added.
    };

    static void ask(QWidget* window, const Question& question);

private:
    explicit QuestionCard(const Question& question);
    QWidget* makeDetail(const QString& text);
};

} // namespace segue
