// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/paint.h"

#include <QFontMetrics>
#include <QStyle>
#include <QTextBoundaryFinder>
#include <array>

namespace segue {

int paintLine(
    QPainter& painter, const QRect& rect, const QString& text, const QFont& font, const QColor& colour,
    Qt::Alignment alignment) {
    if (text.isEmpty() || rect.width() <= 0)
        return 0;
    const Qt::LayoutDirection direction = painter.layoutDirection();
    const Qt::Alignment visual = QStyle::visualAlignment(direction, alignment) | Qt::AlignAbsolute;
    const QFontMetrics metrics(font);
    // A measured width is rounded: the part of a pixel that it may lack shortens nothing.
    const QString elided = metrics.elidedText(text, Qt::ElideRight, rect.width() + 1);
    painter.save();
    painter.setFont(font);
    painter.setPen(colour);
    painter.setLayoutDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    painter.drawText(rect, static_cast<int>(visual) | Qt::TextSingleLine, elided);
    painter.restore();
    return qMin(metrics.horizontalAdvance(elided), rect.width());
}

QRect mirrored(Qt::LayoutDirection direction, const QRect& bounds, const QRect& rect) {
    return QStyle::visualRect(direction, bounds, rect);
}

void paintBox(QPainter& painter, const QRectF& rect, qreal radius, const QColor& fill, const QColor& edge) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    if (edge.isValid()) {
        painter.setPen(QPen(edge, 1));
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    } else {
        painter.setPen(Qt::NoPen);
        painter.drawRoundedRect(rect, radius, radius);
    }
    painter.restore();
}

void paintFocusRing(QPainter& painter, const QRectF& rect, qreal radius) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colours().focus, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius);
    painter.restore();
}

int pillWidth(const QString& text) {
    const QFontMetrics metrics(Theme::instance().font(TextStyle::SmallStrong));
    return qMax(metrics.horizontalAdvance(text) + Theme::instance().scaled(10), metrics.height() + 2);
}

int paintPill(
    QPainter& painter, const QRect& rect, const QString& text, const QColor& fill, const QColor& ink) {
    const QFont font = Theme::instance().font(TextStyle::SmallStrong);
    const int height = QFontMetrics(font).height() + 2;
    const QRect pill(rect.left(), rect.center().y() - height / 2, pillWidth(text), height);
    paintBox(painter, pill, height / 2.0, fill);
    paintLine(painter, pill, text, font, ink, Qt::AlignCenter);
    return pill.width();
}

void paintSkeletonLine(QPainter& painter, const QRect& rect) {
    paintBox(painter, rect, rect.height() / 2.0, colours().sunken);
}

QString initialsOf(const QString& name) {
    const QStringList words = name.simplified().split(u' ', Qt::SkipEmptyParts);
    QString initials;
    for (const QString& word : words) {
        if (initials.size() >= 2 && words.size() > 2 && &word != &words.last())
            continue;
        // One grapheme, not one QChar: a name may begin with an emoji or a combining sequence.
        QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, word);
        const qsizetype end = finder.toNextBoundary();
        const QString first = word.left(end);
        if (!first.isEmpty() && first.at(0).isPunct())
            continue;
        if (initials.isEmpty() || &word == &words.last())
            initials += first.toUpper();
    }
    return initials;
}

namespace {

struct AvatarColours {
    QColor fill;
    QColor ink;
};

AvatarColours avatarColours(const QString& seed) {
    // FNV-1a: the same everywhere and in every run, unlike qHash.
    quint32 hash = 2166136261u;
    for (const QChar c : seed)
        hash = (hash ^ c.unicode()) * 16777619u;
    static constexpr std::array<int, 9> hues{8, 32, 92, 152, 186, 212, 248, 280, 326};
    const int hue = hues[hash % hues.size()];
    return colours().dark ? AvatarColours{QColor::fromHsl(hue, 70, 62), QColor::fromHsl(hue, 150, 205)}
                          : AvatarColours{QColor::fromHsl(hue, 120, 228), QColor::fromHsl(hue, 150, 74)};
}

} // namespace

void paintAvatar(QPainter& painter, const QRectF& rect, const QString& name, const QString& seed) {
    const AvatarColours avatar = avatarColours(seed.isEmpty() ? name : seed);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(avatar.fill);
    painter.drawEllipse(rect);
    QFont font = Theme::instance().font(TextStyle::Strong);
    font.setPixelSize(qMax(8, qRound(rect.height() * 0.38)));
    painter.setFont(font);
    painter.setPen(avatar.ink);
    painter.drawText(rect, Qt::AlignCenter, initialsOf(name));
    painter.restore();
}

} // namespace segue
