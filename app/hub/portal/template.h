// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/portal/portal_strings.h"

#include <QHash>
#include <QString>

namespace segue::hub::portal {

//! What a template's holes are filled with. Text and markup are kept apart, so that text cannot
//! become markup by a slip in a template.
struct Values {
    QHash<QString, QString> text; //!< `{{name}}`: escaped, for elements and quoted attributes.
    QHash<QString, QString> html; //!< `{{{name}}}`: rendered already.
};

//! The file `:/web/help/<name>.html` with its holes filled; `{{t:name}}` is the portal's own text.
//! A hole without a value is empty.
QString renderTemplate(const QString& name, const PortalStrings& strings, const Values& values = {});

} // namespace segue::hub::portal
