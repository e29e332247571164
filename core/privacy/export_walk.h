// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/privacy/export_contents.h"
#include "core/privacy/export_rules.h"
#include "core/store/customer_reader.h"

namespace segue {

//! Goes through everything that a profile has of a customer, a page of entries at a time.
class ExportWalk {
public:
    //! Errors: Permanent "unknown_customer", Storage.
    static Result<ExportWalk> open(const QString& profileDir, const CustomerExport& wanted);

    //! Tells `visitor` everything, of one moment. `files` is what became of the attachments so far; one that
    //! is not among them came later.
    Result<void> walk(const ExportedFiles& files, ExportVisitor& visitor);

private:
    ExportWalk(store::CustomerReader reader, const CustomerExport& wanted);
    Result<void> readHead();
    Result<void> source(
        const ExportedSource& source, const QList<store::CustomersConversation>& conversations,
        const ExportedFiles& files, ExportVisitor& visitor);
    Result<void>
    conversation(const store::CustomersConversation& one, const ExportedFiles& files, ExportVisitor& visitor);
    //! Calls `take` with each page of the conversation's entries.
    Result<void> pages(
        const store::CustomersConversation& one,
        const std::function<Result<void>(const QList<store::OwnedEntry>&)>& take);
    //! Who else is in a conversation. Reads all of it, so that a name is taken out also before it is known.
    Result<OtherPeople> othersIn(const store::CustomersConversation& one);

    store::CustomerReader m_reader;
    CustomerExport m_wanted;
    ExportHead m_head;
    QList<Contact> m_contacts;
    QList<Account> m_accounts;
    std::optional<ExportRules> m_rules;
};

} // namespace segue
