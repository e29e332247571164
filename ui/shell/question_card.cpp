// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/question_card.h"

#include "ui/shell/focus_forwarder.h"
#include "ui/shell/overlay.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace segue {

using namespace Qt::StringLiterals;

QuestionCard::QuestionCard(const Question& question) {
    setProperty("surface", u"popup"_s);
    setAccessibleName(question.title);
    setAccessibleDescription(question.text + u' ' + question.detail);
    const auto label = [this](const QString& text, const QString& role) {
        auto* made = new QLabel(text, this);
        made->setTextFormat(Qt::PlainText);
        made->setProperty("role", role);
        made->setWordWrap(true);
        return made;
    };
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::xl, space::xl, space::l);
    column->setSpacing(space::s);
    column->addWidget(label(question.title, u"title"_s));
    column->addWidget(label(question.text, u"muted"_s));
    if (!question.detail.isEmpty()) {
        // Broken anywhere: an address has no spaces.
        QString detail = question.detail;
        for (qsizetype i = 40; i < detail.size(); i += 41)
            detail.insert(i, QChar(0x200b));
        QLabel* shown = label(detail, {});
        shown->setTextInteractionFlags(Qt::TextSelectableByMouse);
        column->addWidget(shown);
    }
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    const auto button = [this, row](const Answer& answer) {
        auto* made = new QPushButton(answer.text, this);
        if (!answer.kind.isEmpty())
            made->setProperty("kind", answer.kind);
        row->addWidget(made);
        connect(made, &QPushButton::clicked, this, [this, then = answer.then] {
            if (auto* overlay = qobject_cast<Overlay*>(parentWidget()))
                overlay->dismiss();
            if (then)
                then();
        });
        return made;
    };
    QPushButton* cancel = button({tr("Cancel"), {}, {}});
    for (const Answer& answer : question.answers)
        button(answer);
    column->addSpacing(space::s);
    column->addLayout(row);
    setFixedWidth(Theme::instance().scaled(440));
    // The harmless answer has the focus: Enter pressed too early does nothing.
    forwardFocus(this, cancel);
}

void QuestionCard::ask(QWidget* window, const Question& question) {
    (new Overlay(window, new QuestionCard(question)))->open();
}

} // namespace segue
