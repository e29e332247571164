// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/identity_reasons.h"

#include "ui/customer/identity_words.h"
#include "ui/customer/person_header.h"
#include "ui/shell/relative_time.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <numeric>

namespace segue {

using namespace Qt::StringLiterals;
using Verdict = IdentityDecision::Verdict;
using Kind = IdentityReason::Kind;

namespace {

struct HistoryWords {
    Q_DECLARE_TR_FUNCTIONS(segue::HistoryWords)
};

constexpr qsizetype mostNames = 3;

QString dayOf(Instant at) {
    return QLocale().toString(toDateTime(at).date(), QLocale::ShortFormat);
}

QString joined(QStringList parts, const QString& between) {
    parts.removeAll(QString());
    return parts.join(between);
}

//! What the agent calls the contacts of a card: by name, and where two have the same one by address too.
class Labels {
public:
    Labels(const CustomerCard& card, const QHash<AccountId, QString>& accountNames) {
        QHash<QString, int> uses;
        for (const Contact& contact : card.contacts)
            ++uses[segue::nameOf(contact)];
        for (const Contact& contact : card.contacts) {
            const QString name = segue::nameOf(contact);
            const bool isUnique = uses.value(name) == 1;
            m_labels.insert(contact.ref, isUnique ? name : withMore(contact, name, accountNames));
        }
        for (auto it = card.otherNames.cbegin(); it != card.otherNames.cend(); ++it) {
            if (!it.value().isEmpty())
                m_labels.insert(it.key(), it.value());
        }
    }

    QString of(const ContactRef& ref) const { return m_labels.value(ref, HistoryWords::tr("somebody else")); }

    //! "Mara", "Mara and M. Lind", "Mara, M. Lind and 2 more".
    QString of(const QList<ContactRef>& refs) const {
        QStringList names;
        for (const ContactRef& ref : refs)
            names.append(of(ref));
        names.removeDuplicates();
        if (names.size() > mostNames) {
            const auto more = static_cast<int>(names.size() - mostNames + 1);
            return HistoryWords::tr("%1 and %n more", "names", more)
                .arg(names.mid(0, mostNames - 1).join(u", "_s));
        }
        if (names.size() < 2)
            return names.join(QString());
        const QString last = names.takeLast();
        return HistoryWords::tr("%1 and %2", "names, and the last one").arg(names.join(u", "_s), last);
    }

private:
    static QString
    withMore(const Contact& contact, const QString& name, const QHash<AccountId, QString>& accountNames) {
        QStringList more;
        for (const ContactPoint& point : contact.points) {
            if (point.kind != PointKind::Device && point.value != name && more.isEmpty())
                more.append(point.value);
        }
        if (more.isEmpty())
            more.append(accountNames.value(contact.ref.account));
        const QString said = joined(more, u", "_s);
        return said.isEmpty() ? name : u"%1 (%2)"_s.arg(name, said);
    }

    QHash<ContactRef, QString> m_labels;
};

//! Which contacts are joined so far.
class Groups {
public:
    explicit Groups(const QList<Contact>& contacts) : m_parent(contacts.size()) {
        std::iota(m_parent.begin(), m_parent.end(), qsizetype{0});
        for (qsizetype i = 0; i < contacts.size(); ++i)
            m_places.insert(contacts.at(i).ref, i);
    }

    //! True if they were not joined before.
    bool join(const ContactRef& a, const ContactRef& b) {
        if (!m_places.contains(a) || !m_places.contains(b))
            return false;
        const qsizetype left = root(m_places.value(a));
        const qsizetype right = root(m_places.value(b));
        m_parent[left] = right;
        return left != right;
    }

private:
    qsizetype root(qsizetype i) const {
        while (m_parent.at(i) != i)
            i = m_parent.at(i);
        return i;
    }

    QHash<ContactRef, qsizetype> m_places;
    QList<qsizetype> m_parent;
};

//! The records of one act that say the same.
using Act = QList<DecisionRecord>;

QList<Act> actsOf(const QList<DecisionRecord>& history, bool stands) {
    QList<Act> acts;
    for (const DecisionRecord& record : history) {
        if (record.stands != stands)
            continue;
        const auto fits = [&record](const Act& act) {
            const IdentityDecision& known = act.constFirst().decision;
            return !record.decision.act.isEmpty() && known.act == record.decision.act &&
                   known.verdict == record.decision.verdict &&
                   act.constFirst().revocation.has_value() == record.revocation.has_value();
        };
        const auto known = std::find_if(acts.begin(), acts.end(), fits);
        if (known == acts.end())
            acts.append(Act{record});
        else
            known->append(record);
    }
    return acts;
}

QString textOf(const Act& act, const Labels& labels) {
    QList<ContactRef> left;
    QList<ContactRef> right;
    for (const DecisionRecord& record : act) {
        left.append(record.decision.left);
        right.append(record.decision.right);
    }
    if (act.constFirst().decision.verdict == Verdict::Same)
        return HistoryWords::tr("%1 are the same person", "two or more names").arg(labels.of(left + right));
    if (act.size() == 1)
        return HistoryWords::tr("%1 are not the same person", "two names").arg(labels.of(left + right));
    return HistoryWords::tr("%1 – not the same person as %2", "one or more names each")
        .arg(labels.of(left), labels.of(right));
}

IdentityReason reasonOf(const Act& act, const Labels& labels) {
    const DecisionRecord& first = act.constFirst();
    const IdentityDecision& decision = first.decision;
    const auto who = [](const QString& actor) {
        return actor.isEmpty() ? HistoryWords::tr("the team") : actor;
    };
    QStringList detail{
        HistoryWords::tr("Decided by %1, %2", "agent and date").arg(who(decision.actor), dayOf(decision.at)),
        decision.reason, evidenceWords(decision.evidence)};
    if (first.revocation) {
        detail.append(HistoryWords::tr("Taken back by %1, %2", "agent and date")
                          .arg(who(first.revocation->actor), dayOf(first.revocation->at)));
        if (first.revocation->reason != decision.reason)
            detail.append(first.revocation->reason);
    } else if (!first.stands) {
        detail.append(HistoryWords::tr("A newer decision took its place"));
    }
    IdentityReason reason;
    reason.kind = decision.verdict == Verdict::Same ? Kind::Same : Kind::NotSame;
    reason.text = textOf(act, labels);
    reason.detail = joined(detail, u" · "_s);
    reason.isPast = !first.stands;
    if (first.stands)
        reason.decision = decision;
    return reason;
}

//! The value that two contacts share, as it was given.
QString sharedValue(const QList<Evidence>& evidence) {
    for (const Evidence& line : evidence) {
        if (line.weight >= 0 && line.level.startsWith("same"_L1) && line.field != "device"_L1 &&
            !line.left.isEmpty())
            return line.left;
    }
    return {};
}

bool isOfModel(const IdentityLink& link) {
    return !link.model.isEmpty() || link.rule.isEmpty();
}

IdentityReason reasonOf(const IdentityLink& link, const Labels& labels) {
    IdentityReason reason;
    const QString who = labels.of(QList{link.left, link.right});
    if (isOfModel(link)) {
        reason.kind = Kind::Model;
        reason.text = HistoryWords::tr("%1 are joined by what is known of them", "two names").arg(who);
        const QString weight = HistoryWords::tr("weight %1, model %2", "a number, and a version")
                                   .arg(QLocale().toString(link.weight, 'f', 1), link.model);
        reason.detail = joined({evidenceLine(link.evidence), weight}, u" · "_s);
        return reason;
    }
    reason.kind = Kind::Rule;
    reason.text = HistoryWords::tr("%1 are joined by a rule", "two names").arg(who);
    const QString value = sharedValue(link.evidence);
    reason.detail =
        value.isEmpty()
            ? ruleWords(link.rule)
            : HistoryWords::tr("%1: %2", "what both have, and its value").arg(ruleWords(link.rule), value);
    return reason;
}

IdentityReason reasonOf(const IdentityConflict& conflict, const Labels& labels) {
    IdentityReason reason;
    reason.kind = Kind::Conflict;
    reason.text = HistoryWords::tr("%1 cannot be one person", "two names")
                      .arg(labels.of(QList{conflict.left, conflict.right}));
    QStringList values;
    for (const Evidence& line : conflict.evidence) {
        if (line.level == "conflict"_L1 && !line.left.isEmpty() && !line.right.isEmpty())
            values.append(HistoryWords::tr("%1 and %2", "two ids that differ").arg(line.left, line.right));
    }
    reason.detail = joined({evidenceLine(conflict.evidence), values.join(u", "_s)}, u": "_s);
    return reason;
}

//! Those that join what is apart without them; the others say the same once more.
void addLinks(QList<IdentityReason>& reasons, const CustomerCard& card, const Labels& labels) {
    Groups groups(card.contacts);
    for (const DecisionRecord& record : card.history) {
        if (record.stands && record.decision.verdict == Verdict::Same)
            groups.join(record.decision.left, record.decision.right);
    }
    QList<IdentityLink> links = card.links;
    std::stable_sort(links.begin(), links.end(), [](const IdentityLink& a, const IdentityLink& b) {
        return std::pair(isOfModel(a), -a.weight) < std::pair(isOfModel(b), -b.weight);
    });
    int more = 0;
    for (const IdentityLink& link : std::as_const(links)) {
        if (groups.join(link.left, link.right))
            reasons.append(reasonOf(link, labels));
        else
            ++more;
    }
    if (more == 0)
        return;
    IdentityReason rest;
    rest.kind = Kind::Rule;
    rest.text = HistoryWords::tr("%n more link(s) say the same", nullptr, more);
    reasons.append(rest);
}

} // namespace

QList<IdentityReason> reasonsOf(const CustomerCard& card, const QHash<AccountId, QString>& accountNames) {
    const Labels labels(card, accountNames);
    QList<IdentityReason> reasons;
    const QList<Act> standing = actsOf(card.history, true);
    for (const Act& act : standing)
        reasons.append(reasonOf(act, labels));
    addLinks(reasons, card, labels);
    for (const IdentityConflict& conflict : card.conflicts)
        reasons.append(reasonOf(conflict, labels));
    const QList<Act> past = actsOf(card.history, false);
    for (const Act& act : past)
        reasons.append(reasonOf(act, labels));
    return reasons;
}

} // namespace segue
