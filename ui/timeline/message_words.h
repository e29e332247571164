// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/views/views.h"

#include <QCoreApplication>

QT_BEGIN_NAMESPACE
class QTextDocument;
QT_END_NAMESPACE

namespace segue {

//! The translation context of messages in the timeline.
struct MessageWords {
    Q_DECLARE_TR_FUNCTIONS(segue::Message)
};

//! The line at the top of a bubble: "Internal note", "Call", a survey's stars; empty for a plain message.
QString messageLabel(const TimelineRow& row);
//! "Message from Mara, 14:02, E-mail", "Internal note by Ana, 14:05", …
QString spokenHead(const TimelineRow& row, const QString& author);

//! The attachment that a `cid:` or `attachment:` source names; null if there is none.
const Attachment* attachmentOfSource(const Entry& entry, const QString& source);
//! A picture that the HTML of the entry shows within the text.
bool isShownInline(const Entry& entry, const Attachment& attachment);

struct DocumentLink {
    QString href;
    QString text;
};
QList<DocumentLink> linksOf(const QTextDocument& document);
//! The visible text of the link at `at`, in the document's coordinates.
QString linkTextAt(const QTextDocument& document, const QPointF& at);

} // namespace segue
