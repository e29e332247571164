// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/contact_points.h"

#include "ui/customer/identity_words.h"
#include "ui/shell/elided_label.h"
#include "ui/shell/flat_button.h"
#include "ui/shell/icons.h"
#include "ui/shell/labels.h"
#include "ui/shell/paint.h"
#include "ui/shell/pane.h"
#include "ui/shell/words.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <algorithm>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

constexpr int iconSize = 16;

struct PointWords {
    Q_DECLARE_TR_FUNCTIONS(segue::PointWords)
};

bool isSamePoint(const ContactPoint& a, const ContactPoint& b) {
    const bool value = a.normalised.isEmpty() ? a.value == b.value : a.normalised == b.normalised;
    return a.kind == b.kind && a.system == b.system && value;
}

} // namespace

QList<KnownPoint> knownPoints(const QList<Contact>& contacts) {
    QList<KnownPoint> known;
    for (const Contact& contact : contacts) {
        for (const ContactPoint& point : contact.points) {
            const KnownPoint::Origin origin{contact.ref.account, point};
            const auto same = std::find_if(known.begin(), known.end(), [&point](const KnownPoint& one) {
                return isSamePoint(point, one.point);
            });
            if (same == known.end()) {
                known.append({point, {origin}});
                continue;
            }
            same->origins.append(origin);
            if (point.verified && !same->point.verified)
                same->point = point;
        }
    }
    std::stable_sort(known.begin(), known.end(), [](const KnownPoint& a, const KnownPoint& b) {
        return std::pair(a.point.kind, !a.point.verified) < std::pair(b.point.kind, !b.point.verified);
    });
    return known;
}

QStringList originLines(const KnownPoint& point, const QHash<AccountId, QString>& accountNames) {
    QStringList lines;
    for (const KnownPoint::Origin& origin : point.origins) {
        const QString trust = shortTrustWords(origin.point);
        const QString account = accountNames.value(origin.account, origin.account.value());
        lines.append(
            account.isEmpty()
                ? trust
                : PointWords::tr("%1: %2", "account, and how far it can be trusted").arg(account, trust));
    }
    // Two contacts of one account may say the same.
    lines.removeDuplicates();
    return lines;
}

ContactPointRow::ContactPointRow(
    const KnownPoint& known, const QHash<AccountId, QString>& accountNames, Navigator& navigator,
    QWidget* parent)
    : QWidget(parent), m_point(known.point) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(makeLine(navigator));
    QLabel* origins = wrappedLabel(originLines(known, accountNames).join(u'\n'), u"small"_s, this);
    origins->setContentsMargins(Theme::instance().scaled(iconSize) + space::s, 0, 0, space::xs);
    column->addWidget(origins);
    setToolTip(pointTitle(m_point));
}

QHBoxLayout* ContactPointRow::makeLine(Navigator& navigator) {
    const ContactPoint& point = m_point;
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
    auto* row = new QHBoxLayout;
    row->setSpacing(space::xs);
    // Where the icon is painted, on whichever side the line begins.
    row->addSpacing(Theme::instance().scaled(iconSize) + space::xs);
    row->addWidget(value, 1);
    row->addWidget(new TrustMark(point, this));
    row->addWidget(copy);
    copy->setVisible(!isDevice);
    m_value = value;
    connect(copy, &QToolButton::clicked, this, [this, &navigator] {
        QGuiApplication::clipboard()->setText(m_point.value);
        navigator.say(tr("Copied %1").arg(m_point.value));
    });
    return row;
}

void ContactPointRow::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const int icon = Theme::instance().scaled(iconSize);
    const QRect at(0, m_value->geometry().center().y() - icon / 2, icon, icon);
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
