// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace segue {

//! A quiet button with an icon and (or) a word, painted the same everywhere: a tool without a frame, a chip
//! with one, or a segment of a switch.
class FlatButton : public QToolButton {
    Q_OBJECT

public:
    //! Row: an entry of a list of pages, its word where lines begin.
    enum class Look { Tool, Chip, Segment, Title, Row };
    FlatButton(Look look, const QString& iconName, const QString& label, QWidget* parent);

    //! Plain: an ampersand is an ampersand. Also the accessible name until another is set.
    void setLabel(const QString& label);
    const QString& label() const { return m_label; }

    void setIconName(const QString& name);
    //! Of the icon; invalid = the usual.
    void setInk(const QColor& ink);
    //! The checked state in the colours of notes instead of the accent's.
    void setNoteTone(bool note) { m_noteTone = note; }
    //! A cross at the end: pressing takes something away.
    void setRemoves(bool removes);
    //! The longest that the word gets, in pixels at 100 %; 0 = as long as it is.
    void setMostText(int pixels);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Parts {
        int icon = 0;
        int text = 0;
        int cross = 0;
        int pad = 0;
        int total = 0;
    };
    Parts parts() const;
    QFont textFont() const;
    QColor inkOfText() const;
    void paintBack(QPainter& painter) const;

    Look m_look;
    QString m_iconName;
    QString m_label;
    QColor m_ink;
    bool m_removes = false;
    bool m_noteTone = false;
    int m_mostText = 0;
};

//! A tool with an icon alone: `name` is its accessible name and its tool tip.
FlatButton* toolButton(const QString& iconName, const QString& name, QWidget* parent);

} // namespace segue
