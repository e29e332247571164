// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/question_card.h"

#include "ui/shell/focus_forwarder.h"
#include "ui/shell/overlay.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTextEdit>
#include <QVBoxLayout>

namespace segue {

using namespace Qt::StringLiterals;

namespace {
constexpr int cardWidth = 440;
constexpr int mostDetail = 160; //!< Higher, it scrolls.
} // namespace

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
    if (!question.detail.isEmpty())
        column->addWidget(makeDetail(question.detail));
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
    setFixedWidth(Theme::instance().scaled(cardWidth));
    // The harmless answer has the focus: Enter pressed too early does nothing.
    forwardFocus(this, cancel);
}

QWidget* QuestionCard::makeDetail(const QString& text) {
    auto* detail = new QTextEdit(this);
    detail->setProperty("look", u"bare"_s);
    detail->setObjectName(u"detail"_s);
    detail->setAccessibleName(tr("Details"));
    detail->setReadOnly(true);
    detail->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    detail->setTabChangesFocus(true);
    // Broken anywhere: an address has no spaces.
    detail->setWordWrapMode(QTextOption::WrapAnywhere);
    detail->setPlainText(text);
    detail->document()->setDocumentMargin(0);
    detail->document()->setDefaultFont(Theme::instance().font(TextStyle::Body));
    constexpr int frame = 2;
    detail->document()->setTextWidth(Theme::instance().scaled(cardWidth) - 2 * (space::xl + frame));
    detail->setFixedHeight(
        qMin(qCeil(detail->document()->size().height()), Theme::instance().scaled(mostDetail)) + 2 * frame);
    return detail;
}

void QuestionCard::ask(QWidget* window, const Question& question) {
    (new Overlay(window, new QuestionCard(question)))->open();
}

} // namespace segue
