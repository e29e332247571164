// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QTimer>
#include <functional>

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
QT_END_NAMESPACE

namespace segue {

class FlatButton;

//! A short message at the bottom of a window, or of a part of it, that goes away by itself, with at most one
//! thing to do about it.
class Toast : public QFrame {
    Q_OBJECT

public:
    explicit Toast(QWidget* window);

    //! What it may cover, in the window's coordinates; asked each time it is placed. Without it: the window.
    void setArea(std::function<QRect()> area) { m_area = std::move(area); }

    enum class Tone { Plain, Trouble };
    //! Shows `text` instead of what was there. `actionText` empty = no button; `act` is called at most once.
    void
    say(const QString& text, Tone tone = Tone::Plain, const QString& actionText = {},
        std::function<void()> act = {});

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void place();

    QWidget* m_window;
    QLabel* m_icon;
    QLabel* m_text;
    QPushButton* m_action;
    FlatButton* m_close;
    QTimer m_timer;
    std::function<QRect()> m_area;
    std::function<void()> m_act;
};

} // namespace segue
