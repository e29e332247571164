// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/portal/help_pages.h"

#include "app/hub/portal/markdown.h"
#include "app/hub/portal/slug.h"
#include "app/hub/portal/template.h"
#include "core/text/language.h"

#include <QLocale>
#include <algorithm>

namespace segue::hub::portal {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype snippetLength = 180;
constexpr int maxRelated = 6;

//! What is between the page's head and its foot.
struct Page {
    QString title;
    QString description;
    QString query;     //!< In the search box.
    QString content;   //!< HTML.
    bool home = false; //!< With the large greeting.
    bool indexed = true;
};

QString direction(bool rightToLeft) {
    return rightToLeft ? u"rtl"_s : u"ltr"_s;
}

QString linkTo(const Reader& reader, const QByteArray& path) {
    const QString address = QString::fromLatin1(path);
    return reader.chosen ? address + u"?lang="_s + reader.language : address;
}

QString languageSwitch(const Reader& reader) {
    if (reader.languages.size() < 2)
        return {};
    QString links;
    for (const QString& code : reader.languages) {
        const QString current = code == reader.language ? u" aria-current=\"true\""_s : QString();
        links += renderTemplate(
            u"language_link"_s, reader.strings(),
            {{{u"href"_s, u"/help?lang="_s + code}, {u"code"_s, code}, {u"name"_s, nameOfLanguage(code)}},
             {{u"current"_s, current}}});
    }
    return renderTemplate(u"languages"_s, reader.strings(), {{}, {{u"links"_s, links}}});
}

QByteArray wholePage(const Reader& reader, const Page& page) {
    const PortalStrings& strings = reader.strings();
    const QString place = reader.workspace + u" · "_s + strings.say(u"helpCentre"_s);
    Values values;
    values.text = {
        {u"language"_s, strings.language()},
        {u"direction"_s, direction(strings.isRightToLeft())},
        {u"title"_s, page.title.isEmpty() ? place : page.title + u" · "_s + place},
        {u"description"_s, page.description},
        {u"headClass"_s, page.home ? u"head wide"_s : u"head"_s},
        {u"home"_s, linkTo(reader, "/help")},
        {u"workspace"_s, reader.workspace},
        {u"query"_s, page.query},
    };
    values.html = {
        {u"content"_s, page.content},
        {u"languages"_s, languageSwitch(reader)},
    };
    if (page.home)
        values.html.insert(u"greeting"_s, renderTemplate(u"greeting"_s, strings));
    if (!page.indexed)
        values.html.insert(u"robots"_s, renderTemplate(u"robots"_s, strings));
    if (reader.chosen) {
        values.html.insert(
            u"chosenLanguage"_s,
            renderTemplate(u"chosen_language"_s, strings, {{{u"language"_s, reader.language}}, {}}));
    }
    return renderTemplate(u"layout"_s, strings, values).toUtf8();
}

//! One line of a list; `name` is its template.
QString listItem(const QString& name, const Reader& reader, const Article& article) {
    const QString& language = article.language.isEmpty() ? reader.language : article.language;
    return renderTemplate(
        name, reader.strings(),
        {{{u"href"_s, linkTo(reader, articlePath(article))},
          {u"title"_s, article.title},
          {u"articleLanguage"_s, language},
          {u"snippet"_s, markdownToText(article.body, snippetLength)}},
         {}});
}

QString notice(const Reader& reader, const QString& heading, const QString& text) {
    return renderTemplate(
        u"notice"_s, reader.strings(),
        {{{u"heading"_s, heading}, {u"text"_s, text}, {u"home"_s, linkTo(reader, "/help")}}, {}});
}

QString sectionName(const Reader& reader, const Article& article) {
    return article.section.isEmpty() ? reader.strings().say(u"otherSection"_s) : article.section;
}

//! The reader's articles by section, in the order in which sections first appear.
QString sections(const Reader& reader) {
    QStringList order;
    QHash<QString, QString> items;
    for (const Article& article : reader.articles) {
        const QString section = sectionName(reader, article);
        if (!items.contains(section))
            order.append(section);
        items[section] += listItem(u"item"_s, reader, article);
    }
    QString all;
    for (const QString& section : std::as_const(order)) {
        all += renderTemplate(
            u"section"_s, reader.strings(),
            {{{u"section"_s, section}}, {{u"items"_s, items.value(section)}}});
    }
    return renderTemplate(u"sections"_s, reader.strings(), {{}, {{u"sections"_s, all}}});
}

QString related(const Reader& reader, const Article& article) {
    QString items;
    int count = 0;
    for (const Article& other : reader.articles) {
        if (other.ref == article.ref || other.section != article.section || count == maxRelated)
            continue;
        items += listItem(u"item"_s, reader, other);
        ++count;
    }
    if (count == 0)
        return {};
    return renderTemplate(u"related"_s, reader.strings(), {{}, {{u"items"_s, items}}});
}

//! The languages that have articles, the fullest first.
QStringList languagesOf(const QList<Article>& published) {
    QHash<QString, int> counts;
    QStringList languages;
    for (const Article& article : published) {
        if (!article.language.isEmpty() && counts[article.language]++ == 0)
            languages.append(article.language);
    }
    std::stable_sort(languages.begin(), languages.end(), [&counts](const QString& a, const QString& b) {
        return counts.value(a) > counts.value(b);
    });
    return languages;
}

QString chooseLanguage(const QStringList& there, const QStringList& wishes) {
    for (const QString& wish : wishes) {
        if (there.contains(wish))
            return wish;
    }
    if (!there.isEmpty())
        return there.contains(u"en"_s) ? u"en"_s : there.first();
    // Without articles there are still words of the portal's own.
    for (const QString& wish : wishes) {
        if (PortalStrings::languages().contains(wish))
            return wish;
    }
    return u"en"_s;
}

} // namespace

Reader readerOf(
    const QString& workspace, const QList<Article>& published, const QString& wanted,
    const QStringList& accepted) {
    Reader reader;
    reader.workspace = workspace;
    reader.languages = languagesOf(published);
    reader.language = chooseLanguage(reader.languages, QStringList{wanted} + accepted);
    reader.chosen = !wanted.isEmpty() && reader.language == wanted;
    for (const Article& article : published) {
        if (article.language.isEmpty() || article.language == reader.language)
            reader.articles.append(article);
    }
    return reader;
}

QByteArray homePage(const Reader& reader) {
    const PortalStrings& strings = reader.strings();
    Page page;
    page.home = true;
    page.description = strings.say(u"greeting"_s);
    page.content = reader.articles.isEmpty()
                       ? notice(reader, strings.say(u"emptyTitle"_s), strings.say(u"emptyText"_s))
                       : sections(reader);
    return wholePage(reader, page);
}

QByteArray resultsPage(const Reader& reader, const QString& query, const QList<Article>& found) {
    const PortalStrings& strings = reader.strings();
    const QString key = found.isEmpty() ? u"noResults"_s : u"resultsFor"_s;
    Page page;
    page.title = strings.say(key, {{u"query"_s, query}});
    page.query = query;
    page.indexed = false;
    if (found.isEmpty()) {
        page.content = notice(reader, page.title, strings.say(u"noResultsText"_s));
        return wholePage(reader, page);
    }
    QString items;
    for (const Article& article : found)
        items += listItem(u"found"_s, reader, article);
    page.content =
        renderTemplate(u"results"_s, strings, {{{u"heading"_s, page.title}}, {{u"items"_s, items}}});
    return wholePage(reader, page);
}

QByteArray articlePage(const Reader& reader, const Article& article) {
    const PortalStrings& strings = reader.strings();
    const QString date =
        QLocale(strings.language()).toString(toUtcDateTime(article.updatedAt).date(), QLocale::LongFormat);
    Page page;
    page.title = article.title;
    page.description = markdownToText(article.body, snippetLength);
    Values values;
    values.text = {
        {u"home"_s, linkTo(reader, "/help")},
        {u"section"_s, sectionName(reader, article)},
        {u"title"_s, article.title},
        {u"language"_s, strings.language()},
        {u"direction"_s, direction(strings.isRightToLeft())},
        {u"articleLanguage"_s, article.language.isEmpty() ? reader.language : article.language},
        {u"articleDirection"_s, direction(text::isRightToLeft(article.title))},
        {u"updated"_s, strings.say(u"updated"_s, {{u"date"_s, date}})},
    };
    values.html = {
        {u"body"_s, renderMarkdown(article.body)},
        {u"related"_s, related(reader, article)},
    };
    page.content = renderTemplate(u"article"_s, strings, values);
    return wholePage(reader, page);
}

QByteArray notFoundPage(const Reader& reader) {
    const PortalStrings& strings = reader.strings();
    Page page;
    page.title = strings.say(u"notFoundTitle"_s);
    page.indexed = false;
    page.content = notice(reader, page.title, strings.say(u"notFoundText"_s));
    return wholePage(reader, page);
}

QByteArray failedPage(const Reader& reader) {
    const PortalStrings& strings = reader.strings();
    Page page;
    page.title = strings.say(u"failedTitle"_s);
    page.indexed = false;
    page.content = notice(reader, page.title, strings.say(u"failedText"_s));
    return wholePage(reader, page);
}

} // namespace segue::hub::portal
