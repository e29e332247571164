// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/contact_points.h"

#include "ui/customer/identity_words.h"
#include "ui/shell/elided_label.h"
#include "ui/shell/flat_button.h"
#include "ui/shell/icons.h"
#include "ui/shell/paint.h"
#include "ui/shell/pane.h"
#include "ui/shell/words.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <algorithm>

namespace segue {

using namespace Qt::StringLiterals;

namespace {
constexpr int iconSize = 16;
}

QList<ContactPoint> mergedPoints(const QList<Contact>& contacts) {
    QList<ContactPoint> merged;
    for (const Contact& contact : contacts) {
        for (const ContactPoint& point : contact.points) {
            const auto same = std::find_if(merged.begin(), merged.end(), [&point](const ContactPoint& known) {
                const bool value = point.normalised.isEmpty() ? known.value == point.value
                                                              : known.normalised == point.normalised;
                return known.kind == point.kind && known.system == point.system && value;
            });
            if (same == merged.end())
                merged.append(point);
            else if (point.verified && !same->verified)
                *same = point;
        }
    }
    std::stable_sort(merged.begin(), merged.end(), [](const ContactPoint& a, const ContactPoint& b) {
        return std::pair(a.kind, !a.verified) < std::pair(b.kind, !b.verified);
    });
    return merged;
}

ContactPointRow::ContactPointRow(const ContactPoint& point, Navigator& navigator, QWidget* parent)
    : QWidget(parent), m_point(point) {
    const QString title = pointTitle(point);
    auto* value = new ElidedLabel(this);
    // What tells one browser from another means nothing to anybody.
    const bool isDevice = point.kind == PointKind::Device;
    value->setText(isDevice ? tr("A browser at the web chat") : point.value);
    value->setAccessibleName(tr("%1: %2", "kind of contact point and its value").arg(title, value->text()));
    value->setAccessibleDescription(trustWords(point));
    auto* copy = new FlatButton(FlatButton::Look::Tool, u"copy"_s, {}, this);
    copy->setObjectName(u"copy"_s);
    copy->setInk(colours().faint);
    copy->setToolTip(tr("Copy"));
    copy->setAccessibleName(tr("Copy %1").arg(point.value));
    copy->setAccessibleDescription(trustWords(point));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::xs);
    // Where the icon is painted, on whichever side the line begins.
    row->addSpacing(Theme::instance().scaled(iconSize) + space::xs);
    row->addWidget(value, 1);
    row->addWidget(new TrustMark(point, this));
    row->addWidget(copy);
    copy->setVisible(!isDevice);
    setToolTip(title);
    connect(copy, &QToolButton::clicked, this, [this, &navigator] {
        QGuiApplication::clipboard()->setText(m_point.value);
        navigator.say(tr("Copied %1").arg(m_point.value));
    });
}

void ContactPointRow::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const int icon = Theme::instance().scaled(iconSize);
    const QRect at(0, (height() - icon) / 2, icon, icon);
    paintIcon(painter, iconName(m_point.kind), mirrored(layoutDirection(), rect(), at), colours().faint);
}

TrustMark::TrustMark(const ContactPoint& point, QWidget* parent)
    : QWidget(parent), m_verified(point.verified), m_word(tr("claimed")) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    const QString words = trustWords(point);
    // As rich text, so that a long sentence wraps.
    setToolTip(u"<span>%1</span>"_s.arg(words.toHtmlEscaped()));
    setAccessibleName(m_verified ? tr("Verified") : tr("Claimed"));
    setAccessibleDescription(words);
}

QSize TrustMark::sizeHint() const {
    const int icon = Theme::instance().scaled(16);
    return {
        m_verified ? icon : pillWidth(m_word),
        qMax(icon, QFontMetrics(Theme::instance().font(TextStyle::Small)).height() + 2)};
}

void TrustMark::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setLayoutDirection(layoutDirection());
    if (m_verified)
        paintIcon(painter, u"check-circle"_s, rect(), colours().successInk);
    else
        paintPill(painter, rect(), m_word, colours().sunken, colours().faint);
}

} // namespace segue
