// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/identity_words.h"

#include "ui/shell/relative_time.h"
#include "ui/shell/words.h"

#include <QCoreApplication>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

struct IdentityWords {
    Q_DECLARE_TR_FUNCTIONS(segue::IdentityWords)
};

QString sameThing(const QString& field) {
    if (field == "email"_L1)
        return IdentityWords::tr("same e-mail address");
    if (field == "phone"_L1)
        return IdentityWords::tr("same phone number");
    if (field == "handle"_L1)
        return IdentityWords::tr("same handle");
    if (field == "external_id"_L1)
        return IdentityWords::tr("same id in another system");
    if (field == "device"_L1)
        return IdentityWords::tr("wrote from the same device");
    if (field == "name"_L1)
        return IdentityWords::tr("same name");
    if (field == "organisation"_L1)
        return IdentityWords::tr("same organisation");
    return IdentityWords::tr("same %1").arg(field);
}

QString differentThing(const QString& field) {
    if (field == "name"_L1)
        return IdentityWords::tr("names differ");
    if (field == "organisation"_L1)
        return IdentityWords::tr("organisations differ");
    return IdentityWords::tr("%1 differs").arg(field);
}

} // namespace

QString evidenceWords(const Evidence& evidence) {
    const QString& level = evidence.level;
    // Nobody vouches for a device: there is nothing to say about trust.
    if (level == "same"_L1 || (evidence.field == "device"_L1 && level.startsWith("same"_L1)))
        return sameThing(evidence.field);
    if (level == "same_verified"_L1)
        return IdentityWords::tr("%1, verified on both").arg(sameThing(evidence.field));
    if (level == "same_half_verified"_L1)
        return IdentityWords::tr("%1, verified on one side and claimed on the other")
            .arg(sameThing(evidence.field));
    if (level == "same_claimed"_L1)
        return IdentityWords::tr("%1, claimed on both").arg(sameThing(evidence.field));
    if (level == "similar"_L1)
        return evidence.field == "name"_L1 ? IdentityWords::tr("names are alike")
                                           : IdentityWords::tr("%1 is alike").arg(evidence.field);
    if (level == "conflict"_L1)
        return IdentityWords::tr("two different verified ids in one system");
    return differentThing(evidence.field);
}

QString evidenceWords(const QList<Evidence>& evidence) {
    QStringList words;
    for (const Evidence& line : evidence) {
        const QString said = evidenceWords(line);
        if (!words.contains(said))
            words.append(said);
    }
    return words.join(u" · "_s);
}

QString evidenceLine(const QList<Evidence>& evidence) {
    const QString words = evidenceWords(evidence);
    return words.left(1).toUpper() + words.mid(1);
}

QString likelihoodWords(double probability) {
    if (probability >= 0.99)
        return IdentityWords::tr("Very likely the same person");
    return probability >= 0.8 ? IdentityWords::tr("Likely the same person")
                              : IdentityWords::tr("Possibly the same person");
}

QString trustWords(const ContactPoint& point) {
    if (!point.verified)
        return IdentityWords::tr(
            "Claimed: nobody has confirmed that it is theirs. It never shows history by itself.");
    QString by = IdentityWords::tr("Verified");
    if (point.verifiedBy == "backend"_L1)
        by = IdentityWords::tr("Verified by the helpdesk");
    else if (point.verifiedBy == "dmarc"_L1)
        by = IdentityWords::tr("Verified by the mail server (DMARC)");
    else if (point.verifiedBy == "reply_token"_L1)
        by = IdentityWords::tr("Verified by an answer to our reply address");
    else if (point.verifiedBy == "signed"_L1)
        by = IdentityWords::tr("Verified by the shop's signature");
    else if (point.verifiedBy == "agent"_L1)
        by = IdentityWords::tr("Verified by a member of the team");
    if (!point.since)
        return by;
    return IdentityWords::tr("%1, since %2", "verified by what, since when").arg(by, exactTime(*point.since));
}

QString pointTitle(const ContactPoint& point) {
    if (point.system.isEmpty())
        return displayName(point.kind);
    if (point.kind == PointKind::ExternalId)
        return IdentityWords::tr("Id in %1").arg(point.system);
    return point.system.at(0).toUpper() + point.system.mid(1);
}

QString ruleWords(const QString& rule) {
    if (rule == "verified_email"_L1)
        return IdentityWords::tr("both have the same verified e-mail address");
    if (rule == "verified_phone"_L1)
        return IdentityWords::tr("both have the same verified phone number");
    if (rule == "verified_handle"_L1)
        return IdentityWords::tr("both have the same verified handle");
    if (rule == "external_id"_L1)
        return IdentityWords::tr("both have the same verified id in one system");
    return IdentityWords::tr("a rule joins them");
}

} // namespace segue
