// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/portal/template.h"

#include "app/hub/portal/web_resources.h"

#include <mutex>

namespace segue::hub::portal {

using namespace Qt::StringLiterals;

namespace {

//! A page is made of dozens of templates: each is read from the program once.
QString sourceOf(const QString& name) {
    static std::mutex mutex;
    static QHash<QString, QString> sources;
    const std::lock_guard lock(mutex);
    auto known = sources.find(name);
    if (known == sources.end())
        known = sources.insert(name, QString::fromUtf8(webResource(u"help/"_s + name + u".html"_s)));
    return *known;
}

QString filled(QStringView hole, const PortalStrings& strings, const Values& values) {
    if (hole.startsWith(u'{'))
        return values.html.value(hole.sliced(1).toString());
    if (hole.startsWith("t:"_L1))
        return strings.say(hole.sliced(2).toString()).toHtmlEscaped();
    return values.text.value(hole.toString()).toHtmlEscaped();
}

} // namespace

QString renderTemplate(const QString& name, const PortalStrings& strings, const Values& values) {
    const QString source = sourceOf(name);
    QString result;
    qsizetype done = 0;
    for (;;) {
        const qsizetype begin = source.indexOf("{{"_L1, done);
        const qsizetype end = begin < 0 ? -1 : source.indexOf("}}"_L1, begin);
        if (end < 0)
            break;
        const QStringView hole = QStringView(source).sliced(begin + 2, end - begin - 2);
        result += QStringView(source).sliced(done, begin - done);
        result += filled(hole, strings, values);
        done = end + (hole.startsWith(u'{') ? 3 : 2);
    }
    result += QStringView(source).sliced(done);
    return result;
}

} // namespace segue::hub::portal
