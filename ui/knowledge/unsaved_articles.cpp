// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/knowledge/unsaved_articles.h"

#include "ui/shell/ui_settings.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

QString stateName(const ArticleRef& ref) {
    // New articles are one for all accounts: the account is chosen while it is written.
    if (ref.isEmpty())
        return u"knowledge/unsaved/new"_s;
    const QByteArray id =
        (ref.account.value() + u'/' + ref.id).toUtf8().toBase64(QByteArray::Base64UrlEncoding);
    return u"knowledge/unsaved/"_s + QString::fromLatin1(id);
}

} // namespace

bool sameText(const Article& a, const Article& b) {
    return a.title == b.title && a.body == b.body && a.language == b.language && a.section == b.section &&
           a.keywords == b.keywords && a.state == b.state;
}

void UnsavedArticles::keep(const Article& article) {
    const QJsonObject object{
        {"account"_L1, article.ref.account.value()},
        {"id"_L1, article.ref.id},
        {"title"_L1, article.title},
        {"body"_L1, article.body},
        {"language"_L1, article.language},
        {"section"_L1, article.section},
        {"keywords"_L1, QJsonArray::fromStringList(article.keywords)},
        {"state"_L1, toString(article.state)},
        {"url"_L1, article.url},
        {"version"_L1, article.version},
    };
    m_settings.setState(stateName(article.ref), QJsonDocument(object).toJson(QJsonDocument::Compact));
}

std::optional<Article> UnsavedArticles::find(const ArticleRef& ref) const {
    const QJsonObject object = QJsonDocument::fromJson(m_settings.state(stateName(ref))).object();
    if (object.isEmpty())
        return std::nullopt;
    Article article;
    article.ref = {AccountId(object.value("account"_L1).toString()), object.value("id"_L1).toString()};
    article.title = object.value("title"_L1).toString();
    article.body = object.value("body"_L1).toString();
    article.language = object.value("language"_L1).toString();
    article.section = object.value("section"_L1).toString();
    const QJsonArray keywords = object.value("keywords"_L1).toArray();
    for (const QJsonValue& keyword : keywords)
        article.keywords.append(keyword.toString());
    article.state = articleStateFromString(object.value("state"_L1).toString()).value_or(ArticleState::Draft);
    article.url = object.value("url"_L1).toString();
    article.version = object.value("version"_L1).toInteger();
    return article;
}

void UnsavedArticles::forget(const ArticleRef& ref) {
    m_settings.setState(stateName(ref), {});
}

} // namespace segue
