// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/sample/sample.h"

#include "app/seguectl/sample/lively.h"

namespace segue::ctl::sample {

using namespace Qt::StringLiterals;

namespace {

struct Self {
    QString id;
    QString name;
};

//! The workstation's own agent gets an address, by which the import knows them.
Result<Self> prepare(HubApi& admin, const Catalogue& catalogue) {
    SEGUE_TRY_VALUE(me, admin.get(u"/me"_s));
    const QJsonObject agent = me.value("agent"_L1).toObject();
    const Self self{agent.value("id"_L1).toString(), agent.value("name"_L1).toString()};
    SEGUE_TRY(admin.post(
        u"/admin/agents/"_s + self.id, {{u"email"_s, catalogue.workspace.value("self_email"_L1)}}));
    SEGUE_TRY(admin.put(
        u"/admin/settings"_s,
        {{u"workspace"_s, catalogue.workspace.value("workspace"_L1)},
         {u"mail"_s, QJsonObject{{u"address"_s, catalogue.workspace.value("mail_address"_L1)}}}}));
    return self;
}

} // namespace

Result<ImportReport> fillHub(HubApi& admin, const Plan& plan, const std::function<void(int rows)>& progress) {
    SEGUE_TRY_VALUE(catalogue, Catalogue::load());
    SEGUE_TRY_VALUE(self, prepare(admin, catalogue));
    SEGUE_TRY_VALUE(rows, historyRows(catalogue, plan, self.name));
    ImportRows source(rows);
    SEGUE_TRY_VALUE(report, runImport(admin, source, progress));
    SEGUE_TRY(Lively(admin, catalogue, plan, self.id).play());
    return report;
}

} // namespace segue::ctl::sample
