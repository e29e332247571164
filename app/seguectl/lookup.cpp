// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/lookup.h"

#include "app/seguectl/command.h"
#include "app/seguectl/ctl_text.h"

#include <algorithm>

namespace segue::ctl {

using namespace Qt::StringLiterals;

namespace {

auto unknown(const QString& kind, const QString& sentence) {
    return fail(ErrorKind::Permanent, u"unknown_"_s + kind, sentence);
}
auto ambiguous(const QString& kind, const QString& sentence) {
    return fail(ErrorKind::Permanent, u"ambiguous_"_s + kind, sentence);
}

bool sameWords(const QString& a, const QString& b) {
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

//! The rows for which `fits` holds.
template <class T, class Fits> QList<T> allThat(const QList<T>& rows, Fits fits) {
    QList<T> out;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(out), fits);
    return out;
}

Result<QList<AccountId>> accountsToSearch(Views& views, const QString& account) {
    if (!account.isEmpty()) {
        SEGUE_TRY_VALUE(one, findAccount(views, account));
        return QList<AccountId>{one.id};
    }
    SEGUE_TRY_VALUE(accounts, views.accounts());
    QList<AccountId> out;
    for (const Account& one : accounts)
        out.append(one.id);
    return out;
}

//! References are the backend's words and have no index: every conversation is looked at, the open
//! ones first.
Result<QList<ConversationRef>>
withReference(Views& views, const QString& reference, const QList<AccountId>& accounts) {
    using Scope = InboxFilter::Scope;
    constexpr int piece = 500;
    QList<ConversationRef> found;
    for (const Scope scope : {Scope::All, Scope::Snoozed, Scope::Solved, Scope::Spam}) {
        InboxFilter filter;
        filter.scope = scope;
        SEGUE_TRY_VALUE(ids, views.inboxIds(filter));
        for (qsizetype from = 0; from < ids.size(); from += piece) {
            SEGUE_TRY_VALUE(rows, views.inboxRows(ids.mid(from, piece)));
            for (const InboxRow& row : rows) {
                if (row.reference == reference && accounts.contains(row.conversation.account))
                    found.append(row.conversation);
            }
        }
    }
    return found;
}

} // namespace

Result<Account> findAccount(Views& views, const QString& text) {
    SEGUE_TRY_VALUE(accounts, views.accounts());
    auto found = allThat(accounts, [&](const Account& a) { return a.id.value() == text; });
    if (found.isEmpty())
        found = allThat(accounts, [&](const Account& a) { return sameWords(a.name, text); });
    if (found.isEmpty())
        return unknown(
            u"account"_s,
            Ctl::tr("There is no account \"%1\"; seguectl accounts list shows them.").arg(text));
    if (found.size() > 1)
        return ambiguous(
            u"account"_s, Ctl::tr("Several accounts are called \"%1\"; name it by its id.").arg(text));
    return found.first();
}

Result<Conversation> findConversation(Views& views, const QString& text, const QString& account) {
    SEGUE_TRY_VALUE(accounts, accountsToSearch(views, account));
    QList<ConversationRef> candidates;
    for (const AccountId& id : std::as_const(accounts)) {
        const QString prefix = id.value() + u'/';
        candidates.append({id, text.startsWith(prefix) ? text.mid(prefix.size()) : text});
    }
    if (text.startsWith(u'#')) {
        SEGUE_TRY_VALUE(referred, withReference(views, text, accounts));
        candidates = referred;
    }
    QList<Conversation> found;
    for (const ConversationRef& candidate : std::as_const(candidates)) {
        SEGUE_TRY_VALUE(conversation, views.conversation(candidate));
        if (conversation)
            found.append(*conversation);
    }
    if (found.isEmpty())
        return unknown(
            u"conversation"_s,
            Ctl::tr("There is no conversation %1 here; seguectl sync fetches what is new.").arg(text));
    if (found.size() > 1)
        return ambiguous(
            u"conversation"_s,
            Ctl::tr("Several accounts have a conversation %1; name one with --account.").arg(text));
    return found.first();
}

Result<Agent> findAgent(Views& views, const AccountId& account, const QString& text) {
    SEGUE_TRY_VALUE(agents, views.agents());
    const auto found = allThat(agents, [&](const Agent& agent) {
        return agent.ref.account == account &&
               (agent.ref.id == text || sameWords(agent.email, text) || sameWords(agent.name, text));
    });
    if (found.isEmpty())
        return unknown(u"agent"_s, Ctl::tr("There is no agent \"%1\".").arg(text));
    if (found.size() > 1)
        return ambiguous(
            u"agent"_s, Ctl::tr("Several agents are called \"%1\"; name one by address or id.").arg(text));
    return found.first();
}

Result<Team> findTeam(Views& views, const AccountId& account, const QString& text) {
    SEGUE_TRY_VALUE(teams, views.teams());
    const auto found = allThat(teams, [&](const Team& team) {
        return team.ref.account == account && (team.ref.id == text || sameWords(team.name, text));
    });
    if (found.isEmpty())
        return unknown(u"team"_s, Ctl::tr("There is no team \"%1\".").arg(text));
    if (found.size() > 1)
        return ambiguous(
            u"team"_s, Ctl::tr("Several teams are called \"%1\"; name one by its id.").arg(text));
    return found.first();
}

Result<int> rowLimit(const QString& text, int fallback) {
    constexpr int most = 100'000;
    if (text.isEmpty())
        return fallback;
    bool isNumber = false;
    const int limit = text.toInt(&isNumber);
    if (!isNumber || limit < 1 || limit > most)
        return usage(Ctl::tr("--limit wants a number from 1 to %1.").arg(most));
    return limit;
}

} // namespace segue::ctl
