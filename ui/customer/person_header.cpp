// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/person_header.h"

#include "ui/shell/avatar_disc.h"
#include "ui/shell/labels.h"
#include "ui/shell/language_name.h"
#include "ui/shell/relative_time.h"
#include "ui/shell/theme.h"
#include "ui/shell/workspace.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QTimeZone>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

struct PersonWords {
    Q_DECLARE_TR_FUNCTIONS(segue::PersonWords)
};

QString firstLanguage(const CustomerCard& card) {
    for (const Contact& contact : card.contacts) {
        if (!contact.language.isEmpty())
            return contact.language;
    }
    return {};
}

QString firstTimeZone(const CustomerCard& card) {
    for (const Contact& contact : card.contacts) {
        if (!contact.timeZone.isEmpty())
            return contact.timeZone;
    }
    return {};
}

} // namespace

QString nameOf(const Contact& contact) {
    if (!contact.name.isEmpty())
        return contact.name;
    for (const ContactPoint& point : contact.points) {
        if (point.kind != PointKind::Device)
            return point.value;
    }
    return PersonWords::tr("Unknown visitor");
}

QString displayNameOf(const CustomerCard& card) {
    if (!card.name.isEmpty())
        return card.name;
    return nameOf(card.contacts.isEmpty() ? Contact{} : card.contacts.constFirst());
}

QString localTimeWords(const QString& zone, Instant now) {
    const QTimeZone theirs(zone.toLatin1());
    if (zone.isEmpty() || !theirs.isValid())
        return {};
    const QDateTime here = toDateTime(now);
    const QDateTime there = here.toTimeZone(theirs);
    const double hours = (there.offsetFromUtc() - here.offsetFromUtc()) / 3600.0;
    const QString clock = timeOfDay(there.time());
    if (qFuzzyIsNull(hours))
        return PersonWords::tr("%1, as here").arg(clock);
    const QString shift = (hours > 0 ? u"+"_s : u"−"_s) + QLocale().toString(qAbs(hours), 'g', 3);
    return PersonWords::tr("%1 there (%2 h)").arg(clock, shift);
}

PersonHeader::PersonHeader(Workspace& workspace, QWidget* parent) : QWidget(parent), m_workspace(workspace) {
    m_avatar = new AvatarDisc(40, this);
    m_name = wrappedLabel({}, u"title"_s, this);
    m_name->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_about = wrappedLabel({}, u"muted"_s, this);
    m_time = wrappedLabel({}, u"muted"_s, this);
    auto* words = new QVBoxLayout;
    words->setSpacing(1);
    words->addStretch(1);
    for (QLabel* label : {m_name, m_about, m_time})
        words->addWidget(label);
    words->addStretch(1);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::m);
    row->addWidget(m_avatar, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    connect(&workspace, &Workspace::timePassed, this, &PersonHeader::showTime);
}

void PersonHeader::setCustomer(const CustomerCard& card) {
    const QString name = displayNameOf(card);
    m_avatar->setPerson(name, card.id.value());
    m_name->setText(name);
    QStringList about;
    for (const Organisation& organisation : card.organisations)
        about.append(organisation.name);
    about.append(languageName(firstLanguage(card)));
    about.removeAll(QString());
    m_about->setText(about.join(u" · "_s));
    m_about->setVisible(!about.isEmpty());
    m_timeZone = firstTimeZone(card);
    showTime();
}

void PersonHeader::showTime() {
    const QString words = localTimeWords(m_timeZone, m_workspace.now());
    m_time->setText(words);
    m_time->setToolTip(m_timeZone);
    m_time->setVisible(!words.isEmpty());
}

} // namespace segue
