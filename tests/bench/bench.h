// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "tests/bench/report.h"

#include <QHash>
#include <QString>

namespace segue::bench {

//! How large a benchmark is: `--entries 100000`.
class Sizes {
public:
    void set(const QString& name, int value) { m_values.insert(name, value); }
    int of(const char* name, int usual) const { return m_values.value(QString::fromLatin1(name), usual); }

private:
    QHash<QString, int> m_values;
};

// Each measures one thing and reports it; what it cannot do is an error with a sentence.
Result<void> benchStore(Report& report, const Sizes& sizes);
Result<void> benchInbox(Report& report, const Sizes& sizes);
Result<void> benchStartup(Report& report, const Sizes& sizes);

} // namespace segue::bench
