// SPDX-License-Identifier: GPL-3.0-or-later
// What is refused because its people were erased.
#include "core/store/cache_writer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace segue::store {

namespace {

//! Every text in a JSON value.
void collectTexts(const QJsonValue& value, QStringList& texts) {
    if (value.isString())
        texts.append(value.toString());
    else if (value.isDouble())
        texts.append(QString::number(value.toInteger()));
    const QJsonArray items = value.toArray();
    for (const QJsonValue& item : items)
        collectTexts(item, texts);
    const QJsonObject fields = value.toObject();
    for (const QJsonValue& field : fields)
        collectTexts(field, texts);
}

} // namespace

bool CacheWriter::wasErasedAfter(const std::optional<ContactRef>& contact, Instant at) const {
    const auto erasedAt = m_erased && contact ? m_erased->erasedAt(*contact) : std::nullopt;
    return erasedAt && at <= *erasedAt;
}

bool CacheWriter::isErased(const Contact& contact) const {
    return m_erased && m_erased->contains(contact.ref);
}

bool CacheWriter::isErased(const Conversation& conversation) const {
    return m_erased && (m_erased->contains(conversation.ref) ||
                        wasErasedAfter(conversation.contact, conversation.createdAt));
}

bool CacheWriter::isErased(const Entry& entry) const {
    if (!m_erased)
        return false;
    if (m_erased->contains(entry.conversation) || m_erased->contains(entry.ref) ||
        wasErasedAfter(entry.contact, entry.at))
        return true;
    return entry.author.kind == AuthorKind::Customer &&
           wasErasedAfter(ContactRef{m_account, entry.author.id}, entry.at);
}

bool CacheWriter::isErased(const IdentityDecision& decision) const {
    return m_erased && (m_erased->contains(decision.left) || m_erased->contains(decision.right));
}

bool CacheWriter::isErased(const IncomingRows::Broken& broken) const {
    if (!m_erased)
        return false;
    const QJsonDocument raw = QJsonDocument::fromJson(broken.raw);
    QStringList texts{broken.id};
    collectTexts(raw.isArray() ? QJsonValue(raw.array()) : QJsonValue(raw.object()), texts);
    return std::any_of(texts.begin(), texts.end(), [this](const QString& text) {
        return m_erased->containsAny(m_account, text);
    });
}

QList<Participant> CacheWriter::withoutErased(const Conversation& conversation) const {
    QList<Participant> participants = conversation.participants;
    participants.removeIf([&](const Participant& participant) {
        return wasErasedAfter(participant.contact, conversation.createdAt);
    });
    return participants;
}

} // namespace segue::store
