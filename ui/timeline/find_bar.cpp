// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/find_bar.h"

#include "ui/shell/flat_button.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>

namespace segue {

using namespace Qt::StringLiterals;

FindBar::FindBar(QWidget* parent) : QFrame(parent) {
    setProperty("surface", u"window"_s);
    m_field = new QLineEdit(this);
    m_field->setPlaceholderText(tr("Find in this timeline"));
    m_field->setAccessibleName(tr("Find in this timeline"));
    m_field->installEventFilter(this);
    m_answer = new QLabel(this);
    m_answer->setProperty("role", u"muted"_s);
    FlatButton* up = toolButton(u"chevron-up"_s, tr("Earlier match"), this);
    FlatButton* down = toolButton(u"chevron-down"_s, tr("Later match"), this);
    FlatButton* close = toolButton(u"close"_s, tr("Close search"), this);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::l, space::xs, space::s, space::xs);
    row->setSpacing(space::xs);
    row->addWidget(m_field, 1);
    row->addWidget(m_answer);
    row->addWidget(up);
    row->addWidget(down);
    row->addWidget(close);
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString& words) {
        m_answer->clear();
        Q_EMIT wordsChanged(words.trimmed());
    });
    connect(up, &FlatButton::clicked, this, [this] { Q_EMIT nextRequested(true); });
    connect(down, &FlatButton::clicked, this, [this] { Q_EMIT nextRequested(false); });
    connect(close, &FlatButton::clicked, this, &FindBar::closed);
    hide();
}

void FindBar::start() {
    show();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
    Q_EMIT wordsChanged(m_field->text().trimmed());
}

void FindBar::setFound(bool found) {
    m_answer->setText(found ? QString() : tr("Nothing further"));
}

bool FindBar::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            // From the newest upwards: that is where people remember it.
            Q_EMIT nextRequested(!(key->modifiers() & Qt::ShiftModifier));
            return true;
        }
        if (key->key() == Qt::Key_Escape) {
            Q_EMIT closed();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace segue
