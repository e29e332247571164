// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/fold_group.h"

#include "ui/shell/focus_forwarder.h"
#include "ui/shell/icons.h"
#include "ui/shell/paint.h"
#include "ui/shell/ui_settings.h"

#include <QToolButton>
#include <QVBoxLayout>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

//! The title with its chevron: quiet, as wide as the pane, so that the whole line folds.
class FoldHead final : public QToolButton {
public:
    using QToolButton::QToolButton;

    QSize sizeHint() const override {
        const QFontMetrics metrics(Theme::instance().font(TextStyle::SmallStrong));
        return {
            metrics.horizontalAdvance(text()) + Theme::instance().scaled(14) + 3 * space::xs + space::m,
            Theme::instance().scaled(28)};
    }
    QSize minimumSizeHint() const override { return {Theme::instance().scaled(60), sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent*) override {
        const Colours& c = colours();
        const Theme& theme = Theme::instance();
        QPainter painter(this);
        painter.setLayoutDirection(layoutDirection());
        const QColor ink = underMouse() ? c.text : c.muted;
        const int icon = theme.scaled(14);
        const QString chevron = isChecked()                            ? u"chevron-down"_s
                                : layoutDirection() == Qt::RightToLeft ? u"chevron-left"_s
                                                                       : u"chevron-right"_s;
        const QRect title(space::xs, 0, width() - icon - 3 * space::xs, height());
        const int taken = paintLine(
            painter, mirrored(layoutDirection(), rect(), title), text(), theme.font(TextStyle::SmallStrong),
            ink);
        const QRect at(taken + 2 * space::xs, (height() - icon) / 2, icon, icon);
        paintIcon(painter, chevron, mirrored(layoutDirection(), rect(), at), c.faint);
        if (hasFocus())
            paintFocusRing(painter, rect(), cornerRadius);
    }
};

} // namespace

FoldGroup::FoldGroup(const QString& name, const QString& title, UiSettings& settings, QWidget* parent)
    : QWidget(parent), m_name(name), m_title(title), m_settings(settings) {
    m_head = new FoldHead(this);
    m_head->setCheckable(true);
    m_head->setChecked(!settings.fold(name, false));
    m_head->setFocusPolicy(Qt::TabFocus);
    m_head->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_head->setAttribute(Qt::WA_Hover);
    m_bodyWidget = new QWidget(this);
    m_body = new QVBoxLayout(m_bodyWidget);
    // In line with the title, which keeps clear of the frame that shows the focus.
    m_body->setContentsMargins(space::xs, 0, space::xs, 0);
    m_body->setSpacing(2);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_head);
    column->addWidget(m_bodyWidget);
    connect(m_head, &QToolButton::toggled, this, [this](bool open) {
        m_settings.setFold(m_name, !open);
        showFold();
    });
    connect(&Theme::instance(), &Theme::changed, m_head, &QWidget::updateGeometry);
    forwardFocus(this, m_head);
    showFold();
}

void FoldGroup::setCount(int count) {
    m_count = count;
    showFold();
}

void FoldGroup::clear() {
    clearLayout(m_body);
}

void FoldGroup::showFold() {
    const bool open = m_head->isChecked();
    m_bodyWidget->setVisible(open);
    const QString text = m_count < 0 ? m_title : tr("%1 · %2", "title and count").arg(m_title).arg(m_count);
    m_head->setText(text);
    m_head->setAccessibleName(text);
    m_head->setAccessibleDescription(open ? tr("Unfolded") : tr("Folded"));
    m_head->update();
}

void clearLayout(QLayout* layout) {
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        } else if (QLayout* inner = item->layout()) {
            clearLayout(inner);
        }
        delete item;
    }
}

} // namespace segue
