// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/storage/feed_json.h"

#include "app/hub/storage/contact_json.h"
#include "app/hub/storage/conversation_json.h"
#include "app/hub/storage/decision_json.h"
#include "app/hub/storage/directory_json.h"
#include "app/hub/storage/entry_json.h"
#include "app/hub/storage/erasure_json.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

template <class Row, class ToJson> QJsonArray listOf(const QList<Row>& rows, ToJson toJson) {
    QJsonArray out;
    for (const Row& row : rows)
        out.append(toJson(row));
    return out;
}

} // namespace

QJsonObject changedObjectsToJson(const ChangedObjects& objects, const JsonContext& context) {
    QJsonObject out;
    const auto put = [&out](FeedKind kind, QJsonArray list) { out.insert(listName(kind), list); };
    put(FeedKind::Erasure, listOf(objects.erasures, erasureToJson));
    put(FeedKind::Organisation, listOf(objects.organisations, organisationToJson));
    put(FeedKind::Contact, listOf(objects.contacts, contactToJson));
    put(FeedKind::Agent, listOf(objects.agents, [&](const AgentRow& agent) {
            return agentToJson(agent, context.presenceOf ? context.presenceOf(agent.id) : Presence::Offline);
        }));
    put(FeedKind::Team, listOf(objects.teams, teamToJson));
    put(FeedKind::Canned, listOf(objects.canned, cannedToJson));
    put(FeedKind::Macro, listOf(objects.macros, macroToJson));
    put(FeedKind::Article, listOf(objects.articles, [&](const ArticleRow& article) {
            return articleToJson(article, context.articleUrl ? context.articleUrl(article) : QString());
        }));
    put(FeedKind::Conversation, listOf(objects.conversations, conversationToJson));
    put(FeedKind::Entry, listOf(objects.entries, entryToJson));
    put(FeedKind::Decision, listOf(objects.decisions, decisionToJson));
    QJsonArray removed;
    for (const ChangedObjects::Removed& gone : objects.removed)
        removed.append(
            QJsonObject{{u"kind"_s, toString(gone.kind)}, {u"id"_s, gone.id}, {u"version"_s, gone.version}});
    out.insert(u"removed"_s, removed);
    return out;
}

QJsonObject feedPageToJson(const FeedPage& page, const JsonContext& context) {
    QJsonObject out = changedObjectsToJson(page.objects, context);
    out.insert(u"next"_s, page.next);
    out.insert(u"head"_s, page.head);
    out.insert(u"complete"_s, page.complete);
    return out;
}

} // namespace segue::hub
