// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/outbox/outbox_presentation.h"
#include "ui/timeline/timeline_items.h"

#include <QPoint>
#include <QRect>
#include <QString>
#include <optional>

QT_BEGIN_NAMESPACE
class QPainter;
class QTextDocument;
QT_END_NAMESPACE

namespace segue {

class ImageStore;
class Workspace;

//! Something in a cell that can be clicked, or chosen from its menu.
struct CellAction {
    enum class Kind { Outbox, OpenAttachment, SaveAttachment, OpenLink, ShowMore, ShowQuote, ToggleRun };
    Kind kind = Kind::ShowMore;
    QString label;
    QString target;                             //!< An attachment's id, or a link's address.
    QString shown;                              //!< OpenLink: the text that leads there.
    OutboxAction outbox = OutboxAction::Cancel; //!< Kind::Outbox.

    bool operator==(const CellAction&) const = default;
};

//! What all cells of one timeline share.
struct CellContext {
    Workspace& workspace;
    ImageStore& images;
    Qt::LayoutDirection direction = Qt::LeftToRight;
    CustomerId customer; //!< Whose timeline it is.
};

//! How a cell is painted this time.
struct CellPaint {
    int selectionFrom = 0; //!< Positions in the cell's document; equal = nothing is selected.
    int selectionTo = 0;
    QString find;         //!< Words to mark; empty = none.
    bool focused = false; //!< The keyboard is here.
    std::optional<CellAction> hovered;
};

//! One item of the timeline, laid out for one width. Cells exist for what is near the visible part only.
class Cell {
public:
    virtual ~Cell() = default;

    //! Lays it out and answers the height.
    virtual int layout(int width) = 0;
    virtual void paint(QPainter& painter, const CellPaint& how) = 0;
    //! What is spoken.
    virtual QString accessibleName() const = 0;

    virtual std::optional<CellAction> actionAt(const QPoint&) const { return std::nullopt; }
    virtual QList<CellAction> actions() const { return {}; }
    virtual QString toolTipAt(const QPoint&) const { return {}; }
    //! The text that can be selected, and where it is.
    virtual QTextDocument* document() const { return nullptr; }
    virtual QRect documentRect() const { return {}; }
    //! A picture of it has come; answers true if the layout must be made anew.
    virtual bool refresh() { return false; }
};

//! An action of a cell as a button; `how` says whether the pointer is on it.
void paintCellButton(QPainter& painter, const QRect& rect, const CellAction& action, const CellPaint& how);

//! The measures that cells share.
namespace cellmetrics {
//! The column in the middle of a wide timeline in which everything stands.
QRect column(int width);
int avatarSide();
int bubbleMost(int columnWidth);
//! Of a button with that label.
int buttonWidth(const QString& label);
} // namespace cellmetrics

} // namespace segue
