// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/import_run.h"

#include "core/base/json.h"

namespace segue::ctl {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostRows = 500;                 // The hub's limit for one call,
constexpr qint64 mostBytes = 8 * 1024 * 1024; // and well below its limit for a body.

//! What goes out in one call.
class Batch {
public:
    bool hasRoomFor(qint64 bytes) const {
        return m_rows == 0 || (m_rows < mostRows && m_bytes + bytes <= mostBytes);
    }
    void add(const ImportRow& row, qint64 bytes) {
        m_lists[row.list].append(row.row);
        m_bytes += bytes;
        ++m_rows;
    }
    int rows() const { return m_rows; }
    QJsonObject body() const {
        QJsonObject body;
        for (auto list = m_lists.begin(); list != m_lists.end(); ++list)
            body.insert(list.key(), list.value());
        return body;
    }

private:
    QMap<QString, QJsonArray> m_lists;
    qint64 m_bytes = 0;
    int m_rows = 0;
};

Result<void> send(HubApi& hub, const Batch& batch, ImportReport& report) {
    if (batch.rows() == 0)
        return {};
    SEGUE_TRY_VALUE(answer, hub.post(u"/admin/import"_s, batch.body()));
    const QJsonObject imported = answer.value("imported"_L1).toObject();
    for (auto list = imported.begin(); list != imported.end(); ++list) {
        const qint64 sum = report.imported.value(list.key()).toInteger() + list.value().toInteger();
        if (sum > 0)
            report.imported.insert(list.key(), sum);
    }
    const QJsonArray skipped = answer.value("skipped"_L1).toArray();
    for (const QJsonValue& row : skipped)
        report.skipped.append(row);
    report.rows += batch.rows();
    return {};
}

} // namespace

Result<ImportReport>
runImport(HubApi& hub, ImportSource& source, const std::function<void(int rows)>& progress) {
    ImportReport report;
    Batch batch;
    while (true) {
        SEGUE_TRY_VALUE(row, source.next());
        const qint64 bytes = row ? toJson(row->row).size() : 0;
        if (!row || !batch.hasRoomFor(bytes)) {
            SEGUE_TRY(send(hub, batch, report));
            progress(report.rows);
            batch = {};
        }
        if (!row)
            return report;
        batch.add(*row, bytes);
    }
}

} // namespace segue::ctl
