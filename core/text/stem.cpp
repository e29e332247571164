// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/stem.h"

#include <QByteArray>
#include <libstemmer.h>
#include <map>
#include <memory>

namespace segue::text {

namespace {

struct Delete {
    void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};
using Stemmer = std::unique_ptr<sb_stemmer, Delete>;

// A stemmer has a buffer of its own, so that each thread needs one for each language. Null for an
// unknown language.
sb_stemmer* stemmerFor(QStringView languageCode) {
    thread_local std::map<QByteArray, Stemmer> stemmers;
    constexpr qsizetype longestCode = 3;
    const QByteArray code = languageCode.left(languageCode.indexOf(u'-')).toString().toLower().toLatin1();
    if (code.isEmpty() || code.size() > longestCode)
        return nullptr;
    auto found = stemmers.find(code);
    if (found == stemmers.end()) {
        Stemmer made(sb_stemmer_new(code.constData(), nullptr));
        if (!made)
            return nullptr;
        found = stemmers.emplace(code, std::move(made)).first;
    }
    return found->second.get();
}

} // namespace

QString stem(const QString& word, QStringView languageCode) {
    constexpr qsizetype longestWord = 100;
    sb_stemmer* stemmer = stemmerFor(languageCode);
    if (!stemmer || word.size() > longestWord)
        return word;
    const QByteArray utf8 = word.toUtf8();
    const sb_symbol* stemmed = sb_stemmer_stem(
        stemmer, reinterpret_cast<const sb_symbol*>(utf8.constData()), static_cast<int>(utf8.size()));
    if (!stemmed)
        return word;
    return QString::fromUtf8(reinterpret_cast<const char*>(stemmed), sb_stemmer_length(stemmer));
}

} // namespace segue::text
