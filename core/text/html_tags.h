// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QStringView>

// Private to this room: what each HTML tag is to the limiter.
namespace segue::text {

enum class TagKind {
    Inline,
    Block,
    ListItem,
    Table,
    RowGroup,
    Row,
    Cell,
    Void,
    RawText, //!< Dropped with all that it holds: script, style, title…
};

struct TagRule {
    QLatin1StringView name;
    QLatin1StringView as; //!< The tag that stands for it: <section> is a <div>, <strike> an <s>.
    TagKind kind;
};

//! The rule for a lower-case name; null for a tag that is left out while its content stays.
const TagRule* tagRule(QStringView name);

inline bool isTablePart(TagKind kind) {
    return kind == TagKind::Table || kind == TagKind::RowGroup || kind == TagKind::Row ||
           kind == TagKind::Cell;
}

} // namespace segue::text
