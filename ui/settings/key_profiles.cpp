// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/key_profiles.h"

#include "ui/shell/action_registry.h"

#include <QCoreApplication>

namespace segue {

using namespace Qt::StringLiterals;

namespace {
struct KeyProfiles {
    Q_DECLARE_TR_FUNCTIONS(segue::KeyProfiles)
};

QKeySequence key(const char* text) {
    return QKeySequence(QString::fromLatin1(text), QKeySequence::PortableText);
}
} // namespace

QList<KeyProfile> keyProfiles() {
    return {
        {u"segue"_s, KeyProfiles::tr("Segue (as Gmail)"), {}},
        {u"chatwoot"_s,
         KeyProfiles::tr("Chatwoot"),
         {{u"inbox.next"_s, key("Alt+J")},
          {u"inbox.previous"_s, key("Alt+K")},
          {u"conversation.solve"_s, key("Alt+E")},
          {u"composer.note"_s, key("Alt+P")},
          {u"composer.reply"_s, key("Alt+L")},
          {u"conversation.snooze"_s, key("Alt+M")}}}};
}

void applyKeyProfile(const KeyProfile& profile, ActionRegistry& actions) {
    const QList<ActionSpec> specs = actions.specs();
    for (const ActionSpec& spec : specs) {
        if (actions.isRemapped(spec.id))
            actions.resetKeys(spec.id);
    }
    for (const auto& [id, sequence] : profile.keys) {
        if (actions.action(id))
            actions.setKeys(id, {sequence});
    }
}

} // namespace segue
