// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/html_tags.h"

#include <QHash>
#include <QString>

using namespace Qt::StringLiterals;

namespace segue::text {

namespace {

constexpr TagRule rules[] = {
    {"a"_L1, "a"_L1, TagKind::Inline},
    {"b"_L1, "b"_L1, TagKind::Inline},
    {"strong"_L1, "strong"_L1, TagKind::Inline},
    {"i"_L1, "i"_L1, TagKind::Inline},
    {"em"_L1, "em"_L1, TagKind::Inline},
    {"cite"_L1, "i"_L1, TagKind::Inline},
    {"u"_L1, "u"_L1, TagKind::Inline},
    {"ins"_L1, "u"_L1, TagKind::Inline},
    {"s"_L1, "s"_L1, TagKind::Inline},
    {"strike"_L1, "s"_L1, TagKind::Inline},
    {"del"_L1, "s"_L1, TagKind::Inline},
    {"sub"_L1, "sub"_L1, TagKind::Inline},
    {"sup"_L1, "sup"_L1, TagKind::Inline},
    {"code"_L1, "code"_L1, TagKind::Inline},
    {"kbd"_L1, "code"_L1, TagKind::Inline},
    {"samp"_L1, "code"_L1, TagKind::Inline},
    {"tt"_L1, "code"_L1, TagKind::Inline},
    {"p"_L1, "p"_L1, TagKind::Block},
    {"div"_L1, "div"_L1, TagKind::Block},
    {"section"_L1, "div"_L1, TagKind::Block},
    {"article"_L1, "div"_L1, TagKind::Block},
    {"header"_L1, "div"_L1, TagKind::Block},
    {"footer"_L1, "div"_L1, TagKind::Block},
    {"main"_L1, "div"_L1, TagKind::Block},
    {"nav"_L1, "div"_L1, TagKind::Block},
    {"aside"_L1, "div"_L1, TagKind::Block},
    {"address"_L1, "div"_L1, TagKind::Block},
    {"center"_L1, "div"_L1, TagKind::Block},
    {"figure"_L1, "div"_L1, TagKind::Block},
    {"figcaption"_L1, "div"_L1, TagKind::Block},
    {"fieldset"_L1, "div"_L1, TagKind::Block},
    {"legend"_L1, "div"_L1, TagKind::Block},
    {"form"_L1, "div"_L1, TagKind::Block},
    {"details"_L1, "div"_L1, TagKind::Block},
    {"summary"_L1, "div"_L1, TagKind::Block},
    {"dl"_L1, "div"_L1, TagKind::Block},
    {"dt"_L1, "div"_L1, TagKind::Block},
    {"dd"_L1, "div"_L1, TagKind::Block},
    {"caption"_L1, "div"_L1, TagKind::Block},
    {"option"_L1, "div"_L1, TagKind::Block},
    {"blockquote"_L1, "blockquote"_L1, TagKind::Block},
    {"pre"_L1, "pre"_L1, TagKind::Block},
    {"listing"_L1, "pre"_L1, TagKind::Block},
    {"h1"_L1, "h1"_L1, TagKind::Block},
    {"h2"_L1, "h2"_L1, TagKind::Block},
    {"h3"_L1, "h3"_L1, TagKind::Block},
    {"h4"_L1, "h4"_L1, TagKind::Block},
    {"h5"_L1, "h5"_L1, TagKind::Block},
    {"h6"_L1, "h6"_L1, TagKind::Block},
    {"ul"_L1, "ul"_L1, TagKind::Block},
    {"ol"_L1, "ol"_L1, TagKind::Block},
    {"menu"_L1, "ul"_L1, TagKind::Block},
    {"dir"_L1, "ul"_L1, TagKind::Block},
    {"li"_L1, "li"_L1, TagKind::ListItem},
    {"table"_L1, "table"_L1, TagKind::Table},
    {"thead"_L1, "thead"_L1, TagKind::RowGroup},
    {"tbody"_L1, "tbody"_L1, TagKind::RowGroup},
    {"tfoot"_L1, "tfoot"_L1, TagKind::RowGroup},
    {"tr"_L1, "tr"_L1, TagKind::Row},
    {"td"_L1, "td"_L1, TagKind::Cell},
    {"th"_L1, "th"_L1, TagKind::Cell},
    {"br"_L1, "br"_L1, TagKind::Void},
    {"hr"_L1, "hr"_L1, TagKind::Void},
    {"img"_L1, "img"_L1, TagKind::Void},
    {"script"_L1, {}, TagKind::RawText},
    {"style"_L1, {}, TagKind::RawText},
    {"title"_L1, {}, TagKind::RawText},
    {"textarea"_L1, {}, TagKind::RawText},
    {"xmp"_L1, {}, TagKind::RawText},
    {"iframe"_L1, {}, TagKind::RawText},
    {"noembed"_L1, {}, TagKind::RawText},
    {"noframes"_L1, {}, TagKind::RawText},
    {"plaintext"_L1, {}, TagKind::RawText},
};

} // namespace

const TagRule* tagRule(QStringView name) {
    static const auto byName = [] {
        QHash<QString, const TagRule*> hash;
        for (const TagRule& rule : rules)
            hash.insert(QString(rule.name), &rule);
        return hash;
    }();
    constexpr qsizetype longestName = 12;
    return name.size() > longestName ? nullptr : byName.value(name.toString());
}

} // namespace segue::text
