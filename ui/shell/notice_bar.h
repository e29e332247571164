// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <functional>

QT_BEGIN_NAMESPACE
class QHBoxLayout;
class QLabel;
class QPushButton;
QT_END_NAMESPACE

namespace segue {

class FlatButton;

//! A line within an area that says what is the matter there and what can be done: in place, never a dialog.
class NoticeBar : public QFrame {
    Q_OBJECT

public:
    enum class Tone { Info, Warning, Trouble };
    explicit NoticeBar(QWidget* parent = nullptr);

    //! Replaces what was said. Without `actionText` there is no button; `closable` gives it a cross.
    void
    say(Tone tone, const QString& text, const QString& actionText = {}, std::function<void()> act = {},
        bool closable = true);
    void clear();
    QString text() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintTone();

    Tone m_tone = Tone::Info;
    QLabel* m_icon;
    QLabel* m_text;
    QPushButton* m_action;
    FlatButton* m_close;
    std::function<void()> m_act;
};

} // namespace segue
