// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/folding_columns.h"

#include "ui/shell/overlay.h"
#include "ui/shell/theme.h"
#include "ui/shell/ui_settings.h"

#include <QKeyEvent>
#include <QPainter>
#include <QSplitter>

namespace segue {

using namespace Qt::StringLiterals;

namespace {
constexpr int paneFoldsBelow = 1100;
constexpr int listFoldsBelow = 900;
constexpr int listWidth = 320;
constexpr int paneWidth = 300;
} // namespace

FoldingColumns::FoldingColumns(const QString& stateName, UiSettings& settings, QWidget* parent)
    : QWidget(parent), m_stateName(stateName), m_settings(settings) {
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_paneWanted = !settings.fold(stateName + u"/pane"_s, false);
    connect(m_splitter, &QSplitter::splitterMoved, this, &FoldingColumns::saveWidths);
    connect(&Theme::instance(), &Theme::changed, this, &FoldingColumns::adapt);
}

void FoldingColumns::setColumns(QWidget* list, QWidget* content, QWidget* pane) {
    m_list = list;
    m_content = content;
    m_pane = pane;
    for (QWidget* widget : {list, content, pane}) {
        if (widget)
            m_splitter->addWidget(widget);
    }
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_widthsKnown = m_splitter->restoreState(m_settings.state(m_stateName));
    m_list->installEventFilter(this);
    if (m_pane) {
        m_pane->installEventFilter(this);
        m_pane->setVisible(m_paneWanted);
    }
    adapt();
}

bool FoldingColumns::isListShown() const {
    return m_list && !m_list->isHidden();
}
bool FoldingColumns::isPaneShown() const {
    return m_pane && !m_pane->isHidden();
}

void FoldingColumns::setListShown(bool shown) {
    // Beside the content the list always shows: folding it away there would leave no way to choose.
    if (m_list && m_listOverlay)
        showSide(m_list, shown);
}

void FoldingColumns::setPaneShown(bool shown) {
    if (!m_pane)
        return;
    if (!m_paneOverlay) {
        m_paneWanted = shown;
        m_settings.setFold(m_stateName + u"/pane"_s, !shown);
    }
    showSide(m_pane, shown);
}

void FoldingColumns::showSide(QWidget* side, bool shown) {
    if (!side->isHidden() == shown)
        return;
    side->setVisible(shown);
    placeOverlays();
    if (shown && side->parentWidget() == this) {
        side->raise();
        side->setFocus(Qt::OtherFocusReason);
    } else if (!shown) {
        m_content->setFocus(Qt::OtherFocusReason);
    }
    update();
    Q_EMIT folded();
}

void FoldingColumns::adapt() {
    if (!m_list)
        return;
    const int available = window()->width();
    const Theme& theme = Theme::instance();
    const bool paneOverlay = m_pane && available < theme.scaled(paneFoldsBelow);
    const bool listOverlay = available < theme.scaled(listFoldsBelow);
    if (paneOverlay != m_paneOverlay) {
        m_paneOverlay = paneOverlay;
        if (paneOverlay) {
            m_pane->setParent(this);
            m_pane->hide();
        } else {
            m_splitter->addWidget(m_pane);
            m_splitter->restoreState(m_settings.state(m_stateName));
            m_pane->setVisible(m_paneWanted);
        }
    }
    if (listOverlay != m_listOverlay) {
        m_listOverlay = listOverlay;
        if (listOverlay) {
            m_list->setParent(this);
            m_list->hide();
        } else {
            m_splitter->insertWidget(0, m_list);
            m_splitter->restoreState(m_settings.state(m_stateName));
            m_list->show();
        }
    }
    m_list->setMinimumWidth(theme.scaled(260));
    if (m_pane)
        m_pane->setMinimumWidth(theme.scaled(260));
    m_content->setMinimumWidth(theme.scaled(360));
    placeOverlays();
    Q_EMIT folded();
}

void FoldingColumns::setOrdinaryWidths() {
    m_widthsKnown = true;
    const Theme& theme = Theme::instance();
    const int list = qBound(theme.scaled(listWidth - 20), width() / 5, theme.scaled(listWidth + 40));
    const int pane = qBound(theme.scaled(paneWidth - 20), width() / 5, theme.scaled(paneWidth + 40));
    if (m_pane)
        m_splitter->setSizes({list, qMax(1, width() - list - pane), pane});
    else
        m_splitter->setSizes({list, qMax(1, width() - list)});
}

void FoldingColumns::placeOverlays() {
    const Theme& theme = Theme::instance();
    const bool rtl = layoutDirection() == Qt::RightToLeft;
    if (m_listOverlay) {
        const int w = qMin(theme.scaled(listWidth), width() - space::xl);
        m_list->setGeometry(rtl ? width() - w : 0, 0, w, height());
    }
    if (m_paneOverlay) {
        const int w = qMin(theme.scaled(paneWidth + 20), width() - space::xl);
        m_pane->setGeometry(rtl ? 0 : width() - w, 0, w, height());
    }
}

void FoldingColumns::saveWidths() {
    // Only the wide layout is worth remembering.
    if (!m_listOverlay && !m_paneOverlay)
        m_settings.setState(m_stateName, m_splitter->saveState());
}

void FoldingColumns::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_splitter->setGeometry(rect());
    adapt();
}

void FoldingColumns::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    // Not before: until then the window has not its real size.
    if (!m_widthsKnown)
        setOrdinaryWidths();
}

void FoldingColumns::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), colours().surface);
}

bool FoldingColumns::eventFilter(QObject* watched, QEvent* event) {
    auto* side = qobject_cast<QWidget*>(watched);
    const bool overlay = side && side->parentWidget() == this;
    if (overlay && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        showSide(side, false);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace segue
