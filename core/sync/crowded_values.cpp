// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/crowded_values.h"

#include "core/identity/normalise.h"

namespace segue {

namespace {

bool isOfManyPeople(const QList<StoredContact>& holders) {
    if (holders.size() > CrowdedValues::mostContacts)
        return true;
    QSet<QString> names;
    for (const StoredContact& holder : holders) {
        const QString name = identity::foldName(holder.contact.name);
        if (!name.isEmpty())
            names.insert(name);
    }
    return names.size() > CrowdedValues::mostNames;
}

} // namespace

Result<void> CrowdedValues::follow(const Contact& contact, QSet<ContactRef>& touched) {
    for (const ContactPoint& point : contact.points) {
        if (point.normalised.isEmpty() || m_values.contains({point.kind, point.system, point.normalised}))
            continue;
        SEGUE_TRY_VALUE(value, valueOf(point));
        SEGUE_TRY_VALUE(wasCrowded, m_cache.isCrowded(point));
        if (value.isCrowded == wasCrowded)
            continue;
        SEGUE_TRY(m_cache.setCrowded(point, value.isCrowded));
        SEGUE_TRY_VALUE(holders, m_cache.holdersOf(point));
        touched.unite(QSet<ContactRef>(holders.begin(), holders.end()));
    }
    return {};
}

Result<CrowdedValues::Value> CrowdedValues::valueOf(const ContactPoint& point) {
    const Key key{point.kind, point.system, point.normalised};
    if (const auto known = m_values.constFind(key); known != m_values.cend())
        return *known;
    SEGUE_TRY_VALUE(holders, m_cache.contactsWithPoint(point, mostContacts + 1));
    const Value value{isOfManyPeople(holders), holders};
    m_values.insert(key, value);
    return value;
}

} // namespace segue
