// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/message_cell.h"

#include "ui/shell/directory.h"
#include "ui/shell/paint.h"
#include "ui/shell/relative_time.h"
#include "ui/shell/words.h"
#include "ui/shell/workspace.h"
#include "ui/timeline/image_store.h"
#include "ui/timeline/message_words.h"

#include <QTextBlock>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

//! A text higher than `longText` is shown up to `foldedText`.
int longText() {
    return Theme::instance().scaled(420);
}
int foldedText() {
    return Theme::instance().scaled(300);
}
int mostPicture() {
    return Theme::instance().scaled(520);
}
int smallLine() {
    return QFontMetrics(Theme::instance().font(TextStyle::Small)).height();
}

} // namespace

MessageCell::MessageCell(
    const CellContext& context, const TimelineItem& item, const TimelineRow& row, MessageFolds folds)
    : m_context(context), m_item(item), m_row(row), m_folds(folds) {
    if (row.outbox)
        m_outbox = presentOutbox(*row.outbox, context.workspace);
    m_body = bodyOf(row.entry, {folds.withQuote, folds.whole});
    collectFiles();
}

void MessageCell::fillDocument(int most) {
    if (most == m_filledFor)
        return;
    m_filledFor = most;
    m_foundWords.clear();
    m_found.clear();
    m_document.setSafeHtml(m_body.html, most);
    for (const QString& source : std::as_const(m_body.inlineImages)) {
        const Attachment* attachment = attachmentOfSource(m_row.entry, source);
        if (!attachment || !isShowableImage(*attachment))
            continue;
        QImage picture = m_context.images.image(m_row.entry.ref, attachment->id);
        if (picture.width() > most)
            picture = picture.scaledToWidth(most, Qt::SmoothTransformation);
        if (!picture.isNull())
            m_document.setPicture(source, picture);
    }
}

void MessageCell::collectFiles() {
    m_files.clear();
    for (const Attachment& attachment : std::as_const(m_row.entry.attachments)) {
        if (isShownInline(m_row.entry, attachment))
            continue;
        FileSpot spot;
        spot.attachment = attachment;
        if (isShowableImage(attachment) && !m_row.outbox)
            spot.picture = m_context.images.image(m_row.entry.ref, attachment.id);
        m_files.append(spot);
    }
    if (!m_row.outbox || !m_files.isEmpty())
        return;
    const QList<StagedFile> staged = filesOf(m_row.outbox->command);
    for (const StagedFile& file : staged)
        m_files.append({{}, {{}, file.name, file.mediaType, file.size, {}}, {}});
}

bool MessageCell::refresh() {
    collectFiles();
    m_filledFor = -1;
    return true;
}

QString MessageCell::authorName() const {
    const Author& author = m_row.entry.author;
    Directory& directory = m_context.workspace.directory();
    const bool self = author.kind == AuthorKind::Agent && !author.id.isEmpty() &&
                      directory.selfId(m_row.entry.conversation.account) == author.id;
    if (m_row.outbox || self)
        return MessageWords::tr("You");
    if (!author.name.isEmpty())
        return author.name;
    return author.kind == AuthorKind::Customer ? MessageWords::tr("Customer") : MessageWords::tr("Segue");
}

bool MessageCell::showsState() const {
    if (m_row.outbox || m_row.entry.delivery == Delivery::Failed)
        return true;
    return isFromTeam() && !isNote() && !m_item.continued && m_row.entry.delivery != Delivery::None;
}

int MessageCell::layoutText(int inner) {
    m_document.setTextWidth(inner);
    const int whole = qCeil(m_document.size().height());
    m_collapsed = whole > longText() && !m_folds.whole;
    return m_document.isEmpty() ? 0 : (m_collapsed ? foldedText() : whole);
}

int MessageCell::contentWidth(int most) {
    m_document.setTextWidth(most);
    qreal wanted = m_document.isEmpty() ? 0 : m_document.idealWidth();
    const Theme& theme = Theme::instance();
    if (!m_row.entry.subject.isEmpty())
        wanted = qMax<qreal>(
            wanted, QFontMetrics(theme.font(TextStyle::Strong)).horizontalAdvance(m_row.entry.subject));
    const QString label = messageLabel(m_row);
    if (!label.isEmpty())
        wanted = qMax<qreal>(
            wanted,
            QFontMetrics(theme.font(TextStyle::SmallStrong)).horizontalAdvance(label) + theme.scaled(20));
    for (const FileSpot& file : std::as_const(m_files))
        wanted = qMax<qreal>(
            wanted,
            file.picture.isNull() ? theme.scaled(240) : qMin(file.picture.width(), theme.scaled(260)));
    if (m_body.blockedImages > 0)
        wanted = qMax<qreal>(wanted, theme.scaled(220));
    if (m_body.hasQuote || m_body.isCut)
        wanted = qMax<qreal>(wanted, theme.scaled(120));
    return qBound(theme.scaled(24), qCeil(wanted), most);
}

int MessageCell::layoutFiles(int left, int top, int inner) {
    const Theme& theme = Theme::instance();
    int y = top;
    for (FileSpot& file : m_files) {
        QSize size(qMin(inner, theme.scaled(280)), theme.scaled(40));
        if (!file.picture.isNull())
            size = file.picture.size().scaled(
                qMin(inner, theme.scaled(260)), theme.scaled(180), Qt::KeepAspectRatio);
        if (!file.picture.isNull() && file.picture.width() < size.width())
            size = file.picture.size();
        file.rect =
            QRect(QPoint(left, y + space::xs), size.expandedTo(QSize(theme.scaled(24), theme.scaled(24))));
        y = file.rect.bottom() + 1;
    }
    return y;
}

int MessageCell::layoutBubble(int left, int top, int inner) {
    const Theme& theme = Theme::instance();
    int y = top + space::s;
    m_label = m_subject = m_imageNote = {};
    if (!messageLabel(m_row).isEmpty()) {
        m_label = QRect(left, y, inner, smallLine() + 2);
        y = m_label.bottom() + 3;
    }
    if (!m_row.entry.subject.isEmpty()) {
        m_subject = QRect(left, y, inner, QFontMetrics(theme.font(TextStyle::Strong)).height());
        y = m_subject.bottom() + 1 + space::xs;
    }
    m_text = QRect(left, y, inner, layoutText(inner));
    y += m_text.height();
    m_spots.clear();
    const int button = theme.scaled(22);
    const auto addSpot = [&](CellAction::Kind kind, const QString& label) {
        const int width = qMin(cellmetrics::buttonWidth(label), inner + 2 * space::s);
        m_spots.append(
            {QRect(left - space::s, y + space::xs, width, button),
             {kind, label, {}, {}, OutboxAction::Cancel}});
        y += button + space::xs;
    };
    if (m_collapsed || (m_body.isCut && !m_folds.whole))
        addSpot(CellAction::Kind::ShowMore, MessageWords::tr("Show more"));
    if (m_body.hasQuote)
        addSpot(
            CellAction::Kind::ShowQuote,
            m_folds.withQuote ? MessageWords::tr("Hide quoted text") : MessageWords::tr("Show quoted text"));
    if (m_body.blockedImages > 0) {
        m_imageNote = QRect(left, y + space::xs, inner, theme.scaled(18));
        y = m_imageNote.bottom() + 1;
    }
    y = layoutFiles(left, y, inner);
    return y + space::s;
}

int MessageCell::layoutState(int top, const QRect& column) {
    m_state = {};
    if (!showsState())
        return top;
    const Theme& theme = Theme::instance();
    const int height = theme.scaled(22);
    // Actions come after the text; where both do not fit in one line they take the next.
    int actionsWidth = 0;
    for (const OutboxAction action : std::as_const(m_outbox.actions))
        actionsWidth += cellmetrics::buttonWidth(displayName(action));
    const int textWidth =
        QFontMetrics(theme.font(TextStyle::Small)).horizontalAdvance(stateText()) + theme.scaled(18);
    const bool oneLine = textWidth + actionsWidth + space::s <= column.width();
    const int shown = qMin(textWidth, column.width());
    int right = column.right() + 1;
    int x = right - (oneLine ? actionsWidth : qMin(actionsWidth, column.width()));
    m_state = QRect((oneLine ? x - space::xs : right) - shown, top + 2, shown, height);
    const int y = oneLine ? m_state.top() : m_state.bottom() + 1;
    for (const OutboxAction action : std::as_const(m_outbox.actions)) {
        const QString label = displayName(action);
        const int width = cellmetrics::buttonWidth(label);
        m_spots.append(
            {QRect(x, y, width, height),
             {CellAction::Kind::Outbox, label, m_row.outbox->command.id.value(), {}, action}});
        x += width;
    }
    return (oneLine || m_outbox.actions.isEmpty() ? m_state.bottom() : m_state.bottom() + height) + 1;
}

int MessageCell::layout(int width) {
    QRect column = cellmetrics::column(width);
    const int avatar = cellmetrics::avatarSide();
    const int most = cellmetrics::bubbleMost(column.width());
    fillDocument(qMin(most - 2 * space::m, mostPicture()));
    const int inner = contentWidth(most - 2 * space::m);
    const int bubbleWidth = inner + 2 * space::m;
    const bool team = isFromTeam();
    const int left = team ? column.right() + 1 - bubbleWidth : column.left() + avatar + space::s;
    int y = m_item.continues ? 2 : space::s;
    m_head = m_avatar = {};
    if (!m_item.continues) {
        m_head = team ? QRect(column.left(), y, column.width(), smallLine())
                      : QRect(left, y, column.right() - left, smallLine());
        y = m_head.bottom() + 1 + 3;
        if (!team)
            m_avatar = QRect(column.left(), y, avatar, avatar);
    }
    const int bottom = layoutBubble(left + space::m, y, inner);
    m_bubble = QRect(left, y, bubbleWidth, bottom - y);
    y = layoutState(bottom, QRect(column.left() + avatar, 0, column.width() - avatar, 0));
    const int height = y + (m_item.continued ? 0 : space::xs);
    mirror(width, height);
    return height;
}

void MessageCell::mirror(int width, int height) {
    if (m_context.direction == Qt::LeftToRight)
        return;
    const QRect bounds(0, 0, width, height);
    for (QRect* rect :
         {&m_avatar, &m_head, &m_bubble, &m_label, &m_subject, &m_text, &m_imageNote, &m_state}) {
        if (!rect->isNull())
            *rect = mirrored(Qt::RightToLeft, bounds, *rect);
    }
    for (FileSpot& file : m_files)
        file.rect = mirrored(Qt::RightToLeft, bounds, file.rect);
    for (Spot& spot : m_spots)
        spot.rect = mirrored(Qt::RightToLeft, bounds, spot.rect);
}

QString MessageCell::accessibleName() const {
    QStringList parts{spokenHead(m_row, authorName()), m_item.text};
    parts.append(m_document.toPlainText().simplified());
    for (const FileSpot& file : m_files)
        parts.append(MessageWords::tr("Attachment %1, %2")
                         .arg(file.attachment.name, displaySize(file.attachment.size)));
    if (!stateText().isEmpty())
        parts.append(stateText());
    parts.removeAll(QString());
    return parts.join(u". "_s);
}

std::optional<CellAction> MessageCell::actionAt(const QPoint& at) const {
    for (const Spot& spot : m_spots) {
        if (spot.rect.contains(at))
            return spot.action;
    }
    for (const FileSpot& file : m_files) {
        if (file.rect.contains(at) && !file.attachment.id.isEmpty())
            return CellAction{
                CellAction::Kind::OpenAttachment,
                file.attachment.name,
                file.attachment.id,
                {},
                OutboxAction::Cancel};
    }
    if (!m_text.contains(at))
        return std::nullopt;
    const QPoint inDocument = at - m_text.topLeft();
    const QString href = m_document.documentLayout()->anchorAt(inDocument);
    if (href.isEmpty())
        return std::nullopt;
    return CellAction{
        CellAction::Kind::OpenLink, href, href, linkTextAt(m_document, inDocument), OutboxAction::Cancel};
}

QList<CellAction> MessageCell::actions() const {
    QList<CellAction> all;
    for (const Spot& spot : m_spots)
        all.append(spot.action);
    for (const FileSpot& file : m_files) {
        if (file.attachment.id.isEmpty())
            continue;
        all.append(
            {CellAction::Kind::OpenAttachment,
             MessageWords::tr("Open %1").arg(file.attachment.name),
             file.attachment.id,
             {},
             OutboxAction::Cancel});
        all.append(
            {CellAction::Kind::SaveAttachment,
             MessageWords::tr("Save %1…").arg(file.attachment.name),
             file.attachment.id,
             {},
             OutboxAction::Cancel});
    }
    const QList<DocumentLink> links = linksOf(m_document);
    for (const DocumentLink& link : links)
        all.append(
            {CellAction::Kind::OpenLink, MessageWords::tr("Open %1").arg(link.href), link.href, link.text,
             OutboxAction::Cancel});
    return all;
}

QString MessageCell::toolTipAt(const QPoint& at) const {
    if (const auto action = actionAt(at)) {
        if (action->kind == CellAction::Kind::OpenLink)
            return action->target;
        if (action->kind == CellAction::Kind::OpenAttachment)
            return MessageWords::tr("Open %1").arg(action->label);
    }
    if (m_head.contains(at) && !m_item.text.isEmpty())
        return exactTime(m_row.entry.at) + u"\n"_s + m_item.text;
    if (m_head.contains(at) || m_bubble.contains(at))
        return exactTime(m_row.entry.at);
    if (m_state.contains(at))
        return m_row.entry.deliveryError;
    return {};
}

} // namespace segue
