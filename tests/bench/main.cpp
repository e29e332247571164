// SPDX-License-Identifier: GPL-3.0-or-later
// segue-bench NAME… [--keep DIR] [--entries N] …: measures, and prints one JSON object a line.
#include "tests/bench/bench.h"

#include <QCoreApplication>
#include <QDir>
#include <QLoggingCategory>
#include <QTemporaryDir>
#include <QTextStream>

using namespace segue;
using namespace segue::bench;
using namespace Qt::StringLiterals;

namespace {

struct Bench {
    const char* name;
    Result<void> (*run)(Report&, const Setup&);
};
// In the order in which they need what others fill.
constexpr Bench benches[] = {
    {"ingest", &benchIngest}, {"inbox", &benchInbox},    {"timeline", &benchTimeline},
    {"search", &benchSearch}, {"xapian", &benchXapian},  {"sync", &benchSync},
    {"event", &benchEvent},   {"outbox", &benchOutbox},  {"hub", &benchHub},
    {"memory", &benchMemory}, {"startup", &benchStartup}};

int misused() {
    QTextStream err(stderr);
    err << "usage: segue-bench [NAME…] [--keep DIR] [--SIZE N]…\nnames:";
    for (const Bench& bench : benches)
        err << ' ' << bench.name;
    err << R"(
The big store (a million entries, about two minutes to fill) and the hub of the first sync (as long) are filled
once and serve every benchmark of a run. With --keep they stay in DIR (1.5 GB) and serve the next run too; without,
they go with the run. "ingest" always fills the store anew.
sizes, and what they are usually:
  times (100 to 300)                           samples of each figure
  entries (1000000)                            of the big store: ingest, inbox, timeline, search, memory, startup
  xapian-messages (200000)                     xapian
  conversations (100000)                       sync, event
  events (6000), rate (200), event-customers (2000)   event
  replies (1000), queues (100)                 outbox
  agents (200), messages (5000), requests (5000)      hub
  opened (60), day (100000)                    memory
  starts (20), cold-starts (7), customers (300)       startup
)";
    return 2;
}

//! Takes `--keep DIR` out of `words`: DIR, made absolute; empty if it is not there.
QString keptFolder(QStringList& words) {
    const qsizetype at = words.indexOf("--keep"_L1);
    if (at < 0 || at + 1 >= words.size())
        return {};
    const QString folder = QDir(words.at(at + 1)).absolutePath();
    words.remove(at, 2);
    return folder;
}

//! One that fails does not keep the others from being measured.
int run(const QList<const Bench*>& chosen, const Setup& setup) {
    Report report;
    int failed = 0;
    for (const Bench* bench : chosen) {
        report.begin(QString::fromLatin1(bench->name));
        if (const auto done = bench->run(report, setup); !done) {
            QTextStream(stderr) << "segue-bench: " << bench->name << ": " << done.error().message << " ("
                                << done.error().code << ")\n";
            failed = 1;
        }
    }
    return failed;
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    QLoggingCategory::setFilterRules(u"segue.*.info=false"_s);
    QStringList words = QCoreApplication::arguments().mid(1);
    const QString kept = keptFolder(words);
    auto chosen = chosenOf(benches, words);
    if (!chosen)
        return misused();
    if (chosen->entries.isEmpty()) {
        for (const Bench& bench : benches)
            chosen->entries.append(&bench);
    }
    const QTemporaryDir ownFolder;
    return run(chosen->entries, {chosen->numbers, kept.isEmpty() ? ownFolder.path() : kept});
}
