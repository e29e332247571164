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
    {"ingest", &benchIngest}, {"inbox", &benchInbox},     {"timeline", &benchTimeline},
    {"search", &benchSearch}, {"xapian", &benchXapian},   {"sync", &benchSync},
    {"event", &benchEvent},   {"outbox", &benchOutbox},   {"hub", &benchHub},
    {"memory", &benchMemory}, {"startup", &benchStartup}, {"identity", &benchIdentity}};

//! The options that take a word; all others take a number.
const QStringList textOptions{u"keep"_s, u"csv"_s, u"id"_s, u"truth"_s, u"map"_s, u"clusters"_s};

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
  contacts (1000000), fewer-contacts (120000), arrivals (2000)   identity
"identity" links the sets of ../shared/data and made-up people, without knowing who is who; the threshold is 0.99.
Any other file is linked with
  segue-bench identity --csv FILE [--csv FILE]… --id COLUMN [--truth COLUMN] [--map KIND=COLUMN,…]
                       [--clusters OUT.csv]
Files that are named together are linked as one table and have the same columns; separators are , ; or tab, the text
is UTF-8 or Latin-1. What each column is taken for is said on standard error: as mapped, else by its name, else by
its contents; KIND is given_name, surname, full_name, date (birth_date), email, phone, id_number (national_id),
street (address), house_number, postcode (zip), place (city, birth_place), category (gender, occupation, state), text
or ignore. --truth names the column that is equal for records of one person, and brings precision, recall, F1 and
B3; --clusters writes id and cluster of every record.
)";
    return 2;
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
    auto chosen = chosenOf(benches, QCoreApplication::arguments().mid(1), textOptions);
    if (!chosen)
        return misused();
    if (chosen->entries.isEmpty()) {
        for (const Bench& bench : benches)
            chosen->entries.append(&bench);
    }
    const QTemporaryDir ownFolder;
    const QString kept = chosen->texts.of("keep");
    const QString folder = kept.isEmpty() ? ownFolder.path() : QDir(kept).absolutePath();
    return run(chosen->entries, {chosen->numbers, folder, chosen->texts});
}
