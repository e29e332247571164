// SPDX-License-Identifier: GPL-3.0-or-later
// Segue's search beside Xapian's, on the same messages and questions, in the same run.
#include "core/base/json.h"
#include "tests/bench/filled_profile.h"
#include "tests/bench/search_words.h"
#include "tests/bench/timing.h"

#include <QJsonArray>
#include <QProcess>
#include <QTemporaryDir>

namespace segue::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr auto python = "/usr/bin/python3"_L1; // The one that Debian's bindings belong to.
constexpr int mostHits = 50;
constexpr int pageRows = 500;
constexpr int patience = 600'000; // milliseconds

auto cannot(const QString& what) {
    return fail(ErrorKind::Permanent, u"cannot_measure"_s, what);
}

bool hasXapian() {
    return QProcess::execute(python, {u"-c"_s, u"import xapian"_s}) == 0;
}

QJsonArray questionsOf(const SearchKind& kind, int times) {
    QJsonArray questions;
    for (int i = 0; i < times; ++i)
        questions.append(kind.question(i));
    return questions;
}

//! Xapian, in a process of its own.
class Xapian {
public:
    Result<void> start() {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(
            python, {QStringLiteral(SEGUE_SOURCE_DIR "/tests/bench/xapian_beside.py"), m_dir.path()});
        return m_process.waitForStarted() ? Result<void>() : cannot(u"python3 does not start"_s);
    }
    void tell(const QJsonObject& line) {
        m_process.write(toJson(line) + '\n');
        while (m_process.bytesToWrite() > 1'000'000)
            m_process.waitForBytesWritten(patience);
    }
    Result<QJsonObject> hear() {
        while (!m_process.canReadLine()) {
            if (!m_process.waitForReadyRead(patience))
                return cannot(u"Xapian does not answer"_s);
        }
        return parseJsonObject(m_process.readLine());
    }
    ~Xapian() {
        m_process.closeWriteChannel();
        m_process.waitForFinished(patience);
    }

private:
    QTemporaryDir m_dir;
    QProcess m_process;
};

//! The same rows go into a profile of ours and to Xapian; each hears its own time.
Result<void> indexBoth(const Report& report, const Shape& shape, FilledProfile& profile, Xapian& xapian) {
    Generator ours(FilledProfile::account(), shape);
    SEGUE_TRY_VALUE(filling, profile.fill(ours));
    report.figure(
        u"segue_ingest"_s, static_cast<double>(filling.entries) / filling.seconds, u"entries/s"_s,
        filling.entries);
    SEGUE_TRY(xapian.start());
    Generator theirs(FilledProfile::account(), shape);
    while (!theirs.atEnd()) {
        const Batch batch = theirs.next(pageRows);
        for (const Entry& entry : batch.entries) {
            if (entry.kind != EntryKind::Event)
                xapian.tell({{u"text"_s, entry.text}});
        }
    }
    return {};
}

Result<void> hearKind(const Report& report, Xapian& xapian) {
    SEGUE_TRY_VALUE(told, xapian.hear());
    QList<double> ms;
    const QJsonArray times = told.value("ms"_L1).toArray();
    for (const auto& one : times)
        ms.append(one.toDouble());
    const QString name =
        u"xapian_%1_%2"_s.arg(told.value("order"_L1).toString(), told.value("kind"_L1).toString());
    report.distribution(name, ms, u"ms"_s);
    report.figure(
        name + u"_answered"_s, 100 * told.value("answered"_L1).toDouble() / static_cast<double>(ms.size()),
        u"percent"_s, ms.size());
    return {};
}

} // namespace

Result<void> benchXapian(Report& report, const Setup& setup) {
    if (!hasXapian()) {
        report.skipped(u"xapian"_s, u"Xapian's bindings are not installed (python3-xapian on Debian)."_s);
        return {};
    }
    const QTemporaryDir dir;
    SEGUE_TRY_VALUE(profile, FilledProfile::open(dir.path()));
    Xapian xapian;
    const Shape shape = Shape::ofEntries(setup.sizes.of("xapian-messages", 200'000));
    SEGUE_TRY(indexBoth(report, shape, *profile, xapian));
    SEGUE_TRY_VALUE(views, profile->views());
    const int times = setup.sizes.of("times", 200);
    const Vocabulary vocabulary;
    bool isIndexed = false;
    for (const SearchKind& kind : searchKinds(vocabulary)) {
        SEGUE_TRY(measure(report, u"segue_newest_"_s + kind.name, times, [&](int i) {
            return views->search(kind.question(i), mostHits).map([](const SearchAnswer&) {});
        }));
        xapian.tell({{u"kind"_s, kind.name}, {u"questions"_s, questionsOf(kind, times)}});
        if (!std::exchange(isIndexed, true)) {
            SEGUE_TRY_VALUE(told, xapian.hear());
            const double messages = told.value("indexed"_L1).toDouble();
            report.figure(
                u"xapian_indexed"_s, messages / told.value("seconds"_L1).toDouble(), u"messages/s"_s,
                static_cast<qint64>(messages));
        }
        SEGUE_TRY(hearKind(report, xapian));
        SEGUE_TRY(hearKind(report, xapian));
    }
    return {};
}

} // namespace segue::bench
