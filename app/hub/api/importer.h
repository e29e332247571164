// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/conversation_row.h"
#include "app/hub/storage/entry_row.h"
#include "app/hub/storage/write.h"
#include "core/base/json.h"

#include <QHash>
#include <QJsonObject>
#include <QSet>

namespace segue::hub {

inline constexpr int mostImportedRows = 500;

//! Moving in from another helpdesk: rows in the form of the feed, with `external_id` for the id and
//! with original times. References are external ids too. A row that was imported before is changed
//! (entries and events: left as they are), so that a call can be repeated. Nothing is sent to
//! anybody.
class Importer {
public:
    explicit Importer(Write& write) : m_write(write) {}

    //! Imports what it can; what is wrong with a row is told in the report's "skipped". Errors:
    //! Permanent "too_many_rows"; those of the database, which leave nothing behind.
    Result<QJsonObject> run(const QJsonObject& body);

private:
    using ImportRow = Result<void> (Importer::*)(JsonReader&, const QString& externalId);

    struct List {
        const char* name;
        const char* kind; //!< In the table of external ids.
        ImportRow importRow;
    };
    Result<void> importList(const QJsonArray& rows, const List& list);
    //! Finds our ids for all rows of a list at once.
    Result<void> lookUp(const QJsonArray& rows, const char* kind);
    Result<void> organisation(JsonReader& r, const QString& externalId);
    Result<void> contact(JsonReader& r, const QString& externalId);
    Result<void> agent(JsonReader& r, const QString& externalId);
    Result<void> team(JsonReader& r, const QString& externalId);
    Result<void> canned(JsonReader& r, const QString& externalId);
    Result<void> macro(JsonReader& r, const QString& externalId);
    Result<void> article(JsonReader& r, const QString& externalId);
    Result<void> conversation(JsonReader& r, const QString& externalId);
    Result<void> entry(JsonReader& r, const QString& externalId);
    Result<void> event(JsonReader& r, const QString& externalId);
    Result<void> finishConversations();

    //! Our id for the external id in field `key`; empty where the field is absent. Complains about
    //! an unknown one.
    Result<QString> reference(JsonReader& r, const char* key, const char* kind);
    Result<QString> known(const char* kind, const QString& externalId);
    Result<void> remember(const char* kind, const QString& externalId, const QString& id);
    Result<Author> author(JsonReader& r, const char* key);
    Result<QList<ParticipantRow>> participants(JsonReader& r);
    Result<ConversationRow*> conversationFor(JsonReader& r);

    Write& m_write;
    //! By kind and external id: ours, empty for one that is not known.
    QHash<std::pair<QString, QString>, QString> m_known;
    QSet<std::pair<QString, QString>> m_erased;      //!< Those whose object must not come back.
    QHash<QString, ConversationRow> m_conversations; //!< Those that entries and events came for.
    QJsonObject m_imported;
    QJsonArray m_skipped;
};

} // namespace segue::hub
