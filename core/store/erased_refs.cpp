// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/erased_refs.h"

#include "core/base/hash.h"

namespace segue {

using namespace Qt::StringLiterals;

Result<ErasedRefs> ErasedRefs::load(db::Connection& work) {
    ErasedRefs out;
    SEGUE_TRY(work.query(u"SELECT ref, at FROM erased_refs"_s, {}, [&](const db::Row& row) {
        out.m_refs.insert(row.text(0), fromMs(row.integer(1)));
    }));
    return out;
}

QString ErasedRefs::keyOf(const QString& kind, const AccountId& account, const QString& id) {
    return sha256Hex((kind + u'\n' + account.value() + u'\n' + id).toUtf8());
}
QString ErasedRefs::keyOf(const ContactRef& ref) {
    return keyOf(u"contact"_s, ref.account, ref.id);
}
QString ErasedRefs::keyOf(const ConversationRef& ref) {
    return keyOf(u"conversation"_s, ref.account, ref.id);
}
QString ErasedRefs::keyOf(const EntryRef& ref) {
    return keyOf(u"entry"_s, ref.account, ref.id);
}

std::optional<Instant> ErasedRefs::erasedAt(const ContactRef& ref) const {
    const auto found = m_refs.constFind(keyOf(ref));
    return found == m_refs.cend() ? std::nullopt : std::optional(*found);
}

bool ErasedRefs::containsAny(const AccountId& account, const QString& id) const {
    return contains(ContactRef{account, id}) || contains(ConversationRef{account, id}) ||
           contains(EntryRef{account, id});
}

Result<void> ErasedRefs::addKey(db::Connection& work, const QString& key, Instant at) {
    // Who came back and is erased once more is erased up to now.
    SEGUE_TRY(work.run(
        u"INSERT INTO erased_refs (ref, at) VALUES (?,?) ON CONFLICT (ref) DO UPDATE SET at = "
        "MAX(at, excluded.at)"_s,
        {key, at}));
    Instant& stands = m_refs[key];
    stands = std::max(stands, at);
    return {};
}

Result<void> ErasedRefs::add(
    db::Connection& work, const QList<ContactRef>& contacts, const QList<ConversationRef>& conversations,
    const QList<EntryRef>& entries, Instant at) {
    for (const ContactRef& contact : contacts)
        SEGUE_TRY(addKey(work, keyOf(contact), at));
    for (const ConversationRef& conversation : conversations)
        SEGUE_TRY(addKey(work, keyOf(conversation), at));
    for (const EntryRef& entry : entries)
        SEGUE_TRY(addKey(work, keyOf(entry), at));
    return {};
}

} // namespace segue
