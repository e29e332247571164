// SPDX-License-Identifier: GPL-3.0-or-later
// Customers, entries and articles by what one remembers of them.
#include "app/seguectl/command_table.h"
#include "app/seguectl/ctl_text.h"
#include "app/seguectl/json_of.h"
#include "app/seguectl/lookup.h"
#include "app/seguectl/output.h"
#include "app/seguectl/profile.h"
#include "core/text/plain_text.h"

namespace segue::ctl {

using namespace Qt::StringLiterals;

namespace {

constexpr int usualLimit = 20;
constexpr qsizetype excerptWidth = 80;

QString oneLine(const QString& text) {
    return text::elide(text::stripControls(text), excerptWidth);
}

Result<void> customers(Context& context) {
    SEGUE_TRY_VALUE(limit, rowLimit(context.request.value(u"limit"_s), usualLimit));
    SEGUE_TRY_VALUE(views, context.profile.views());
    SEGUE_TRY_VALUE(rows, views->customers(context.request.arguments.value(0), {}, limit));
    TextTable table(
        {Ctl::tr("NAME"), Ctl::tr("ADDRESS"), Ctl::tr("ORGANISATION"), Ctl::tr("OPEN"), Ctl::tr("LAST"),
         Ctl::tr("ID")});
    for (const CustomerRow& row : std::as_const(rows))
        table.add(
            {text::stripControls(row.name), text::stripControls(row.detail),
             text::stripControls(row.organisation), QString::number(row.openCount), timeText(row.lastAt),
             row.id.value()});
    context.output.answer({{u"customers"_s, toJsonList(rows)}}, table.text(Ctl::tr("Nobody fits.")));
    return {};
}

//! What there is to say before the hits; empty or a line.
QString aboutQuestion(const SearchAnswer& answer) {
    if (answer.showsCorrected)
        return Ctl::tr("Nothing has these words. These have: %1").arg(answer.corrected) + u'\n';
    if (!answer.corrected.isEmpty())
        return Ctl::tr("Did you mean: %1").arg(answer.corrected) + u'\n';
    return answer.partial ? Ctl::tr("Only the newest messages with these words were compared.") + u'\n'
                          : QString();
}

Result<void> search(Context& context) {
    SEGUE_TRY_VALUE(limit, rowLimit(context.request.value(u"limit"_s), usualLimit));
    SEGUE_TRY_VALUE(views, context.profile.views());
    const SearchOrder order =
        context.request.has(u"best"_s) ? SearchOrder::BestFirst : SearchOrder::NewestFirst;
    SEGUE_TRY_VALUE(answer, views->search(context.request.arguments.first(), limit, order));
    TextTable table({Ctl::tr("CONVERSATION"), Ctl::tr("AT"), Ctl::tr("CUSTOMER"), Ctl::tr("TEXT")});
    for (const SearchHit& hit : std::as_const(answer.hits))
        table.add(
            {hit.conversation.id, timeText(hit.at), text::stripControls(hit.customerName),
             oneLine(markedText(hit.excerpt))});
    context.output.answer(
        {{u"hits"_s, toJsonList(answer.hits)},
         {u"partial"_s, answer.partial},
         {u"corrected"_s, answer.corrected},
         {u"showsCorrected"_s, answer.showsCorrected}},
        aboutQuestion(answer) + table.text(Ctl::tr("Nothing was found.")));
    return {};
}

Result<void> articles(Context& context) {
    SEGUE_TRY_VALUE(limit, rowLimit(context.request.value(u"limit"_s), usualLimit));
    SEGUE_TRY_VALUE(views, context.profile.views());
    SEGUE_TRY_VALUE(hits, views->findArticles(context.request.arguments.value(0), limit));
    TextTable table({Ctl::tr("TITLE"), Ctl::tr("LANGUAGE"), Ctl::tr("STATE"), Ctl::tr("ADDRESS")});
    for (const ArticleHit& hit : std::as_const(hits))
        table.add(
            {oneLine(hit.article.title), hit.article.language, toString(hit.article.state), hit.article.url});
    context.output.answer(
        {{u"articles"_s, toJsonList(hits)}}, table.text(Ctl::tr("There is no such article.")));
    return {};
}

} // namespace

QList<CommandSpec> lookupCommands() {
    const QList<Option> limit{{u"limit"_s, u"N"_s, Ctl::tr("At most so many; 20 if not given.")}};
    return {
        {u"customers"_s,
         u"[TEXT]"_s,
         0,
         1,
         Ctl::tr("Finds customers by name, address or organisation."),
         {},
         limit,
         &customers},
        {u"search"_s, u"TEXT"_s, 1, 1, Ctl::tr("Searches everything that was written."),
         Ctl::tr("All words must occur; \"words in quotes\" must follow each other; the last word "
                 "may be unfinished."),
         limit + QList<Option>{{u"best"_s, {}, Ctl::tr("The best match first, instead of the newest.")}},
         &search},
        {u"articles"_s,
         u"[QUESTION]"_s,
         0,
         1,
         Ctl::tr("Finds articles of the knowledge base."),
         {},
         limit,
         &articles},
    };
}

} // namespace segue::ctl
