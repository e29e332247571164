// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

namespace segue {

using namespace Qt::StringLiterals;

//! What a run of the program left behind.
struct Outcome {
    int exitCode = -1;
    QByteArray out;
    QByteArray err;

    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
    QJsonArray list(const char* name) const { return json().value(QLatin1StringView(name)).toArray(); }
    //! What was written in the entries of `show`, each after its visibility.
    QStringList texts() const {
        QStringList found;
        const QJsonArray entries = list("entries");
        for (const QJsonValue& entry : entries) {
            const QString text = entry.toObject().value("text"_L1).toString();
            if (!text.isEmpty())
                found.append(entry.toObject().value("visibility"_L1).toString() + u": "_s + text);
        }
        return found;
    }
    //! Of the line that says it; a sanitizer may have said something of its own after it.
    QString errorCode() const {
        const QList<QByteArray> lines = err.split('\n');
        for (const QByteArray& line : lines) {
            const QJsonObject error = QJsonDocument::fromJson(line)["error"_L1].toObject();
            if (!error.isEmpty())
                return error.value("code"_L1).toString();
        }
        return {};
    }
};

//! seguectl on one profile.
class Ctl {
public:
    Outcome run(const QStringList& arguments, const QByteArray& input = {}) const {
        return start(arguments + QStringList{u"--profile"_s, m_dir.path()}, input);
    }
    Outcome json(const QStringList& arguments, const QByteArray& input = {}) const {
        return run(arguments + QStringList{u"--json"_s}, input);
    }
    static Outcome
    start(const QStringList& arguments, const QByteArray& input = {}, const QString& token = {}) {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
        environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"disabled:"_s); // No keyring, wherever this runs.
        environment.remove(u"QT_LOGGING_RULES"_s);
        if (token.isEmpty())
            environment.remove(u"SEGUE_TOKEN"_s);
        else
            environment.insert(u"SEGUE_TOKEN"_s, token);
        process.setProcessEnvironment(environment);
        // With an event loop: servers of the test's own thread must be able to answer.
        QEventLoop loop;
        QObject::connect(&process, &QProcess::finished, &loop, &QEventLoop::quit);
        QTimer::singleShot(patience, &loop, &QEventLoop::quit);
        process.start(QStringLiteral(SEGUE_BINARY_DIR "/bin/seguectl"), arguments);
        process.write(input);
        process.closeWriteChannel();
        if (process.state() != QProcess::NotRunning)
            loop.exec();
        if (process.state() != QProcess::NotRunning) {
            process.kill();
            process.waitForFinished();
            return {};
        }
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
    Outcome withToken(const QStringList& arguments, const QString& token) const {
        return start(arguments + QStringList{u"--json"_s, u"--profile"_s, m_dir.path()}, {}, token);
    }

    //! Imports the workspace and answers the row of its only conversation.
    QJsonObject imported(const QByteArray& workspace) const {
        const Outcome outcome = json({u"hub"_s, u"import"_s, file(u"workspace.jsonl"_s, workspace)});
        if (outcome.exitCode != 0)
            qWarning("%s", outcome.err.constData());
        return json({u"conversations"_s}).list("conversations").first().toObject();
    }

    QString path() const { return m_dir.path(); }
    QString file(const QString& name, const QByteArray& bytes) const {
        QFile file(m_dir.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName()
                                                                                    : QString();
    }

private:
    static constexpr int patience = 120'000; // milliseconds

    QTemporaryDir m_dir;
};

//! A small workspace: Ada wrote in the web chat, and was answered.
inline QByteArray smallWorkspace() {
    return R"({"list":"contacts","external_id":"c1","name":"Ada Lovelace","channel":"web_chat","points":[{"kind":"email","value":"ada@post.example"}],"created_at":1700000000000}
{"list":"agents","external_id":"a1","name":"Grace Hopper","email":"grace@shop.example"}
{"list":"teams","external_id":"t1","name":"Repairs","agents":["a1"]}
{"list":"articles","external_id":"k1","title":"Cleaning the burrs","body":"With a brush.","language":"en"}
{"list":"conversations","external_id":"v1","contact":"c1","subject":"The grinder scrapes","channel":"web_chat","status":"open","tags":["grinder"],"created_at":1700000000000,"waiting_since":1700000000000}

{"list":"entries","external_id":"e1","conversation":"v1","visibility":"public","author":{"kind":"customer","id":"c1","name":"Ada"},"text":"My grinder makes a scraping sound.","at":1700000000000}
{"list":"entries","external_id":"e2","conversation":"v1","kind":"note","visibility":"internal","author":{"kind":"agent","id":"a1","name":"Grace"},"text":"Looks like the washer.","at":1700000100000}
)";
}

} // namespace segue
