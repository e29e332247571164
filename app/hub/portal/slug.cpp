// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/portal/slug.h"

#include <QUrl>

namespace segue::hub::portal {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxSlug = 60;

//! Compatibility forms folded, accents of Latin letters taken away; marks that other scripts need
//! are kept.
QString folded(const QString& title) {
    QString result;
    // By way of upper case "ß" becomes "ss"; Qt's case folding goes character by character and
    // leaves it.
    const QString parts = title.normalized(QString::NormalizationForm_KD).toUpper().toLower();
    for (const QChar c : parts) {
        const bool accent = c.category() == QChar::Mark_NonSpacing && !result.isEmpty() &&
                            result.back().script() == QChar::Script_Latin;
        if (!accent)
            result.append(c);
    }
    return result.normalized(QString::NormalizationForm_C);
}

bool belongsToWord(char32_t c) {
    return QChar::isLetterOrNumber(c) || QChar::isMark(c);
}

} // namespace

QString slugOf(const QString& title) {
    QString slug;
    bool between = false;
    const QList<uint> characters = folded(title).toUcs4();
    for (const char32_t c : characters) {
        if (!belongsToWord(c)) {
            between = !slug.isEmpty();
            continue;
        }
        const QString text = (between ? u"-"_s : QString()) + QString::fromUcs4(&c, 1);
        if (slug.size() + text.size() > maxSlug)
            break;
        slug.append(text);
        between = false;
    }
    return slug;
}

QByteArray articlePath(const Article& article) {
    const QString slug = slugOf(article.title);
    const QString last = slug.isEmpty() ? article.ref.id : article.ref.id + u'-' + slug;
    return "/help/" + QUrl::toPercentEncoding(last);
}

const Article* findByAddress(const QList<Article>& articles, QStringView address) {
    const Article* best = nullptr;
    for (const Article& article : articles) {
        const QString& id = article.ref.id;
        const bool means =
            address.startsWith(id) && (address.size() == id.size() || address[id.size()] == u'-');
        // An id may hold hyphens itself, so that another id can be its beginning.
        if (means && !id.isEmpty() && (!best || id.size() > best->ref.id.size()))
            best = &article;
    }
    return best;
}

} // namespace segue::hub::portal
