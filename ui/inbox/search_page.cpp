// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inbox/search_page.h"

#include "ui/inbox/search_results.h"
#include "ui/shell/focus_forwarder.h"
#include "ui/shell/notice_bar.h"
#include "ui/shell/pane.h"
#include "ui/shell/ui_settings.h"
#include "ui/shell/workspace.h"

#include <QVBoxLayout>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostHits = 60;
const QString orderName = u"inbox/searchOrder"_s;
const QByteArray bestFirst = "best";

} // namespace

SearchPage::SearchPage(const UiContext& context, QWidget* parent) : QWidget(parent), m_context(context) {
    m_results = new SearchResults(context.workspace, this);
    m_notice = new NoticeBar(this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_notice);
    column->addWidget(m_results, 1);
    if (context.settings.state(orderName) == bestFirst)
        m_order = SearchOrder::BestFirst;
    forwardFocus(this, m_results);
}

void SearchPage::search(const QString& text) {
    m_question = text.trimmed();
    if (m_question.isEmpty()) {
        m_results->setAnswer({});
        m_notice->clear();
        return;
    }
    // As it was typed: a space at its end says that the last word is whole.
    const auto answer = m_context.workspace.views().search(text, mostHits, m_order);
    m_results->setAnswer(answer.value_or(SearchAnswer{}));
    sayAbout(answer.value_or(SearchAnswer{}));
    if (!answer)
        Q_EMIT failed(answer.error());
}

void SearchPage::setOrder(SearchOrder order) {
    m_order = order;
    m_context.settings.setState(orderName, order == SearchOrder::BestFirst ? bestFirst : QByteArray());
    search(m_question);
}

void SearchPage::sayAbout(const SearchAnswer& answer) {
    constexpr auto tone = NoticeBar::Tone::Info;
    if (answer.showsCorrected)
        m_notice->say(
            tone, tr("Nothing has “%1”. These have “%2”.").arg(m_question, answer.corrected), {}, {}, false);
    else if (!answer.corrected.isEmpty())
        m_notice->say(
            tone, tr("Did you mean “%1”?").arg(answer.corrected), tr("Search for it"),
            [this, corrected = answer.corrected] { Q_EMIT questionCorrected(corrected); }, false);
    else if (answer.partial)
        m_notice->say(
            tone, tr("Very many messages have these words: only the newest are compared."), {}, {}, false);
    else
        m_notice->clear();
}

} // namespace segue
