// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

// One category a concern; bodies, addresses and tokens are never logged.
Q_DECLARE_LOGGING_CATEGORY(segueDb)
Q_DECLARE_LOGGING_CATEGORY(segueNet)
Q_DECLARE_LOGGING_CATEGORY(segueSync)
Q_DECLARE_LOGGING_CATEGORY(segueOutbox)
Q_DECLARE_LOGGING_CATEGORY(segueEngine)
Q_DECLARE_LOGGING_CATEGORY(segueHub)
Q_DECLARE_LOGGING_CATEGORY(segueUi)
