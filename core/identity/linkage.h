// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/contact.h"
#include "core/domain/identity.h"

#include <QList>
#include <QString>
#include <functional>

//! How alike two contacts are, and why.
namespace segue::identity {

struct Comparison {
    //! A rule joins them without asking, if no conflict forbids it: "verified_email", "verified_phone",
    //! "verified_handle", "external_id"; empty if none does.
    QString rule;
    //! They cannot be one person (two verified ids in one system); forbids every link but a person's
    //! decision.
    bool conflict = false;
    double probability = 0;   //!< 0 to 1, by the Fellegi–Sunter model.
    QList<Evidence> evidence; //!< The heaviest first, for and against.
};

//! Compares two contacts of any accounts. Symmetric but for the sides of the evidence. A value that
//! `isCrowded`, because many different people have it, joins nobody and says little.
Comparison compare(
    const Contact& left, const Contact& right,
    const std::function<bool(const ContactPoint&)>& isCrowded = [](const ContactPoint&) { return false; });

//! From this probability on a pair is shown to an agent. Linking without asking needs a rule.
constexpr double suggestAbove = 0.5;

} // namespace segue::identity
