// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/notice_bar.h"

#include "ui/shell/flat_button.h"
#include "ui/shell/icons.h"
#include "ui/shell/paint.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

struct ToneColours {
    QColor ink;
    QColor tint;
    QColor edge;
    QString icon;
};

ToneColours coloursOf(NoticeBar::Tone tone) {
    const Colours& c = colours();
    switch (tone) {
    case NoticeBar::Tone::Info:
        return {c.accentInk, c.accentTint, c.accentEdge, u"info"_s};
    case NoticeBar::Tone::Warning:
        return {c.warningInk, c.warningTint, c.warningEdge, u"warning"_s};
    case NoticeBar::Tone::Trouble:
        return {c.dangerInk, c.dangerTint, c.dangerEdge, u"error"_s};
    }
    return {};
}

} // namespace

NoticeBar::NoticeBar(QWidget* parent) : QFrame(parent) {
    m_icon = new QLabel(this);
    m_text = new QLabel(this);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_action = new QPushButton(this);
    m_action->setProperty("kind", u"quiet"_s);
    m_close = new FlatButton(FlatButton::Look::Tool, u"close"_s, {}, this);
    m_close->setAccessibleName(tr("Close message"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::m, space::xs, space::s, space::xs);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    row->addWidget(m_close);
    connect(m_close, &QToolButton::clicked, this, &NoticeBar::clear);
    connect(m_action, &QPushButton::clicked, this, [this] {
        const auto act = m_act;
        clear();
        if (act)
            act();
    });
    connect(&Theme::instance(), &Theme::changed, this, &NoticeBar::paintTone);
    hide();
}

void NoticeBar::say(
    Tone tone, const QString& text, const QString& actionText, std::function<void()> act, bool closable) {
    m_tone = tone;
    m_act = std::move(act);
    m_text->setText(text);
    m_action->setText(actionText);
    m_action->setVisible(!actionText.isEmpty());
    m_close->setVisible(closable);
    setAccessibleName(text);
    paintTone();
    show();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void NoticeBar::clear() {
    m_text->clear();
    m_act = nullptr;
    hide();
}

QString NoticeBar::text() const {
    return m_text->text();
}

void NoticeBar::paintTone() {
    const ToneColours tone = coloursOf(m_tone);
    m_icon->setPixmap(iconPixmap(tone.icon, tone.ink, Theme::instance().scaled(16), devicePixelRatioF()));
    QPalette palette = m_text->palette();
    palette.setColor(QPalette::WindowText, tone.ink);
    m_text->setPalette(palette);
    update();
}

void NoticeBar::paintEvent(QPaintEvent*) {
    const ToneColours tone = coloursOf(m_tone);
    QPainter painter(this);
    paintBox(painter, rect(), cornerRadius, tone.tint, tone.edge);
}

} // namespace segue
