// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/story_process.h"

#include "core/base/json.h"

#include <QTest>

namespace segue {

using namespace Qt::StringLiterals;

namespace {
constexpr int startPatience = 60'000; // milliseconds
constexpr int answerPatience = 90'000;
constexpr int endPatience = 30'000;
} // namespace

Result<QJsonObject> StoryProcess::start(
    const QString& program, const QStringList& arguments, const QProcessEnvironment& environment) {
    m_answers.clear();
    m_told.clear();
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.setProcessEnvironment(environment);
    m_process.start(program, arguments);
    const auto settled = [this] {
        read();
        return !m_told.isEmpty() || m_process.state() == QProcess::NotRunning;
    };
    if (!QTest::qWaitFor(settled, startPatience) || m_told.isEmpty())
        return fail(ErrorKind::Transient, u"not_started"_s, m_name + u" did not start"_s);
    return m_told.takeFirst();
}

Result<QJsonObject> StoryProcess::ask(const QString& what, QJsonObject with) {
    const int id = ++m_lastId;
    with.insert(u"id"_s, id);
    with.insert(u"do"_s, what);
    m_process.write(toJson(with) + '\n');
    const auto settled = [this, id] {
        read();
        return m_answers.contains(id) || !isRunning();
    };
    const bool inTime = QTest::qWaitFor(settled, answerPatience);
    const QString where = u"%1, %2: "_s.arg(m_name, what);
    if (!inTime)
        return fail(ErrorKind::Transient, u"no_answer"_s, where + u"no answer"_s);
    if (!m_answers.contains(id))
        return fail(ErrorKind::Cancelled, u"process_ended"_s, where + u"it has ended"_s);
    const QJsonObject answer = m_answers.take(id);
    if (answer.contains("error"_L1))
        return fail(ErrorKind::Permanent, u"refused"_s, where + answer.value("error"_L1).toString());
    return answer;
}

const QList<QJsonObject>& StoryProcess::told() {
    read();
    return m_told;
}

void StoryProcess::read() {
    while (m_process.canReadLine()) {
        const auto line = parseJsonObject(m_process.readLine());
        if (!line)
            continue; // A library that prints on standard output.
        if (line->contains("id"_L1))
            m_answers.insert(line->value("id"_L1).toInt(), *line);
        else
            m_told.append(*line);
    }
}

bool StoryProcess::end() {
    if (!isRunning())
        return true;
    m_process.closeWriteChannel();
    if (m_process.waitForFinished(endPatience))
        return m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
    kill();
    return false;
}

void StoryProcess::kill() {
    m_process.kill();
    m_process.waitForFinished(endPatience);
}

} // namespace segue
