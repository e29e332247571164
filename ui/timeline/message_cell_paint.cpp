// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/icons.h"
#include "ui/shell/paint.h"
#include "ui/shell/relative_time.h"
#include "ui/shell/words.h"
#include "ui/timeline/message_cell.h"
#include "ui/timeline/message_words.h"

#include <QLinearGradient>
#include <QTextCursor>

namespace segue {

using namespace Qt::StringLiterals;

void MessageCell::paint(QPainter& painter, const CellPaint& how) {
    paintHead(painter);
    paintBubble(painter, how);
    paintText(painter, how);
    paintFiles(painter, how);
    for (const Spot& spot : std::as_const(m_spots))
        paintCellButton(painter, spot.rect, spot.action, how);
    paintState(painter, how);
}

void MessageCell::paintHead(QPainter& painter) const {
    const Colours& c = colours();
    const Theme& theme = Theme::instance();
    // The customer has one colour everywhere, by whichever of their addresses they wrote.
    const bool customer = m_row.entry.author.kind == AuthorKind::Customer;
    if (!m_avatar.isNull())
        paintAvatar(
            painter, m_avatar, authorName(), customer ? m_context.customer.value() : m_row.entry.author.id);
    if (m_head.isNull())
        return;
    // Name, time and channel, read from the edge where the bubble stands.
    const bool team = isFromTeam();
    const bool rtl = m_context.direction == Qt::RightToLeft;
    const bool fromRight = team != rtl;
    QRect rest = m_head;
    const QString name = authorName();
    const QString time = timeOfDay(m_row.entry.at);
    const QFont nameFont = theme.font(TextStyle::SmallStrong);
    const QFont timeFont = theme.font(TextStyle::Small);
    const int icon = theme.scaled(13);
    const int nameWidth = qMin(QFontMetrics(nameFont).horizontalAdvance(name) + 1, m_head.width() * 2 / 3);
    const int timeWidth = QFontMetrics(timeFont).horizontalAdvance(time) + 1;
    int x = fromRight ? rest.right() + 1 : rest.left();
    const auto take = [&](int width) {
        const QRect at(fromRight ? x - width : x, rest.top(), width, rest.height());
        x += fromRight ? -(width + 6) : width + 6;
        return at;
    };
    // Right to left the order is turned, too: time stays next to the bubble's inner side.
    paintLine(painter, take(nameWidth), name, nameFont, c.muted);
    paintLine(painter, take(timeWidth), time, timeFont, c.faint);
    if (!isNote())
        paintIcon(painter, iconName(m_row.entry.channel), take(icon), c.faint);
    if (m_item.text.isEmpty())
        return;
    const int room = fromRight ? x - m_head.left() : m_head.right() + 1 - x;
    const int width = qMin(QFontMetrics(timeFont).horizontalAdvance(m_item.text) + 1, room);
    if (width > theme.scaled(40))
        paintLine(painter, take(width), m_item.text, timeFont, c.faint);
}

void MessageCell::paintBubble(QPainter& painter, const CellPaint& how) const {
    const Colours& c = colours();
    const Theme& theme = Theme::instance();
    const bool unsure = m_row.outbox && m_row.outbox->state != OutboxState::InFlight;
    if (isNote())
        paintBox(painter, m_bubble, bubbleRadius, c.noteTint, c.noteEdge);
    else if (!isFromTeam())
        paintBox(painter, m_bubble, bubbleRadius, c.bubbleCustomer);
    else
        paintBox(
            painter, m_bubble, bubbleRadius, unsure ? c.surface : c.bubbleTeam,
            unsure ? c.accentEdge : QColor());
    if (how.focused)
        paintFocusRing(painter, QRectF(m_bubble).adjusted(-2, -2, 2, 2), bubbleRadius + 1);
    const QString label = messageLabel(m_row);
    if (!label.isEmpty()) {
        const bool note = isNote() && m_row.entry.kind == EntryKind::Note;
        const QColor ink = isNote() ? c.noteInk : c.muted;
        const QString name = note                                    ? u"lock"_s
                             : m_row.entry.kind == EntryKind::Survey ? u"star"_s
                                                                     : iconName(m_row.entry.channel);
        const int icon = theme.scaled(14);
        const QRect iconRect(m_label.left(), m_label.center().y() - icon / 2, icon, icon);
        const QRect textRect = m_label.adjusted(icon + space::xs, 0, 0, 0);
        paintIcon(painter, name, mirrored(m_context.direction, m_label, iconRect), ink);
        paintLine(
            painter, mirrored(m_context.direction, m_label, textRect), label,
            theme.font(TextStyle::SmallStrong), ink);
    }
    paintLine(painter, m_subject, m_row.entry.subject, theme.font(TextStyle::Strong), c.text);
}

void MessageCell::findWords(const QString& words) {
    if (words == m_foundWords)
        return;
    m_foundWords = words;
    m_found.clear();
    if (words.isEmpty())
        return;
    QTextCharFormat marked;
    marked.setBackground(colours().find);
    marked.setForeground(colours().text);
    for (QTextCursor match = m_document.find(words); !match.isNull(); match = m_document.find(words, match))
        m_found.append({match, marked});
}

void MessageCell::paintText(QPainter& painter, const CellPaint& how) {
    if (m_text.isEmpty())
        return;
    const Colours& c = colours();
    QAbstractTextDocumentLayout::PaintContext context;
    context.palette.setColor(QPalette::Text, isNote() ? (c.dark ? c.text : c.noteInk.darker(140)) : c.text);
    context.clip = QRectF(0, 0, m_text.width() + 1, m_text.height());
    findWords(how.find);
    context.selections = m_found;
    if (how.selectionFrom != how.selectionTo) {
        QTextCharFormat selected;
        selected.setBackground(c.accent);
        selected.setForeground(c.onAccent);
        QTextCursor cursor(&m_document);
        const int last = m_document.characterCount() - 1;
        cursor.setPosition(qBound(0, how.selectionFrom, last));
        cursor.setPosition(qBound(0, how.selectionTo, last), QTextCursor::KeepAnchor);
        context.selections.append({cursor, selected});
    }
    painter.save();
    painter.translate(m_text.topLeft());
    painter.setClipRect(context.clip, Qt::IntersectClip);
    m_document.documentLayout()->draw(&painter, context);
    painter.restore();
    if (m_collapsed) {
        const int depth = Theme::instance().scaled(40);
        QLinearGradient fade(0, m_text.bottom() - depth, 0, m_text.bottom() + 1);
        const QColor back = isNote()       ? c.noteTint
                            : isFromTeam() ? (m_row.outbox ? c.surface : c.bubbleTeam)
                                           : c.bubbleCustomer;
        QColor clear = back;
        clear.setAlpha(0);
        fade.setColorAt(0, clear);
        fade.setColorAt(1, back);
        painter.fillRect(QRect(m_text.left(), m_text.bottom() - depth, m_text.width() + 1, depth + 1), fade);
    }
}

void MessageCell::paintFiles(QPainter& painter, const CellPaint& how) const {
    const Colours& c = colours();
    const Theme& theme = Theme::instance();
    if (!m_imageNote.isNull()) {
        const int icon = theme.scaled(14);
        const QRect iconRect(m_imageNote.left(), m_imageNote.center().y() - icon / 2, icon, icon);
        paintIcon(painter, u"image-off"_s, mirrored(m_context.direction, m_imageNote, iconRect), c.muted);
        paintLine(
            painter,
            mirrored(m_context.direction, m_imageNote, m_imageNote.adjusted(icon + space::xs, 0, 0, 0)),
            MessageWords::tr("%n picture(s) not loaded", nullptr, m_body.blockedImages),
            theme.font(TextStyle::Small), c.muted);
    }
    for (const FileSpot& file : m_files) {
        const bool hovered = how.hovered && how.hovered->kind == CellAction::Kind::OpenAttachment &&
                             how.hovered->target == file.attachment.id;
        if (!file.picture.isNull()) {
            painter.save();
            painter.setRenderHint(QPainter::SmoothPixmapTransform);
            painter.drawImage(file.rect, file.picture);
            painter.setPen(hovered ? c.accent : c.border);
            painter.drawRect(file.rect.adjusted(0, 0, -1, -1));
            painter.restore();
            continue;
        }
        paintBox(
            painter, file.rect, cornerRadius, hovered ? c.hover : c.surface, hovered ? c.accent : c.outline);
        const int icon = theme.scaled(20);
        const auto place = [&](const QRect& r) { return mirrored(m_context.direction, file.rect, r); };
        const bool isImage = file.attachment.mediaType.startsWith("image/"_L1);
        paintIcon(
            painter, isImage ? u"image"_s : u"file"_s,
            place(QRect(file.rect.left() + space::s, file.rect.center().y() - icon / 2, icon, icon)),
            c.muted);
        QRect text = file.rect.adjusted(space::s + icon + space::s, 0, -space::s, 0);
        const QString size = displaySize(file.attachment.size);
        const QFont small = theme.font(TextStyle::Small);
        paintLine(painter, place(text), size, small, c.faint, Qt::AlignRight | Qt::AlignVCenter);
        text.setRight(text.right() - QFontMetrics(small).horizontalAdvance(size) - space::s);
        // The end of a name says what it is: cut the middle.
        const QString name = QFontMetrics(theme.font(TextStyle::Body))
                                 .elidedText(file.attachment.name, Qt::ElideMiddle, text.width());
        paintLine(painter, place(text), name, theme.font(TextStyle::Body), c.text);
    }
}

QString MessageCell::stateText() const {
    if (m_row.outbox)
        return m_outbox.text;
    return showsState() ? displayName(m_row.entry.delivery) : QString();
}

QString MessageCell::stateIcon() const {
    if (m_row.outbox)
        return m_outbox.icon;
    switch (m_row.entry.delivery) {
    case Delivery::Pending:
        return u"clock"_s;
    case Delivery::Sent:
        return u"check"_s;
    case Delivery::Delivered:
    case Delivery::Read:
        return u"check-double"_s;
    case Delivery::Failed:
        return u"error"_s;
    case Delivery::None:
        return {};
    }
    return {};
}

QColor MessageCell::stateInk() const {
    if (m_row.outbox)
        return m_outbox.ink();
    if (m_row.entry.delivery == Delivery::Failed)
        return colours().dangerInk;
    return m_row.entry.delivery == Delivery::Read ? colours().accentInk : colours().faint;
}

void MessageCell::paintState(QPainter& painter, const CellPaint&) const {
    if (m_state.isNull())
        return;
    const int icon = Theme::instance().scaled(14);
    const QRect iconRect(m_state.left(), m_state.center().y() - icon / 2, icon, icon);
    paintIcon(painter, stateIcon(), mirrored(m_context.direction, m_state, iconRect), stateInk());
    const QRect text = m_state.adjusted(icon + space::xs, 0, 0, 0);
    paintLine(
        painter, mirrored(m_context.direction, m_state, text), stateText(),
        Theme::instance().font(TextStyle::Small), stateInk());
}

} // namespace segue
