// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace segue::text {

struct DetectedLanguage {
    QString code;          //!< ISO 639-1 where there is one ("de", "he", "zh", "zh-Hant"); empty if unknown.
    bool reliable = false; //!< Much likelier than the next one; false for very short texts.
};

//! The main language of a plain text. Reads the first 20,000 UTF-16 units. Safe from any thread.
DetectedLanguage detectLanguage(QStringView text);

//! Whether a reader starts at the right: the direction of the first strong character.
bool isRightToLeft(QStringView text);

} // namespace segue::text
