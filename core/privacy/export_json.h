// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/privacy/export_contents.h"
#include "core/privacy/zip_writer.h"

#include <QJsonArray>
#include <QJsonObject>

namespace segue {

//! `data.json` of an export, written as it is walked: everything, for programs. Times are RFC 3339 in UTC;
//! what is empty is left out.
class ExportJson final : public ExportVisitor {
public:
    explicit ExportJson(ZipWriter& zip) : m_zip(zip) {}

    Result<void> begin(const ExportHead& head) override;
    Result<void> beginSource(const ExportedSource& source) override;
    Result<void> beginConversation(const ExportedConversation& conversation) override;
    Result<void> entry(const ExportedEntry& entry) override;
    Result<void> endConversation() override;
    Result<void> endSource() override;
    //! After the walk.
    Result<void> end();

private:
    Result<void> write(const QByteArray& bytes);
    //! The fields of `object` and a list that is still open.
    Result<void> openList(const QJsonObject& object, const char* list, bool& isFirst);
    Result<void> item(const QJsonObject& object, bool& isFirst);

    ZipWriter& m_zip;
    QHash<OrganisationRef, QString> m_organisations;
    bool m_firstSource = true;
    bool m_firstConversation = true;
    bool m_firstEntry = true;
};

} // namespace segue
