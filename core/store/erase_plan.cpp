// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/erase_plan.h"

#include "core/base/enum_names.h"
#include "core/base/json.h"
#include "core/store/row_codec.h"
#include "core/store/stored_contacts.h"
#include "core/text/search_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <algorithm>

namespace segue {

using namespace Qt::StringLiterals;
using namespace store;

namespace {

constexpr EnumNames<ErasureState, 3> stateNames{{{
    {ErasureState::Decided, "decided"},
    {ErasureState::Forgotten, "forgotten"},
    {ErasureState::Done, "done"},
}}};

//! Shorter words would be found in others' texts as well.
constexpr qsizetype shortestWord = 5;

template <class Ref> QJsonArray refsToJson(const QList<Ref>& refs) {
    QJsonArray out;
    for (const Ref& ref : refs)
        out.append(QJsonArray{ref.account.value(), ref.id});
    return out;
}
template <class Ref> QList<Ref> refsFromJson(const QJsonValue& value) {
    QList<Ref> out;
    const QJsonArray refs = value.toArray();
    for (const QJsonValue& ref : refs)
        out.append(Ref{AccountId(ref.toArray().at(0).toString()), ref.toArray().at(1).toString()});
    return out;
}
QStringList stringsFromJson(const QJsonValue& value) {
    QStringList out;
    const QJsonArray texts = value.toArray();
    for (const QJsonValue& text : texts)
        out.append(text.toString());
    return out;
}

template <class Ref> void appendNew(QList<Ref>& refs, const QList<Ref>& more) {
    QSet<Ref> known(refs.begin(), refs.end());
    for (const Ref& ref : more) {
        if (!known.contains(ref))
            refs.append(ref);
        known.insert(ref);
    }
}

void addWord(ErasePlan& plan, const QString& word) {
    const QString folded = word.trimmed().toLower();
    if (folded.size() >= shortestWord && !plan.words.contains(folded))
        plan.words.append(folded);
}

Result<void> addWords(db::Connection& cache, ErasePlan& plan, const ContactRef& ref) {
    SEGUE_TRY_VALUE(found, contactsWhere(cache, u"account = ? AND id = ?"_s, {ref.account, ref.id}));
    for (const StoredContact& stored : std::as_const(found)) {
        // A first name alone is many people's.
        if (stored.contact.name.trimmed().contains(u' '))
            addWord(plan, stored.contact.name);
        for (const ContactPoint& point : stored.contact.points) {
            addWord(plan, point.value);
            addWord(plan, point.normalised);
        }
    }
    return {};
}

Result<void> addOwnConversations(db::Connection& cache, ErasePlan& plan, const ContactRef& ref) {
    QList<ConversationRef> own;
    SEGUE_TRY(cache.query(
        u"SELECT id FROM conversations WHERE account = ? AND contact = ?"_s, {ref.account, ref.id},
        [&](const db::Row& row) { own.append({ref.account, row.text(0)}); }));
    appendNew(plan.conversations, own);
    return {};
}

bool isOf(const ErasePlan& plan, const Participant& participant) {
    if (participant.contact)
        return plan.contacts.contains(*participant.contact);
    return !participant.address.isEmpty() && plan.words.contains(participant.address.toLower());
}

//! Conversations of others in which one of the plan's contacts takes part.
Result<QList<ConversationRef>> sharedConversations(db::Connection& cache, const ErasePlan& plan) {
    QSet<AccountId> accounts;
    for (const ContactRef& contact : plan.contacts)
        accounts.insert(contact.account);
    QList<ConversationRef> out;
    for (const AccountId& account : std::as_const(accounts))
        SEGUE_TRY(cache.query(
            u"SELECT id, participants FROM conversations WHERE account = ? AND participants <> ''"_s,
            {account}, [&](const db::Row& row) {
                const ConversationRef ref{account, row.text(0)};
                const QList<Participant> participants = participantsFromJson(row.text(1), account);
                const bool takesPart =
                    std::any_of(participants.begin(), participants.end(), [&](const Participant& one) {
                        return isOf(plan, one);
                    });
                if (takesPart && !plan.conversations.contains(ref))
                    out.append(ref);
            }));
    return out;
}

//! What they wrote, or what was written to them, in conversations of others.
Result<void> addEntriesElsewhere(db::Connection& cache, ErasePlan& plan) {
    SEGUE_TRY_VALUE(shared, sharedConversations(cache, plan));
    const QSet<ConversationRef> own(plan.conversations.begin(), plan.conversations.end());
    QList<EntryRef> entries;
    for (const ConversationRef& conversation : std::as_const(shared))
        SEGUE_TRY(cache.query(
            u"SELECT id, contact, author_id, author_kind FROM entries WHERE account = ? AND conversation = ?"_s,
            {conversation.account, conversation.id}, [&](const db::Row& row) {
                const bool isTheirs = plan.contacts.contains({conversation.account, row.text(1)}) ||
                                      (row.text(3) == toString(AuthorKind::Customer) &&
                                       plan.contacts.contains({conversation.account, row.text(2)}));
                if (isTheirs)
                    entries.append({conversation.account, row.text(0)});
            }));
    // Where nobody is named as taking part, an entry can still be on a contact's own timeline.
    for (const ContactRef& contact : std::as_const(plan.contacts))
        SEGUE_TRY(cache.query(
            u"SELECT id, conversation FROM entries WHERE customer IN (SELECT customer FROM contacts WHERE "
            "account = ? AND id = ?) AND account = ? AND contact = ?"_s,
            {contact.account, contact.id, contact.account, contact.id}, [&](const db::Row& row) {
                if (!own.contains({contact.account, row.text(1)}))
                    entries.append({contact.account, row.text(0)});
            }));
    appendNew(plan.entriesElsewhere, entries);
    return {};
}

void addDownloads(
    ErasePlan& plan, const EntryRef& entry, const QString& attachments, const DownloadPath& downloadPath) {
    const QList<Attachment> all = attachmentsFromJson(attachments);
    for (const Attachment& attachment : all)
        plan.downloads.append(downloadPath(entry, attachment.id, attachment.name));
}

Result<void> addAllDownloads(db::Connection& cache, ErasePlan& plan, const DownloadPath& downloadPath) {
    for (const ConversationRef& conversation : std::as_const(plan.conversations))
        SEGUE_TRY(cache.query(
            u"SELECT id, attachments FROM entries WHERE account = ? AND conversation = ? AND attachments <> ''"_s,
            {conversation.account, conversation.id}, [&](const db::Row& row) {
                addDownloads(plan, {conversation.account, row.text(0)}, row.text(1), downloadPath);
            }));
    for (const EntryRef& entry : std::as_const(plan.entriesElsewhere))
        SEGUE_TRY(cache.query(
            u"SELECT attachments FROM entries WHERE account = ? AND id = ? AND attachments <> ''"_s,
            {entry.account, entry.id},
            [&](const db::Row& row) { addDownloads(plan, entry, row.text(0), downloadPath); }));
    return {};
}

//! The addresses of the plan: words that nobody else has.
QStringList addressesOf(const ErasePlan& plan) {
    QStringList out;
    std::copy_if(plan.words.begin(), plan.words.end(), std::back_inserter(out), [](const QString& word) {
        const auto digits = std::count_if(word.begin(), word.end(), [](QChar c) { return c.isDigit(); });
        constexpr qsizetype leastDigits = 7;
        return word.contains(u'@') || digits >= leastDigits;
    });
    return out;
}

} // namespace

QString toString(ErasureState state) {
    return stateNames.name(state);
}

QString store::planToJson(const ErasePlan& plan) {
    return QString::fromUtf8(toJson(QJsonObject{
        {u"id"_s, plan.id.value()},
        {u"customer"_s, plan.customer.value()},
        {u"contacts"_s, refsToJson(plan.contacts)},
        {u"conversations"_s, refsToJson(plan.conversations)},
        {u"entries"_s, refsToJson(plan.entriesElsewhere)},
        {u"words"_s, QJsonArray::fromStringList(plan.words)},
        {u"downloads"_s, QJsonArray::fromStringList(plan.downloads)},
        {u"staged"_s, QJsonArray::fromStringList(plan.staged)},
        {u"set_aside"_s, plan.setAsideFiles},
        {u"at"_s, toMs(plan.at)}}));
}

ErasePlan store::planFromJson(const QString& json) {
    const QJsonObject object = QJsonDocument::fromJson(json.toUtf8()).object();
    ErasePlan plan;
    plan.id = ErasureId(object.value("id"_L1).toString());
    plan.customer = CustomerId(object.value("customer"_L1).toString());
    plan.contacts = refsFromJson<ContactRef>(object.value("contacts"_L1));
    plan.conversations = refsFromJson<ConversationRef>(object.value("conversations"_L1));
    plan.entriesElsewhere = refsFromJson<EntryRef>(object.value("entries"_L1));
    plan.words = stringsFromJson(object.value("words"_L1));
    plan.downloads = stringsFromJson(object.value("downloads"_L1));
    plan.staged = stringsFromJson(object.value("staged"_L1));
    plan.setAsideFiles = object.value("set_aside"_L1).toBool();
    plan.at = fromMs(object.value("at"_L1).toInteger());
    return plan;
}

Result<void>
store::completePlan(db::Connection& cache, ErasePlan& plan, bool mentions, const DownloadPath& downloadPath) {
    for (const ContactRef& contact : std::as_const(plan.contacts)) {
        SEGUE_TRY(addWords(cache, plan, contact));
        SEGUE_TRY(addOwnConversations(cache, plan, contact));
    }
    SEGUE_TRY(addEntriesElsewhere(cache, plan));
    if (mentions) {
        SEGUE_TRY_VALUE(found, mentionsOf(cache, plan));
        appendNew(plan.entriesElsewhere, found);
    }
    return addAllDownloads(cache, plan, downloadPath);
}

Result<QList<EntryRef>> store::mentionsOf(db::Connection& cache, const ErasePlan& plan) {
    const QSet<ConversationRef> own(plan.conversations.begin(), plan.conversations.end());
    const QSet<EntryRef> elsewhere(plan.entriesElsewhere.begin(), plan.entriesElsewhere.end());
    QList<EntryRef> found;
    const QStringList addresses = addressesOf(plan);
    for (const QString& address : addresses) {
        const QString words = text::searchText(address);
        if (words.isEmpty())
            continue;
        SEGUE_TRY(cache.query(
            u"SELECT account, id, conversation, subject, text FROM entries WHERE row IN "
            "(SELECT rowid FROM entries_index WHERE entries_index MATCH ?)"_s,
            {u'"' + words + u'"'}, [&](const db::Row& row) {
                const EntryRef entry{row.id<AccountId>(0), row.text(1)};
                const bool isOurs = own.contains({entry.account, row.text(2)}) || elsewhere.contains(entry);
                // The index knows words, not what stands between them.
                const QString said = row.text(3) + u'\n' + row.text(4);
                if (!isOurs && said.contains(address, Qt::CaseInsensitive))
                    found.append(entry);
            }));
    }
    QList<EntryRef> once;
    appendNew(once, found);
    return once;
}

Result<QList<QuarantineKey>> store::quarantineOf(db::Connection& cache, const ErasePlan& plan) {
    QSet<AccountId> accounts;
    QStringList needles = plan.words;
    for (const ContactRef& contact : plan.contacts) {
        accounts.insert(contact.account);
        needles.append(u'"' + contact.id.toLower() + u'"');
    }
    for (const ConversationRef& conversation : plan.conversations) {
        accounts.insert(conversation.account);
        needles.append(u'"' + conversation.id.toLower() + u'"');
    }
    QList<QuarantineKey> out;
    SEGUE_TRY(cache.query(u"SELECT account, kind, id, raw FROM quarantine"_s, {}, [&](const db::Row& row) {
        if (!accounts.contains(row.id<AccountId>(0)))
            return;
        const QString raw = QString::fromUtf8(row.blob(3)).toLower();
        const bool names = std::any_of(
            needles.begin(), needles.end(), [&](const QString& needle) { return raw.contains(needle); });
        if (names)
            out.append({row.id<AccountId>(0), row.text(1), row.text(2)});
    }));
    return out;
}

} // namespace segue
