// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/colours.h"

#include <QFont>
#include <QObject>

QT_BEGIN_NAMESPACE
class QApplication;
QT_END_NAMESPACE

namespace segue {

//! The 4-pixel grid. Spacing does not grow with the text.
namespace space {
inline constexpr int xs = 4;
inline constexpr int s = 8;
inline constexpr int m = 12;
inline constexpr int l = 16;
inline constexpr int xl = 24;
} // namespace space
inline constexpr int cornerRadius = 6;
inline constexpr int bubbleRadius = 10;

//! The type scale: 11, 13, 15 and 20 pixels at 100 %.
enum class TextStyle {
    Small,
    SmallStrong,
    Body,
    Strong,
    Title,
    Page,
};

//! The one place for colours, type and sizes. There is one for the program, on the GUI thread; whoever caches
//! anything made of it drops that on changed().
class Theme : public QObject {
    Q_OBJECT

public:
    enum class Mode { System, Light, Dark };

    static Theme& instance();

    //! Gives the application its style, palette, font and style sheet, and follows the system from then on.
    void install(QApplication& application);

    const Colours& colours() const { return *m_colours; }
    bool isDark() const { return m_colours->dark; }
    QFont font(TextStyle style) const;
    //! `pixels` of the design at 100 %, grown with the text: for row heights, icons and control sizes.
    int scaled(int pixels) const;

    Mode mode() const { return m_mode; }
    void setMode(Mode mode);
    //! 1.0 to 2.0 on top of the system's own text size; clamped.
    double textScale() const { return m_textScale; }
    void setTextScale(double scale);

Q_SIGNALS:
    void changed();

private:
    Theme();
    void apply();
    bool wantsDark() const;

    QApplication* m_application = nullptr;
    const Colours* m_colours;
    Mode m_mode = Mode::System;
    double m_textScale = 1.0;
    double m_systemScale = 1.0;
    QStringList m_families;
};

//! Shorthand for painters.
inline const Colours& colours() {
    return Theme::instance().colours();
}

} // namespace segue
