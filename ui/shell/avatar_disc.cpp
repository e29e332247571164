// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/avatar_disc.h"

#include "ui/shell/paint.h"

namespace segue {

AvatarDisc::AvatarDisc(int size, QWidget* parent) : QWidget(parent), m_size(size) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, &QWidget::updateGeometry);
}

void AvatarDisc::setPerson(const QString& name, const QString& seed) {
    m_name = name;
    m_seed = seed;
    update();
}

QSize AvatarDisc::sizeHint() const {
    const int side = Theme::instance().scaled(m_size);
    return {side, side};
}

void AvatarDisc::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintAvatar(painter, rect(), m_name, m_seed);
}

} // namespace segue
