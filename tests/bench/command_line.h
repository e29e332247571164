// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>
#include <cstddef>
#include <optional>

namespace segue::bench {

//! What a benchmark or a soak is told: `--entries 100000`.
class Numbers {
public:
    void set(const QString& name, int value) { m_values.insert(name, value); }
    int of(const char* name, int usual) const { return m_values.value(QString::fromLatin1(name), usual); }

private:
    QHash<QString, int> m_values;
};

//! What it is told in words: `--csv FILE`, once or several times.
class Texts {
public:
    void add(const QString& name, const QString& value) { m_values[name].append(value); }
    //! The last one that was given; empty without.
    QString of(const char* name) const { return allOf(name).value(allOf(name).size() - 1); }
    QStringList allOf(const char* name) const { return m_values.value(QString::fromLatin1(name)); }

private:
    QHash<QString, QStringList> m_values;
};

template <class Entry> struct Chosen {
    QList<const Entry*> entries;
    Numbers numbers;
    Texts texts;
};
//! What `words` choose of a table whose entries have a `name`, and their numbers and texts (of the options in
//! `textNames`, which take any word); nothing where a word is none of these.
template <class Entry, std::size_t N>
std::optional<Chosen<Entry>>
chosenOf(const Entry (&table)[N], const QStringList& words, const QStringList& textNames = {}) {
    Chosen<Entry> chosen;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString& word = words.at(i);
        const qsizetype before = chosen.entries.size();
        for (const Entry& entry : table) {
            if (word == QLatin1StringView(entry.name))
                chosen.entries.append(&entry);
        }
        if (chosen.entries.size() > before)
            continue;
        if (!word.startsWith(QLatin1StringView("--")) || ++i >= words.size())
            return std::nullopt;
        if (textNames.contains(word.mid(2))) {
            chosen.texts.add(word.mid(2), words.at(i));
            continue;
        }
        bool isNumber = false;
        const int value = words.at(i).toInt(&isNumber);
        if (!isNumber)
            return std::nullopt;
        chosen.numbers.set(word.mid(2), value);
    }
    return chosen;
}

} // namespace segue::bench
