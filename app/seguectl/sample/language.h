// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/vocabulary.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace segue::ctl::sample {

//! A conversation as it may go, with holes for names and numbers. Every text is one of several.
struct Talk {
    enum class Who { Customer, Agent, Note };
    struct Line {
        Who who = Who::Customer;
        QStringList texts;
    };

    QStringList subjects;
    QList<Channel> channels;
    QString team; //!< By name.
    QStringList tags;
    Priority priority = Priority::None;
    Status end = Status::Solved;
    QList<int> ratings; //!< Empty: nobody rates it.
    QList<Line> lines;
};

struct NamePart {
    QString name;
    QString latin; //!< For addresses.
};

//! What people of one language are called and what they write.
struct Language {
    QString code; //!< BCP 47.
    int weight = 0;
    QList<NamePart> given;
    QList<NamePart> family;
    bool familyFirst = false;
    QString joiner = QStringLiteral(" ");
    QStringList cities;
    QStringList domains;
    QStringList products;
    QString phone; //!< Each '#' is a digit.
    QStringList openCustomer;
    QStringList closeCustomer;
    QStringList openAgent;
    QStringList closeAgent;
    QString wrote; //!< The line before a quote.
    QList<Talk> talks;

    bool isRightToLeft() const { return code == QLatin1StringView("ar") || code == QLatin1StringView("he"); }
};

//! Reads a language's file (resources/sample/README.md describes the form). Errors: Permanent
//! "bad_sample" with the line.
Result<Language> parseLanguage(const QString& text);

//! The letters of a name that fit into an address: "Großkopf" becomes "grosskopf".
QString latinOf(const QString& name);

} // namespace segue::ctl::sample
