// SPDX-License-Identifier: GPL-3.0-or-later
// How well and how fast records are linked: on the sets of ../shared/data, on made-up people, and on any
// file.
#include "tests/bench/identity_columns.h"
#include "tests/bench/identity_people.h"
#include "tests/bench/identity_quality.h"
#include "tests/bench/timing.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QTextStream>
#include <ctime>

namespace segue::bench {

using namespace Qt::StringLiterals;
using namespace linkage;

namespace {

//! A table with what is known of it.
struct LabelledTable {
    RecordTable records;
    std::vector<uint32_t> truth; //!< Empty where it is not known.
};

constexpr double percent = 100;

//! Processor time of all threads.
double cpuSeconds() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

struct Measured {
    Linkage linkage;
    double seconds = 0;
    double cpu = 0;
};

Measured linked(const RecordTable& records) {
    Measured measured;
    const double before = cpuSeconds();
    measured.seconds = timed([&] { measured.linkage = linkRecords(records, {}); }) / 1000;
    measured.cpu = cpuSeconds() - before;
    return measured;
}

void reportBands(
    const Report& report, const QString& set, const std::vector<ScoredPair>& pairs,
    const std::vector<uint32_t>& truth) {
    qint64 shown = 0;
    qint64 unsure = 0;
    for (const ProbabilityBand& band : bandsOf(pairs, truth)) {
        shown += band.pairs;
        unsure += band.below <= linkAbove ? band.pairs : 0;
        const QString name = u"%1_precision_p%2"_s.arg(set).arg(band.from);
        if (band.pairs > 0)
            report.figure(
                name, percent * static_cast<double>(band.right) / static_cast<double>(band.pairs), u"%"_s,
                band.pairs);
    }
    if (shown > 0)
        report.figure(
            set + u"_review_share"_s, percent * static_cast<double>(unsure) / static_cast<double>(shown),
            u"%"_s, shown);
}

void reportQuality(
    const Report& report, const QString& set, const LabelledTable& table, const Measured& measured) {
    const Linkage& linkage = measured.linkage;
    const auto n = static_cast<qint64>(table.records.size());
    report.figure(set + u"_seconds"_s, measured.seconds, u"s"_s, n);
    report.figure(set + u"_cpu_seconds"_s, measured.cpu, u"s"_s, n);
    if (table.truth.empty())
        return;
    const LinkQuality quality = qualityOf(linkage.clusters, table.truth);
    report.figure(set + u"_precision"_s, percent * quality.precision, u"%"_s, quality.linkedPairs);
    report.figure(set + u"_recall"_s, percent * quality.recall, u"%"_s, quality.truePairs);
    report.figure(set + u"_f1"_s, percent * quality.f1, u"%"_s, quality.truePairs);
    report.figure(set + u"_b3_precision"_s, percent * quality.bCubedPrecision, u"%"_s, n);
    report.figure(set + u"_b3_recall"_s, percent * quality.bCubedRecall, u"%"_s, n);
    report.figure(set + u"_b3_f1"_s, percent * quality.bCubedF1, u"%"_s, n);
    const CandidateIndex index(table.records, linkage.model);
    report.figure(
        set + u"_blocking_recall"_s, percent * blockingRecall(index, table.truth), u"%"_s, quality.truePairs);
    reportBands(report, set, linkage.pairs, table.truth);
}

//! The rows of a file as records; `truth` is the column that tells people apart, -1 if none does.
LabelledTable recordsOf(const CsvTable& table, const QList<ColumnUse>& uses, qsizetype truth) {
    QList<Column> columns;
    QList<qsizetype> places;
    for (qsizetype i = 0; i < uses.size(); ++i) {
        if (uses[i].kind) {
            columns.append({uses[i].name, *uses[i].kind});
            places.append(i);
        }
    }
    LabelledTable labelled{RecordTable(columns), {}};
    QHash<QString, uint32_t> people;
    for (const QStringList& row : table.rows) {
        labelled.records.addRecord();
        for (qsizetype i = 0; i < places.size(); ++i)
            labelled.records.addValue(i, row[places[i]]);
        if (truth < 0)
            continue;
        if (!people.contains(row[truth]))
            people.insert(row[truth], static_cast<uint32_t>(people.size()));
        labelled.truth.push_back(people.value(row[truth]));
    }
    return labelled;
}

Result<CsvTable> readTogether(const QStringList& paths) {
    CsvTable all;
    for (const QString& path : paths) {
        SEGUE_TRY_VALUE(table, readCsv(path));
        if (!all.header.isEmpty() && all.header != table.header)
            return fail(
                ErrorKind::Permanent, u"csv_columns"_s,
                u"%1 has other columns than %2"_s.arg(path, paths.first()));
        all.header = table.header;
        all.rows += table.rows;
    }
    return all;
}

//! A set of ../shared/data.
struct SharedSet {
    const char* name;
    QStringList files;
    const char* id;
    const char* truth; //!< Empty: FEBRL's, in the id.
    QString map;
};

QList<SharedSet> sharedSets() {
    const QStringList both{u"febrl/dataset4a.csv"_s, u"febrl/dataset4b.csv"_s};
    const QString withoutNumber = u"ignore=soc_sec_id"_s;
    return {
        {"febrl1", {u"febrl/dataset1.csv"_s}, "rec_id", "", {}},
        {"febrl2", {u"febrl/dataset2.csv"_s}, "rec_id", "", {}},
        {"febrl3", {u"febrl/dataset3.csv"_s}, "rec_id", "", {}},
        {"febrl4", both, "rec_id", "", {}},
        {"febrl3_without_number", {u"febrl/dataset3.csv"_s}, "rec_id", "", withoutNumber},
        {"febrl4_without_number", both, "rec_id", "", withoutNumber},
        {"fake_1000", {u"fake_1000/fake_1000.csv"_s}, "unique_id", "cluster", {}}};
}

QString sharedFolder() {
    return qEnvironmentVariable("SEGUE_SHARED", QStringLiteral(SEGUE_SOURCE_DIR) + u"/../shared"_s) +
           u"/data/"_s;
}

Result<void> linkShared(const Report& report, const SharedSet& set) {
    const QString name = QString::fromLatin1(set.name);
    QStringList paths;
    for (const QString& file : set.files)
        paths.append(sharedFolder() + file);
    if (!QFile::exists(paths.first())) {
        report.skipped(name, u"%1 is not there"_s.arg(QDir::cleanPath(paths.first())));
        return {};
    }
    SEGUE_TRY_VALUE(table, readTogether(paths));
    // "rec-12-dup-0" is a record of person 12.
    const bool isFebrl = qstrlen(set.truth) == 0;
    if (isFebrl) {
        for (QStringList& row : table.rows)
            row[0] = row[0].section(u'-', 1, 1);
    }
    const QString id = QString::fromLatin1(set.id);
    const QString truth = isFebrl ? id : QString::fromLatin1(set.truth);
    SEGUE_TRY_VALUE(mapped, parseMap(set.map));
    SEGUE_TRY_VALUE(uses, recogniseColumns(table, mapped, {id, truth}));
    const LabelledTable labelled = recordsOf(table, uses, table.header.indexOf(truth));
    reportQuality(report, name, labelled, linked(labelled.records));
    return {};
}

LabelledTable made(const PeopleSpec& spec) {
    LabelledTable labelled{RecordTable(columnsOf(spec.kind)), {}};
    makePeople(spec, [&](const QStringList& row, uint32_t person) {
        labelled.records.addRecord();
        for (qsizetype i = 0; i < row.size(); ++i)
            labelled.records.addValue(i, row[i]);
        labelled.truth.push_back(person);
    });
    return labelled;
}

//! Megabytes (10^6 bytes) that the process took at most so far; nothing where the system does not say.
std::optional<double> peakMemory() {
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QString text = QString::fromLatin1(status.readAll());
    const QString kilobytes = text.section(u"VmHWM:"_s, 1).section(u"kB"_s, 0, 0).trimmed();
    return kilobytes.toDouble() * 1024 / 1e6;
}

LabelledTable contacts(int count) {
    PeopleSpec spec;
    spec.kind = PeopleKind::Contacts;
    spec.records = count;
    spec.perPerson = 1.25;
    return made(spec);
}

void measureSpeed(const Report& report, int count) {
    const LabelledTable table = contacts(count);
    reportQuality(report, u"contacts_%1"_s.arg(count), table, linked(table.records));
}

//! How long a contact that is new takes: into the table, its candidates scored, into the index.
void measureArrivals(const Report& report, int count, int arrivals) {
    LabelledTable table = contacts(count);
    Measured measured = linked(table.records);
    const Frequencies frequencies = Frequencies::of(table.records, measured.linkage.clusters);
    const Scorer scorer(table.records, measured.linkage.model, frequencies);
    CandidateIndex index(table.records, measured.linkage.model);
    reportQuality(report, u"contacts_%1"_s.arg(count), table, measured);
    if (const auto peak = peakMemory())
        report.figure(u"contacts_%1_peak_memory"_s.arg(count), *peak, u"MB"_s, count);
    else
        report.skipped(u"contacts_peak_memory"_s, u"this system does not say"_s);
    PeopleSpec spec;
    spec.kind = PeopleKind::Contacts;
    spec.records = arrivals;
    spec.seed = 2;
    QList<double> samples;
    makePeople(spec, [&](const QStringList& row, uint32_t) {
        samples.append(timed([&] {
            const RecordIndex record = table.records.addRecord();
            for (qsizetype i = 0; i < row.size(); ++i)
                table.records.addValue(i, row[i]);
            index.candidatesFor(scorer, record, leastEdgeWeight);
            index.add(record);
        }));
    });
    report.distribution(u"arrival_among_%1"_s.arg(count), samples, u"ms"_s);
}

Result<void>
writeClusters(const QString& path, const QStringList& ids, const std::vector<uint32_t>& clusters) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fail(ErrorKind::Permanent, u"unwritable"_s, u"%1: %2"_s.arg(path, file.errorString()));
    QTextStream out(&file);
    out << "id,cluster\n";
    for (size_t i = 0; i < clusters.size(); ++i)
        out << csvField(ids[qsizetype(i)]) << ',' << clusters[i] << '\n';
    out.flush();
    if (!file.commit())
        return fail(ErrorKind::Permanent, u"unwritable"_s, u"%1: %2"_s.arg(path, file.errorString()));
    return {};
}

//! Any file: `--csv FILE --id COLUMN [--truth COLUMN] [--map …] [--clusters OUT]`.
Result<void> linkFiles(const Report& report, const Texts& texts) {
    const QString id = texts.of("id");
    const QString truth = texts.of("truth");
    if (id.isEmpty())
        return fail(ErrorKind::Permanent, u"no_id"_s, u"--csv needs --id COLUMN"_s);
    SEGUE_TRY_VALUE(table, readTogether(texts.allOf("csv")));
    SEGUE_TRY_VALUE(mapped, parseMap(texts.of("map")));
    SEGUE_TRY_VALUE(
        uses, recogniseColumns(table, mapped, truth.isEmpty() ? QStringList{id} : QStringList{id, truth}));
    QTextStream err(stderr);
    for (const ColumnUse& use : std::as_const(uses))
        err << "column \"" << use.name << "\": " << (use.kind ? toString(*use.kind) : u"left out"_s) << " ("
            << use.why << ")\n";
    err.flush();
    const LabelledTable labelled = recordsOf(table, uses, table.header.indexOf(truth));
    if (labelled.records.fields().empty())
        return fail(ErrorKind::Permanent, u"no_columns"_s, u"there is no column to compare"_s);
    const Measured measured = linked(labelled.records);
    reportQuality(report, u"csv"_s, labelled, measured);
    if (texts.of("clusters").isEmpty())
        return {};
    QStringList ids;
    const qsizetype idColumn = table.header.indexOf(id);
    for (const QStringList& row : std::as_const(table.rows))
        ids.append(row[idColumn]);
    return writeClusters(texts.of("clusters"), ids, measured.linkage.clusters);
}

} // namespace

Result<void> benchIdentity(Report& report, const Setup& setup) {
    if (!setup.texts.allOf("csv").isEmpty())
        return linkFiles(report, setup.texts);
    for (const SharedSet& set : sharedSets())
        SEGUE_TRY(linkShared(report, set));
    for (const PeopleKind kind : peopleKinds) {
        PeopleSpec spec;
        spec.kind = kind;
        spec.records = 5'000;
        spec.perPerson = 4;
        const LabelledTable table = made(spec);
        reportQuality(report, u"made_up_"_s + toString(kind), table, linked(table.records));
    }
    measureSpeed(report, setup.sizes.of("fewer-contacts", 120'000));
    measureArrivals(report, setup.sizes.of("contacts", 1'000'000), setup.sizes.of("arrivals", 2'000));
    return {};
}

} // namespace segue::bench
