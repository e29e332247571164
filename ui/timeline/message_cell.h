// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/cell.h"
#include "ui/timeline/entry_body.h"
#include "ui/timeline/safe_document.h"

#include <QAbstractTextDocumentLayout>

namespace segue {

//! What the agent opened of a message; kept by the timeline while the cell comes and goes.
struct MessageFolds {
    bool withQuote = false;
    bool whole = false;
};

//! A message, an internal note, a call or a survey answer. The customer's are neutral and begin at the
//! leading edge, the team's are tinted and end at the trailing one; notes differ in tint, edge, label and
//! icon.
class MessageCell : public Cell {
public:
    MessageCell(
        const CellContext& context, const TimelineItem& item, const TimelineRow& row, MessageFolds folds);

    int layout(int width) override;
    void paint(QPainter& painter, const CellPaint& how) override;
    QString accessibleName() const override;
    std::optional<CellAction> actionAt(const QPoint& at) const override;
    QList<CellAction> actions() const override;
    QString toolTipAt(const QPoint& at) const override;
    QTextDocument* document() const override { return &m_document; }
    QRect documentRect() const override { return m_text; }
    bool refresh() override;

private:
    struct Spot {
        QRect rect;
        CellAction action;
    };
    struct FileSpot {
        QRect rect;
        Attachment attachment;
        QImage picture; //!< Null for a file shown by its name.
    };

    bool isNote() const { return m_row.entry.visibility == Visibility::Internal; }
    bool isFromTeam() const { return m_row.entry.author.kind != AuthorKind::Customer || m_row.outbox; }
    QString authorName() const;
    QString stateText() const;
    QString stateIcon() const;
    QColor stateInk() const;
    bool showsState() const;

    //! Fills the document with the body, its pictures no wider than `most`; does nothing if they are so
    //! already.
    void fillDocument(int most);
    void collectFiles();
    int layoutText(int inner);
    int layoutFiles(int left, int top, int inner);
    int layoutBubble(int left, int top, int inner);
    int layoutState(int top, const QRect& column);
    int contentWidth(int most);
    void mirror(int width, int height);

    void paintHead(QPainter& painter) const;
    void paintBubble(QPainter& painter, const CellPaint& how) const;
    void paintText(QPainter& painter, const CellPaint& how);
    void findWords(const QString& words);
    void paintFiles(QPainter& painter, const CellPaint& how) const;
    void paintState(QPainter& painter, const CellPaint& how) const;

    const CellContext& m_context;
    TimelineItem m_item;
    TimelineRow m_row;
    MessageFolds m_folds;
    EntryBody m_body;
    OutboxPresentation m_outbox;
    mutable SafeDocument m_document;

    QRect m_avatar;
    QRect m_head;
    QRect m_bubble;
    QRect m_label; //!< "Internal note", "Call", stars.
    QRect m_subject;
    QRect m_text;
    QRect m_imageNote;
    QRect m_state;
    QList<FileSpot> m_files;
    QList<Spot> m_spots;
    bool m_collapsed = false;
    int m_filledFor = -1; //!< As fillDocument() had it; below 0 = not filled.
    QString m_foundWords; //!< What m_found are the matches of.
    QList<QAbstractTextDocumentLayout::Selection> m_found;
};

} // namespace segue
