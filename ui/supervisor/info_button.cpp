// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/supervisor/info_button.h"

#include "ui/shell/theme.h"

#include <QToolTip>

namespace segue {

using namespace Qt::StringLiterals;

InfoButton::InfoButton(Figure figure, QWidget* parent) : FlatButton(Look::Tool, u"info"_s, {}, parent) {
    const Definition definition = definitionOf(figure);
    const QString tip =
        u"<b>%1</b><br>%2"_s.arg(definition.title.toHtmlEscaped(), definition.text.toHtmlEscaped());
    setInk(colours().faint);
    setToolTip(tip);
    setAccessibleName(tr("What “%1” means").arg(definition.title));
    setAccessibleDescription(definition.text);
    connect(this, &QToolButton::clicked, this, [this, tip] {
        QToolTip::showText(mapToGlobal(QPoint(0, height())), tip, this);
    });
    connect(&Theme::instance(), &Theme::changed, this, [this] { setInk(colours().faint); });
}

QSize InfoButton::sizeHint() const {
    const int side = Theme::instance().scaled(22);
    return {side, side};
}

} // namespace segue
