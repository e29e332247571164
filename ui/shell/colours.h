// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace segue {

//! The palette of one theme, by role. Names ending in "Ink" are for text and icons on the surface or tint of
//! the same name; every ink has a contrast of at least 4.5:1 there (tests/ui/test_theme.cpp holds them to
//! it).
struct Colours {
    bool dark = false;

    QColor window;   //!< Rail, status strip, page background.
    QColor surface;  //!< Lists, timeline, composer.
    QColor raised;   //!< Menus, popups, cards.
    QColor sunken;   //!< Wells: search fields, code.
    QColor hover;    //!< A row under the pointer.
    QColor selected; //!< A selected row.
    QColor border;   //!< Between areas.
    QColor outline;  //!< Around controls.

    QColor text;
    QColor muted; //!< Secondary text.
    QColor faint; //!< Times, placeholders, quiet icons.

    QColor accent; //!< Fill of the one primary control.
    QColor accentHover;
    QColor onAccent;
    QColor accentInk;
    QColor accentTint;
    QColor accentEdge;
    QColor focus; //!< The focus ring.

    QColor bubbleCustomer;
    QColor bubbleTeam;

    QColor note; //!< Fill of the "Add note" button.
    QColor onNote;
    QColor noteTint;
    QColor noteEdge;
    QColor noteInk;

    QColor dangerInk;
    QColor onDanger; //!< On a fill of dangerInk.
    QColor dangerTint;
    QColor dangerEdge;
    QColor warningInk;
    QColor warningTint;
    QColor warningEdge;
    QColor successInk;
    QColor successTint;
    QColor successEdge;

    QColor find; //!< Behind a match.
    QColor shadow;
    QColor scrim; //!< Over what cannot be used now.
};

const Colours& lightColours();
const Colours& darkColours();

//! The contrast ratio of WCAG 2.1, from 1 to 21, of two opaque colours.
double contrastRatio(const QColor& a, const QColor& b);

} // namespace segue
