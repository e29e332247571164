// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/identity.h"

#include <QList>
#include <QString>

namespace segue {

class UiSettings;

//! The pairs of contacts about which the agent said "later": not asked about for a day, on this computer.
class PostponedPairs {
public:
    explicit PostponedPairs(UiSettings& settings) : m_settings(settings) {}

    void postpone(const IdentitySuggestion& suggestion, Instant now);
    void ask(const IdentitySuggestion& suggestion);
    //! Those of them that may be asked about.
    QList<IdentitySuggestion> due(QList<IdentitySuggestion> suggestions, Instant now) const;

private:
    UiSettings& m_settings;
};

//! The same for both orders of the two contacts. A hash, because it is kept and an id can be an address.
QString pairKey(const ContactRef& a, const ContactRef& b);

} // namespace segue
