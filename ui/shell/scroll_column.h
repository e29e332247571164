// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMargins>
#include <QScrollArea>

QT_BEGIN_NAMESPACE
class QVBoxLayout;
QT_END_NAMESPACE

namespace segue {

//! A column of widgets that scrolls up and down and is always as wide as its place. What gets the focus is
//! brought into view.
class ScrollColumn : public QScrollArea {
    Q_OBJECT

public:
    explicit ScrollColumn(QWidget* parent = nullptr);

    //! Where the widgets go; a stretch at the end keeps them at the top.
    QVBoxLayout* column() const { return m_column; }
    //! The widget that parents them.
    QWidget* body() const { return widget(); }
    void setMargins(const QMargins& margins);
    //! What wider places do with the rest.
    enum class Rest { AtTheEnd, AroundIt };
    //! Wider places leave the rest empty; in pixels at 100 %, 0 = no limit.
    void setMostWidth(int pixels, Rest rest = Rest::AtTheEnd);

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void applyWidth();

    QVBoxLayout* m_column;
    QMargins m_margins;
    int m_mostWidth = 0;
    Rest m_rest = Rest::AtTheEnd;
};

} // namespace segue
