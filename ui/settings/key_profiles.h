// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>
#include <utility>

namespace segue {

class ActionRegistry;

//! Keys as another program has them, for people who come from there.
struct KeyProfile {
    QString id;
    QString name; //!< Translated.
    //! Of the actions that differ from ours.
    QList<std::pair<QString, QKeySequence>> keys;
};
QList<KeyProfile> keyProfiles();

//! Gives every action its own keys again, then the profile's. Actions that are not there are left out.
void applyKeyProfile(const KeyProfile& profile, ActionRegistry& actions);

} // namespace segue
