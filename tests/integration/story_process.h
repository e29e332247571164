// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QProcess>

namespace segue {

//! A child of the test that takes one JSON object a line, each with an `id`, and answers each with one of
//! that id. Lines without an id are what it tells by itself; the first of them says that it is ready. It ends
//! when its standard input does: with this object, and also when the test dies.
class StoryProcess final {
public:
    explicit StoryProcess(QString name) : m_name(std::move(name)) {}
    ~StoryProcess() { end(); }
    Q_DISABLE_COPY_MOVE(StoryProcess)

    //! Answers the line with which it said that it is ready.
    Result<QJsonObject>
    start(const QString& program, const QStringList& arguments, const QProcessEnvironment& environment);
    //! Asks it to do `what`, and waits for the answer. Errors: Permanent with what it said; Cancelled
    //! "process_ended"; Transient "no_answer".
    Result<QJsonObject> ask(const QString& what, QJsonObject with = {});
    //! What it told by itself so far, without the first line.
    const QList<QJsonObject>& told();
    qint64 pid() const { return m_process.processId(); }
    //! Ends its input and waits; one that does not end then is killed, and false is answered.
    bool end();
    //! SIGKILL: it can do nothing about it. Waits until it is gone.
    void kill();

private:
    void read();
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }

    QString m_name;
    QProcess m_process;
    QHash<int, QJsonObject> m_answers;
    QList<QJsonObject> m_told;
    int m_lastId = 0;
};

} // namespace segue
