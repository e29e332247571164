// SPDX-License-Identifier: GPL-3.0-or-later
// segue-bench NAME… [--entries N] …: measures, and prints one JSON object a line.
#include "tests/bench/bench.h"

#include <QCoreApplication>
#include <QLoggingCategory>
#include <QTextStream>

using namespace segue;
using namespace segue::bench;
using namespace Qt::StringLiterals;

namespace {

struct Bench {
    const char* name;
    Result<void> (*run)(Report&, const Sizes&);
};
constexpr Bench benches[] = {{"startup", &benchStartup}, {"store", &benchStore}, {"inbox", &benchInbox}};

const Bench* benchNamed(const QString& name) {
    for (const Bench& bench : benches) {
        if (name == QLatin1StringView(bench.name))
            return &bench;
    }
    return nullptr;
}

int misused() {
    QTextStream err(stderr);
    err << "usage: segue-bench [NAME…] [--SIZE N]…\nnames:";
    for (const Bench& bench : benches)
        err << ' ' << bench.name;
    err << "\nsizes: entries, thread, times (store); conversations, times (inbox); starts, "
           "customers (startup)\n";
    return 2;
}

int run(const QList<const Bench*>& chosen, const Sizes& sizes) {
    Report report;
    for (const Bench* bench : chosen) {
        report.begin(QString::fromLatin1(bench->name));
        if (const auto done = bench->run(report, sizes); !done) {
            QTextStream(stderr) << "segue-bench: " << bench->name << ": " << done.error().message << " ("
                                << done.error().code << ")\n";
            return 1;
        }
    }
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    QLoggingCategory::setFilterRules(u"segue.*.info=false"_s);
    QList<const Bench*> chosen;
    Sizes sizes;
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        bool isNumber = false;
        if (arguments.at(i).startsWith("--"_L1)) {
            sizes.set(arguments.at(i).mid(2), arguments.value(i + 1).toInt(&isNumber));
            if (!isNumber)
                return misused();
            ++i;
        } else if (const Bench* bench = benchNamed(arguments.at(i))) {
            chosen.append(bench);
        } else {
            return misused();
        }
    }
    if (chosen.isEmpty()) {
        for (const Bench& bench : benches)
            chosen.append(&bench);
    }
    return run(chosen, sizes);
}
