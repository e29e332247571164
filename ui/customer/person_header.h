// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/views/views.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

namespace segue {

class AvatarDisc;
class Workspace;

//! Who the customer is: avatar, name, organisation, language, and what time it is for them.
class PersonHeader : public QWidget {
    Q_OBJECT

public:
    explicit PersonHeader(Workspace& workspace, QWidget* parent = nullptr);

    void setCustomer(const CustomerCard& card);

private:
    void showTime();

    Workspace& m_workspace;
    AvatarDisc* m_avatar;
    QLabel* m_name;
    QLabel* m_about;
    QLabel* m_time;
    QString m_timeZone;
};

//! The time of day in `zone` and how far that is from here: "21:04 there (+7 h)". Empty for an unknown zone.
QString localTimeWords(const QString& zone, Instant now);
//! A name to show where there may be none: an address, or what a visitor without both is called.
QString nameOf(const Contact& contact);
QString displayNameOf(const CustomerCard& card);

} // namespace segue
