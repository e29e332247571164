// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/identity_words.h"

#include "ui/shell/relative_time.h"
#include "ui/shell/words.h"

#include <QCoreApplication>
#include <QLocale>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

struct IdentityWords {
    Q_DECLARE_TR_FUNCTIONS(segue::IdentityWords)
};

QString fieldWords(const QString& field) {
    if (field == "given_name"_L1)
        return IdentityWords::tr("given name");
    if (field == "surname"_L1)
        return IdentityWords::tr("surname");
    if (field == "birth_date"_L1 || field == "date"_L1)
        return IdentityWords::tr("date of birth");
    if (field == "email"_L1)
        return IdentityWords::tr("e-mail address");
    if (field == "phone"_L1)
        return IdentityWords::tr("phone number");
    if (field == "handle"_L1)
        return IdentityWords::tr("handle");
    if (field == "external_id"_L1)
        return IdentityWords::tr("id in another system");
    if (field == "street"_L1)
        return IdentityWords::tr("street");
    if (field == "house_number"_L1)
        return IdentityWords::tr("house number");
    if (field == "postcode"_L1)
        return IdentityWords::tr("postcode");
    if (field == "city"_L1 || field == "place"_L1)
        return IdentityWords::tr("place");
    return field;
}

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
    return IdentityWords::tr("same %1", "a field, as in “same postcode”").arg(fieldWords(field));
}

QString differentThing(const QString& field) {
    if (field == "name"_L1)
        return IdentityWords::tr("names differ");
    if (field == "organisation"_L1)
        return IdentityWords::tr("organisations differ");
    return IdentityWords::tr("%1 differs").arg(fieldWords(field));
}

//! The steps between "the same" and "different"; empty for another level.
QString nearWords(const QString& field, const QString& level) {
    const QString words = fieldWords(field);
    if (level == "swapped"_L1)
        return IdentityWords::tr("given name and surname have changed places");
    if (level == "close"_L1)
        return IdentityWords::tr("%1 almost the same").arg(words);
    if (level == "contained"_L1)
        return IdentityWords::tr("one %1 is part of the other").arg(words);
    if (level == "one_edit"_L1)
        return IdentityWords::tr("%1 one character apart").arg(words);
    if (level == "two_edits"_L1)
        return IdentityWords::tr("%1 two characters apart").arg(words);
    if (level == "two_parts"_L1)
        return IdentityWords::tr("%1: two of day, month and year agree").arg(words);
    if (level == "year_within_1"_L1)
        return IdentityWords::tr("%1: at most a year apart").arg(words);
    if (level == "year_within_10"_L1)
        return IdentityWords::tr("%1: at most ten years apart").arg(words);
    if (level == "same_local_part"_L1)
        return IdentityWords::tr("e-mail addresses agree before the @");
    if (level == "same_mailbox_by_provider"_L1)
        return IdentityWords::tr("e-mail addresses that may reach one mailbox");
    if (level == "same_ending"_L1)
        return IdentityWords::tr("%1: the last digits agree").arg(words);
    if (level == "same_crowded"_L1)
        return IdentityWords::tr("%1, which many people share").arg(sameThing(field));
    if (level == "same_area"_L1)
        return IdentityWords::tr("%1 of the same area").arg(words);
    return {};
}

QString verifierWords(const QString& verifiedBy) {
    if (verifiedBy == "backend"_L1)
        return IdentityWords::tr("verified by the helpdesk");
    if (verifiedBy == "dmarc"_L1)
        return IdentityWords::tr("verified by the mail server (DMARC)");
    if (verifiedBy == "reply_token"_L1)
        return IdentityWords::tr("verified by an answer to us");
    if (verifiedBy == "signed"_L1)
        return IdentityWords::tr("verified by the shop");
    if (verifiedBy == "agent"_L1)
        return IdentityWords::tr("verified by the team");
    return IdentityWords::tr("verified");
}

} // namespace

QString evidenceWords(const Evidence& evidence) {
    const QString& level = evidence.level;
    // Nobody vouches for a device: there is nothing to say about trust.
    if (level == "same"_L1 || level == "equal"_L1 ||
        (evidence.field == "device"_L1 && level.startsWith("same"_L1)))
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
                                           : IdentityWords::tr("%1 is alike").arg(fieldWords(evidence.field));
    if (level == "conflict"_L1)
        return IdentityWords::tr("two different verified ids in one system");
    const QString near = nearWords(evidence.field, level);
    return near.isEmpty() ? differentThing(evidence.field) : near;
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

QString shortTrustWords(const ContactPoint& point) {
    const QString words = point.verified ? verifierWords(point.verifiedBy) : IdentityWords::tr("claimed");
    if (!point.since)
        return words;
    return IdentityWords::tr("%1, %2", "verified by what, and the day")
        .arg(words, QLocale().toString(toDateTime(*point.since).date(), QLocale::ShortFormat));
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
