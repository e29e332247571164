// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace segue::ctl {

//! Rows of words under each other, with or without a heading.
class TextTable {
public:
    explicit TextTable(QStringList heading) : m_rows{std::move(heading)} {}
    void add(const QStringList& row) { m_rows.append(row); }
    //! The heading and the rows, or `empty` if there are none.
    QString text(const QString& empty) const;

private:
    QList<QStringList> m_rows;
};

//! Where a command says things: its answer on standard output, once; progress and trouble on
//! standard error. What other people wrote is shown without the characters that command a terminal.
class Output {
public:
    explicit Output(bool json) : m_json(json) {}

    bool isJson() const { return m_json; }
    //! The answer: `object` with --json, else `text`.
    void answer(const QJsonObject& object, const QString& text) const;
    //! A line about how far it is; left out with --json.
    void progress(const QString& line) const;
    //! Something that a person should know although the command goes on.
    void warn(const QString& sentence) const;
    //! Why the command ends without an answer.
    void error(const Error& error) const;

private:
    bool m_json;
};

//! `text` without control characters other than line ends.
QString forTerminal(const QString& text);

} // namespace segue::ctl
