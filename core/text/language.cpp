// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/language.h"

#include "core/text/characters.h"

#include <algorithm>
#include <cld2/public/compact_lang_det.h>

using namespace Qt::StringLiterals;

namespace segue::text {

namespace {

// CLD2 keeps the codes of its time.
QString currentCode(const QString& code) {
    if (code == "iw"_L1)
        return u"he"_s;
    if (code == "jw"_L1)
        return u"jv"_s;
    return code == "un"_L1 || code.startsWith("xx"_L1) ? QString() : code;
}

} // namespace

DetectedLanguage detectLanguage(QStringView text) {
    constexpr qsizetype longestSample = 20'000;
    const QByteArray sample =
        withoutForbidden(text.left(wholeCharacters(text, std::min(text.size(), longestSample)))).toUtf8();
    CLD2::Language three[3];
    int percents[3];
    int textBytes = 0;
    bool isReliable = false;
    constexpr bool isPlainText = true;
    const CLD2::Language language = CLD2::DetectLanguageSummary(
        sample.constData(), static_cast<int>(sample.size()), isPlainText, three, percents, &textBytes,
        &isReliable);
    const QString code = currentCode(QString::fromLatin1(CLD2::LanguageCode(language)));
    return {code, isReliable && !code.isEmpty()};
}

bool isRightToLeft(QStringView text) {
    return text.isRightToLeft();
}

} // namespace segue::text
