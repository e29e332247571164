// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/message_words.h"

#include "ui/shell/relative_time.h"
#include "ui/shell/words.h"

#include <QAbstractTextDocumentLayout>
#include <QTextBlock>
#include <QTextDocument>
#include <QUrl>
#include <algorithm>

namespace segue {

using namespace Qt::StringLiterals;

QString messageLabel(const TimelineRow& row) {
    const Entry& entry = row.entry;
    if (entry.kind == EntryKind::Survey)
        return MessageWords::tr("Satisfaction: %1 of 5").arg(entry.rating) + u"  "_s +
               QString(entry.rating, u'★') + QString(qMax(0, 5 - entry.rating), u'☆');
    if (entry.kind == EntryKind::Call)
        return displayName(entry.channel);
    if (entry.visibility == Visibility::Internal)
        return MessageWords::tr("Internal note");
    return {};
}

QString spokenHead(const TimelineRow& row, const QString& author) {
    const Entry& entry = row.entry;
    const QString time = timeOfDay(entry.at);
    switch (entry.kind) {
    case EntryKind::Survey:
        return MessageWords::tr("Satisfaction answer from %1, %2: %3 of 5")
            .arg(author, time)
            .arg(entry.rating);
    case EntryKind::Call:
        return MessageWords::tr("Call with %1, %2").arg(author, time);
    default:
        break;
    }
    if (entry.visibility == Visibility::Internal)
        return MessageWords::tr("Internal note by %1, %2").arg(author, time);
    return MessageWords::tr("Message from %1, %2, %3").arg(author, time, displayName(entry.channel));
}

const Attachment* attachmentOfSource(const Entry& entry, const QString& source) {
    const QString name = QUrl::fromPercentEncoding(source.mid(source.indexOf(u':') + 1).toUtf8());
    const bool byContentId = source.startsWith("cid:"_L1);
    for (const Attachment& attachment : entry.attachments) {
        if (byContentId ? attachment.contentId == name : attachment.id == name)
            return &attachment;
    }
    return nullptr;
}

bool isShownInline(const Entry& entry, const Attachment& attachment) {
    return !attachment.contentId.isEmpty() && attachment.mediaType.startsWith("image/"_L1) &&
           entry.html.contains(attachment.contentId);
}

QList<DocumentLink> linksOf(const QTextDocument& document) {
    QList<DocumentLink> links;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextFragment fragment = it.fragment();
            const QString href = fragment.charFormat().anchorHref();
            const bool known = std::any_of(links.cbegin(), links.cend(), [&href](const DocumentLink& link) {
                return link.href == href;
            });
            if (!href.isEmpty() && !known)
                links.append({href, fragment.text()});
        }
    }
    return links;
}

QString linkTextAt(const QTextDocument& document, const QPointF& at) {
    const int position = document.documentLayout()->hitTest(at, Qt::ExactHit);
    const QTextBlock block = document.findBlock(position);
    for (auto it = block.begin(); !it.atEnd(); ++it) {
        if (it.fragment().contains(position))
            return it.fragment().text();
    }
    return {};
}

} // namespace segue
