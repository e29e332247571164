// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/portal/portal_strings.h"

#include "app/hub/portal/web_resources.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <algorithm>
#include <array>
#include <map>
#include <vector>

namespace segue::hub::portal {

using namespace Qt::StringLiterals;

namespace {

constexpr int maxLanguages = 16;

struct Wish {
    QString language;
    double weight = 1;
};

//! "de-AT;q=0.8" → de, 0.8. An empty language for what cannot be used.
Wish wishFrom(const QByteArray& item) {
    const QList<QByteArray> parts = item.split(';');
    Wish wish{QString::fromLatin1(parts.first().trimmed()).section(u'-', 0, 0).toLower(), 1};
    const bool plain = wish.language.size() >= 2 && wish.language.size() <= 3 &&
                       std::all_of(wish.language.begin(), wish.language.end(), [](QChar c) {
                           return c >= u'a' && c <= u'z';
                       });
    if (!plain)
        return {};
    for (const QByteArray& part : parts.sliced(1)) {
        const QByteArray parameter = part.trimmed();
        if (parameter.startsWith("q="))
            wish.weight = parameter.sliced(2).toDouble();
    }
    return wish.weight > 0 ? wish : Wish{};
}

} // namespace

PortalStrings::PortalStrings(QString language) : m_language(std::move(language)) {
    const QByteArray json = webResource(u"help/strings.%1.json"_s.arg(m_language));
    const QJsonObject table = QJsonDocument::fromJson(json).object();
    for (auto it = table.begin(); it != table.end(); ++it)
        m_table.insert(it.key(), it.value().toString());
}

const QStringList& PortalStrings::languages() {
    static const QStringList known{u"en"_s, u"de"_s, u"ar"_s};
    return known;
}

const PortalStrings& PortalStrings::of(const QString& language) {
    static const std::map<QString, PortalStrings> all = [] {
        std::map<QString, PortalStrings> loaded;
        for (const QString& code : languages())
            loaded.emplace(code, PortalStrings(code));
        return loaded;
    }();
    const auto found = all.find(language);
    return found == all.end() ? all.at(u"en"_s) : found->second;
}

bool PortalStrings::isRightToLeft() const {
    return QLocale(m_language).textDirection() == Qt::RightToLeft;
}

QString PortalStrings::say(const QString& key, const QHash<QString, QString>& values) const {
    QString text = m_table.value(key, key);
    for (auto it = values.begin(); it != values.end(); ++it) {
        // One hole of each name: a value that looks like a hole is not filled again.
        const qsizetype at = text.indexOf(u'{' + it.key() + u'}');
        if (at >= 0)
            text.replace(at, it.key().size() + 2, it.value());
    }
    return text;
}

QStringList acceptedLanguages(const QByteArray& header) {
    std::vector<Wish> wishes;
    for (const QByteArray& item : header.first(qMin<qsizetype>(header.size(), 1024)).split(',')) {
        if (Wish wish = wishFrom(item); !wish.language.isEmpty())
            wishes.push_back(std::move(wish));
    }
    std::stable_sort(
        wishes.begin(), wishes.end(), [](const Wish& a, const Wish& b) { return a.weight > b.weight; });
    QStringList languages;
    for (const Wish& wish : wishes) {
        if (!languages.contains(wish.language) && languages.size() < maxLanguages)
            languages.append(wish.language);
    }
    return languages;
}

QString nameOfLanguage(const QString& language) {
    const QLocale locale(language);
    if (locale.language() == QLocale::C || locale.language() == QLocale::AnyLanguage)
        return language;
    // For English Qt answers with a country ("American English").
    if (locale.language() == QLocale::English)
        return u"English"_s;
    const QString name = locale.nativeLanguageName();
    return name.isEmpty() ? language : name.left(1).toUpper() + name.sliced(1);
}

} // namespace segue::hub::portal
