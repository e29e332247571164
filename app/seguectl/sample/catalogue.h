// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/seguectl/import_source.h"
#include "app/seguectl/sample/language.h"
#include "core/base/instant.h"

#include <QJsonArray>
#include <QJsonObject>

namespace segue::ctl::sample {

//! Everything that the sample's files say (resources/sample), which are built into the program.
struct Catalogue {
    QJsonObject workspace; //!< workspace.json
    QJsonObject lively;    //!< lively.json
    QList<Language> languages;
    Language wholesale;

    //! Errors: Permanent "bad_sample".
    static Result<Catalogue> load();
};

//! One file of resources/sample; empty if there is none.
QByteArray sampleFile(const QString& path);

//! Agents, teams, organisations, canned responses and macros for the import. `prefix` begins every
//! external id; the agent "self" is the one with the workspace's self_email, who is called
//! `selfName`.
QList<ImportRow> directoryRows(const Catalogue& catalogue, const QString& prefix, const QString& selfName);
//! The knowledge base, written over the ninety days before `now`.
Result<QList<ImportRow>> articleRows(const QString& prefix, Instant now);

} // namespace segue::ctl::sample
