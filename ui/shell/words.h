// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/account.h"
#include "core/domain/contact.h"
#include "core/domain/outbox_item.h"
#include "core/domain/vocabulary.h"

#include <QColor>
#include <QString>

namespace segue {

// How the domain's words are shown: in the user's language, with one icon and one colour each.

QString displayName(Channel channel);
QString displayName(Status status);
QString displayName(Priority priority);
QString displayName(Presence presence);
QString displayName(Delivery delivery);
QString displayName(PointKind kind);
//! "Waiting to be sent", "Needs your answer"…
QString displayName(OutboxState state);
//! Why it was held, as a full sentence.
QString displayText(HoldReason reason);
QString displayName(ConnectionStatus::State state);

QString iconName(Channel channel);
QString iconName(Status status);
QString iconName(PointKind kind);

//! For text and icons on a surface.
QColor inkOf(Status status);
QColor inkOf(Priority priority);
QColor inkOf(ConnectionStatus::State state);
QColor inkOf(Presence presence);

//! "2.4 MB", in the user's language.
QString displaySize(qint64 bytes);

} // namespace segue
