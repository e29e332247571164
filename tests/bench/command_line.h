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

template <class Entry> struct Chosen {
    QList<const Entry*> entries;
    Numbers numbers;
};
//! What `words` choose of a table whose entries have a `name`, and their numbers; nothing where a word is
//! neither.
template <class Entry, std::size_t N>
std::optional<Chosen<Entry>> chosenOf(const Entry (&table)[N], const QStringList& words) {
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
        bool isNumber = false;
        const int value = words.value(++i).toInt(&isNumber);
        if (!word.startsWith(QLatin1StringView("--")) || !isNumber)
            return std::nullopt;
        chosen.numbers.set(word.mid(2), value);
    }
    return chosen;
}

} // namespace segue::bench
