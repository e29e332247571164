// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/colours.h"

#include <algorithm>
#include <cmath>

namespace segue {

namespace {

QColor rgb(unsigned value) {
    return QColor::fromRgb(value);
}

Colours makeLight() {
    Colours c;
    c.window = rgb(0xf5f6f8);
    c.surface = rgb(0xffffff);
    c.raised = rgb(0xffffff);
    c.sunken = rgb(0xf2f4f7);
    c.hover = rgb(0xf3f5f9);
    c.selected = rgb(0xe8eefd);
    c.border = rgb(0xe3e6ec);
    c.outline = rgb(0xc6ccd6);
    c.text = rgb(0x1a1e26);
    c.muted = rgb(0x505967);
    c.faint = rgb(0x5f6876);
    c.accent = rgb(0x3d63dd);
    c.accentHover = rgb(0x3356c6);
    c.onAccent = rgb(0xffffff);
    c.accentInk = rgb(0x2f50bd);
    c.accentTint = rgb(0xedf2fe);
    c.accentEdge = rgb(0xc8d5fa);
    c.focus = rgb(0x3d63dd);
    c.bubbleCustomer = rgb(0xf2f4f7);
    c.bubbleTeam = rgb(0xe6edfe);
    c.note = rgb(0x8f5f00);
    c.onNote = rgb(0xffffff);
    c.noteTint = rgb(0xfff6dc);
    c.noteEdge = rgb(0xf0d99a);
    c.noteInk = rgb(0x7a5000);
    c.dangerInk = rgb(0xb3261e);
    c.onDanger = rgb(0xffffff);
    c.dangerTint = rgb(0xfdeeed);
    c.dangerEdge = rgb(0xf4c7c3);
    c.warningInk = rgb(0x8a5300);
    c.warningTint = rgb(0xfff4df);
    c.warningEdge = rgb(0xf3d7a3);
    c.successInk = rgb(0x1b7040);
    c.successTint = rgb(0xe8f6ee);
    c.successEdge = rgb(0xbfe5cd);
    c.find = rgb(0xffe28a);
    c.shadow = QColor(16, 22, 38, 38);
    c.scrim = QColor(8, 10, 16, 60);
    return c;
}

Colours makeDark() {
    Colours c;
    c.dark = true;
    c.window = rgb(0x131519);
    c.surface = rgb(0x191c21);
    c.raised = rgb(0x22262d);
    c.sunken = rgb(0x21252b);
    c.hover = rgb(0x20242a);
    c.selected = rgb(0x25304f);
    c.border = rgb(0x2a2f37);
    c.outline = rgb(0x434b58);
    c.text = rgb(0xe7e9ed);
    c.muted = rgb(0xaab2be);
    c.faint = rgb(0x99a2af);
    c.accent = rgb(0x3d63dd);
    c.accentHover = rgb(0x4569e2);
    c.onAccent = rgb(0xffffff);
    c.accentInk = rgb(0x9db3ff);
    c.accentTint = rgb(0x1f2942);
    c.accentEdge = rgb(0x34457a);
    c.focus = rgb(0x7b98ff);
    c.bubbleCustomer = rgb(0x24282f);
    c.bubbleTeam = rgb(0x243058);
    c.note = rgb(0xe0b04a);
    c.onNote = rgb(0x241a00);
    c.noteTint = rgb(0x332a14);
    c.noteEdge = rgb(0x5a4a1f);
    c.noteInk = rgb(0xf0cd7d);
    c.dangerInk = rgb(0xff9d95);
    c.onDanger = rgb(0x2b0f0d);
    c.dangerTint = rgb(0x3a2023);
    c.dangerEdge = rgb(0x6b3136);
    c.warningInk = rgb(0xf3c06b);
    c.warningTint = rgb(0x352914);
    c.warningEdge = rgb(0x5e4a22);
    c.successInk = rgb(0x7fd6a0);
    c.successTint = rgb(0x18301f);
    c.successEdge = rgb(0x2c5a3c);
    c.find = rgb(0x6b5510);
    c.shadow = QColor(0, 0, 0, 120);
    c.scrim = QColor(8, 10, 16, 130);
    return c;
}

double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& c) {
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
}

} // namespace

const Colours& lightColours() {
    static const Colours colours = makeLight();
    return colours;
}

const Colours& darkColours() {
    static const Colours colours = makeDark();
    return colours;
}

double contrastRatio(const QColor& a, const QColor& b) {
    const double x = luminance(a);
    const double y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

} // namespace segue
