// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/privacy/export_contents.h"
#include "core/privacy/zip_writer.h"

namespace segue {

//! `index.html` of an export, written as it is walked: the same for people. It stands alone: no script, no
//! picture, nothing from elsewhere. What people wrote is text in it and never markup.
class ExportPage final : public ExportVisitor {
public:
    explicit ExportPage(ZipWriter& zip) : m_zip(zip) {}

    Result<void> begin(const ExportHead& head) override;
    Result<void> beginSource(const ExportedSource& source) override;
    Result<void> beginConversation(const ExportedConversation& conversation) override;
    Result<void> entry(const ExportedEntry& entry) override;
    Result<void> endConversation() override;
    Result<void> endSource() override;
    //! After the walk.
    Result<void> end(const ExportedCustomer& counts);

private:
    Result<void> write(const QString& html);

    ZipWriter& m_zip;
    ExportHead m_head;
    QString m_missing; //!< List items of the files that could not be had.
};

} // namespace segue
