// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/icons.h"

#include "ui/shell/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

// A macro's function must be called outside of any namespace.
static void loadIconResources() {
    Q_INIT_RESOURCE(ui);
}

namespace segue {

using namespace Qt::StringLiterals;

namespace {

QPixmap render(const QString& name, const QColor& colour, QSize pixels) {
    QPixmap pixmap(pixels);
    pixmap.fill(Qt::transparent);
    if (name.isEmpty())
        return pixmap;
    QSvgRenderer renderer(u":/segue/icons/%1.svg"_s.arg(name));
    if (!renderer.isValid())
        return pixmap;
    QPainter painter(&pixmap);
    renderer.render(&painter);
    // The drawings are black: keep their coverage, take the colour.
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), colour);
    return pixmap;
}

class ThemedIconEngine final : public QIconEngine {
public:
    ThemedIconEngine(QString name, QColor (*roleInk)()) : m_name(std::move(name)), m_ink(roleInk) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
        paintIcon(*painter, m_name, rect, ink(mode, state));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        return render(m_name, ink(mode, state), size);
    }

    QIconEngine* clone() const override { return new ThemedIconEngine(m_name, m_ink); }

private:
    QColor ink(QIcon::Mode mode, QIcon::State state) const {
        const Colours& c = colours();
        if (mode == QIcon::Disabled)
            return c.outline;
        if (m_ink)
            return m_ink();
        if (state == QIcon::On)
            return c.accentInk;
        return mode == QIcon::Normal ? c.muted : c.text;
    }

    QString m_name;
    QColor (*m_ink)();
};

} // namespace

void initIcons() {
    loadIconResources();
}

void clearIconCache() {
    QPixmapCache::clear();
}

QPixmap iconPixmap(const QString& name, const QColor& colour, int size, qreal devicePixelRatio) {
    const int pixels = qRound(size * devicePixelRatio);
    const QString key = u"segue-icon/%1/%2/%3"_s.arg(name).arg(colour.rgba()).arg(pixels);
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = render(name, colour, QSize(pixels, pixels));
        QPixmapCache::insert(key, pixmap);
    }
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

void paintIcon(QPainter& painter, const QString& name, const QRectF& rect, const QColor& colour) {
    const int size = qRound(qMin(rect.width(), rect.height()));
    const QPixmap pixmap = iconPixmap(name, colour, size, painter.device()->devicePixelRatioF());
    painter.drawPixmap(QPointF(rect.center().x() - size / 2.0, rect.center().y() - size / 2.0), pixmap);
}

QIcon themedIcon(const QString& name) {
    return themedIcon(name, nullptr);
}

QIcon themedIcon(const QString& name, QColor (*ink)()) {
    return QIcon(new ThemedIconEngine(name, ink));
}

} // namespace segue
