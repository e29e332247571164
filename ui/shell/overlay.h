// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

namespace segue {

//! Covers a window and holds one card above it (a picker, a sheet). Escape and a click beside the card close
//! it; the focus stays within while it is open and then goes back to where it was.
class Overlay : public QWidget {
    Q_OBJECT

public:
    //! Takes over `card`. With `anchor` the card opens below it, else in the upper middle over a dimmed
    //! window.
    Overlay(QWidget* window, QWidget* card, QWidget* anchor = nullptr);

    void open();
    void dismiss();
    //! Closes everything that is open over `window`.
    static void dismissAll(QWidget* window);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void place();

    QWidget* m_window;
    QWidget* m_card;
    QPointer<QWidget> m_anchor;
    QPointer<QWidget> m_focusBefore;
    bool m_anchored;
};

//! A soft shadow around `card`, painted by the parent of a raised widget.
void paintCardShadow(QPainter& painter, const QRect& card);

} // namespace segue
