// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/log.h"

Q_LOGGING_CATEGORY(segueDb, "segue.db", QtInfoMsg)
Q_LOGGING_CATEGORY(segueNet, "segue.net", QtInfoMsg)
Q_LOGGING_CATEGORY(segueSync, "segue.sync", QtInfoMsg)
Q_LOGGING_CATEGORY(segueOutbox, "segue.outbox", QtInfoMsg)
Q_LOGGING_CATEGORY(segueEngine, "segue.engine", QtInfoMsg)
Q_LOGGING_CATEGORY(segueHub, "segue.hub", QtInfoMsg)
Q_LOGGING_CATEGORY(segueUi, "segue.ui", QtInfoMsg)
