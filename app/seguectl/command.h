// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>
#include <functional>

namespace segue::ctl {

class Output;
class Profile;

//! An option of a command: `--name`, or `--name VALUE` where `value` names one.
struct Option {
    QString name;
    QString value; //!< What stands for the value in the help; empty for a switch.
    QString text;
};

//! What was asked for: a command's words and options, already checked against what it takes.
struct Request {
    QStringList arguments;
    QHash<QString, QString> options;

    bool has(const QString& option) const { return options.contains(option); }
    QString value(const QString& option, const QString& fallback = {}) const {
        return options.value(option, fallback);
    }
};

//! What a command works with.
struct Context {
    const Request& request;
    const Output& output;
    Profile& profile;
};

//! One row of the table that help and dispatch follow.
struct CommandSpec {
    QString name;      //!< One or two words: "accounts add".
    QString arguments; //!< As the help shows them: "ID [STATUS]".
    int least = 0;     //!< How many arguments it takes.
    int most = 0;
    QString text; //!< One line.
    QString more; //!< Further lines of its own help; may be empty.
    QList<Option> options;
    std::function<Result<void>(Context&)> run;
    //! The exit code for an error of `run`, where another program counts on its own; none: main()'s.
    std::function<int(const Error&)> exitCode = {};
};

//! What stands where the command line is wrong: told with the exit code 2.
inline tl::unexpected<Error> usage(const QString& message) {
    return fail(ErrorKind::Permanent, QStringLiteral("usage"), message);
}

} // namespace segue::ctl
