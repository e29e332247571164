// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/theme.h"

#include "ui/shell/icons.h"
#include "ui/shell/qt_compat.h"
#include "ui/shell/segue_style.h"
#include "ui/shell/style_sheet.h"

#include <QApplication>
#include <QFontDatabase>
#include <QPalette>
#include <QScreen>
#include <QStyle>
#include <algorithm>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

#ifdef Q_OS_MACOS
constexpr double baseDpi = 72;
#else
constexpr double baseDpi = 96;
#endif

//! The desktop's own text size: fonts are given in pixels, so it has to be asked for.
double systemTextScale() {
    const QScreen* screen = QGuiApplication::primaryScreen();
    return screen ? std::clamp(screen->logicalDotsPerInch() / baseDpi, 0.75, 3.0) : 1.0;
}

//! The system's interface font first; emoji and symbols last, so that they never win over letters.
QStringList fontFamilies() {
    const QStringList installed = QFontDatabase::families();
    QStringList families;
    const QString system = QFontDatabase::systemFont(QFontDatabase::GeneralFont).family();
    // Without a desktop's settings Qt names a generic family, which maps to whatever fontconfig lists first.
    const bool generic = system.isEmpty() || system.startsWith("Sans"_L1) || !installed.contains(system);
    if (!generic)
        families << system;
    for (const QString& candidate : {u"Inter"_s, u"Noto Sans"_s, u"Cantarell"_s, u"DejaVu Sans"_s}) {
        if (generic && installed.contains(candidate))
            families << candidate;
    }
    for (const QString& candidate : {u"Noto Color Emoji"_s, u"Segoe UI Emoji"_s, u"Apple Color Emoji"_s}) {
        if (installed.contains(candidate))
            families << candidate;
    }
    return families;
}

QPalette paletteOf(const Colours& c) {
    QPalette p;
    const auto set = [&p](QPalette::ColorRole role, const QColor& colour) { p.setColor(role, colour); };
    set(QPalette::Window, c.window);
    set(QPalette::WindowText, c.text);
    set(QPalette::Base, c.surface);
    set(QPalette::AlternateBase, c.sunken);
    set(QPalette::Text, c.text);
    set(QPalette::PlaceholderText, c.faint);
    set(QPalette::Button, c.raised);
    set(QPalette::ButtonText, c.text);
    set(QPalette::BrightText, c.onAccent);
    set(QPalette::Highlight, c.accent);
    set(QPalette::HighlightedText, c.onAccent);
    set(QPalette::Link, c.accentInk);
    set(QPalette::LinkVisited, c.accentInk);
    set(QPalette::ToolTipBase, c.raised);
    set(QPalette::ToolTipText, c.text);
    set(QPalette::Light, c.raised);
    set(QPalette::Midlight, c.hover);
    set(QPalette::Mid, c.border);
    set(QPalette::Dark, c.outline);
    set(QPalette::Shadow, c.shadow);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, c.faint);
    return p;
}

} // namespace

Theme& Theme::instance() {
    static Theme theme;
    return theme;
}

Theme::Theme() : m_colours(&lightColours()) {}

void Theme::install(QApplication& application) {
    m_application = &application;
    m_families = fontFamilies();
    m_systemScale = systemTextScale();
    initIcons();
    application.setStyle(new SegueStyle);
    onSystemColourSchemeChanged(this, [this] { apply(); });
    apply();
}

QFont Theme::font(TextStyle style) const {
    QFont font;
    if (!m_families.isEmpty())
        font.setFamilies(m_families);
    int pixels = 13;
    switch (style) {
    case TextStyle::Small:
    case TextStyle::SmallStrong:
        pixels = 11;
        break;
    case TextStyle::Body:
    case TextStyle::Strong:
        pixels = 13;
        break;
    case TextStyle::Title:
        pixels = 15;
        break;
    case TextStyle::Page:
        pixels = 20;
        break;
    }
    font.setPixelSize(scaled(pixels));
    const bool strong = style != TextStyle::Small && style != TextStyle::Body;
    font.setWeight(strong ? QFont::DemiBold : QFont::Normal);
    return font;
}

int Theme::scaled(int pixels) const {
    return qRound(pixels * m_textScale * m_systemScale);
}

void Theme::setMode(Mode mode) {
    if (m_mode == mode)
        return;
    m_mode = mode;
    apply();
}

void Theme::setTextScale(double scale) {
    scale = std::clamp(scale, 1.0, 2.0);
    if (qFuzzyCompare(m_textScale, scale))
        return;
    m_textScale = scale;
    apply();
}

bool Theme::wantsDark() const {
    return m_mode == Mode::System ? systemPrefersDark() : m_mode == Mode::Dark;
}

void Theme::apply() {
    m_colours = wantsDark() ? &darkColours() : &lightColours();
    if (!m_application)
        return;
    clearIconCache();
    m_application->setPalette(paletteOf(*m_colours));
    m_application->setFont(font(TextStyle::Body));
    m_application->setStyleSheet(styleSheetFor(*this));
    Q_EMIT changed();
}

} // namespace segue
