// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/adapters/hub/hub_erasures.h"

#include "core/base/json.h"

#include <QJsonArray>

namespace segue::hub_api {

using namespace Qt::StringLiterals;

Result<Tombstone> tombstoneFrom(const QJsonObject& object, const QString& path) {
    JsonReader r(object, path);
    Tombstone out;
    out.id = ErasureId(r.id("id"));
    out.contacts = r.optionalStrings("contacts");
    out.conversations = r.optionalStrings("conversations");
    out.at = r.instant("at");
    return r.take(std::move(out));
}

Result<Batch> erasuresFrom(const QJsonObject& page) {
    JsonReader r(page);
    Batch batch;
    const QJsonArray erasures = r.array("erasures");
    for (qsizetype i = 0; i < erasures.size(); ++i) {
        // One that cannot be read may not be passed over: its people would be shown.
        SEGUE_TRY_VALUE(tombstone, tombstoneFrom(erasures.at(i).toObject(), u"$.erasures[%1]"_s.arg(i)));
        batch.erased.append(tombstone);
    }
    batch.nextCursor = QString::number(r.integer("next"));
    batch.complete = r.optionalBool("complete", true);
    return r.take(std::move(batch));
}

Result<EraseAnswer> eraseAnswerFrom(const QJsonObject& object) {
    JsonReader r(object);
    EraseAnswer out;
    SEGUE_TRY_VALUE(tombstone, tombstoneFrom(r.object("erasure"), r.pathOf("erasure")));
    out.tombstone = tombstone;
    out.isOverwritten = r.string("state") == "done"_L1;
    return r.take(std::move(out));
}

Result<QList<LegalHold>> legalHoldsFrom(const QJsonObject& preview, const AccountId& account) {
    JsonReader r(preview);
    QList<LegalHold> holds;
    r.each("legal_holds", [&](JsonReader& hold) {
        holds.append({{account, hold.id("contact")}, hold.optionalString("reason"), hold.instant("since")});
    });
    return r.take(std::move(holds));
}

QJsonObject eraseBody(const ErasureId& id, const QStringList& contacts) {
    return {{u"id"_s, id.value()}, {u"contacts"_s, QJsonArray::fromStringList(contacts)}};
}

} // namespace segue::hub_api
