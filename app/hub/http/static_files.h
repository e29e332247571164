// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/http/page_policy.h"
#include "app/hub/http/router.h"

#include <QString>

namespace segue::hub::http {

struct StaticOptions {
    QByteArray cacheControl = "no-cache"; //!< Ask again each time; an unchanged file is a 304.
    PagePolicy policy;                    //!< Of the pages among them.
    bool crossOrigin = false;             //!< Pages elsewhere may load them (the widget's loader script).
};

//! Serves the files under a folder of the program's resources (":/widget") for a pattern that ends
//! with "*path"; an empty path, or one that ends with a slash, means its index.html. Answers
//! If-None-Match.
Handler staticFiles(const QString& folder, StaticOptions options = {});

//! One such file, for a pattern without a rest.
Handler staticFile(const QString& file, StaticOptions options = {});

//! By the name's ending; "application/octet-stream" for an unknown one.
QByteArray contentTypeOf(const QString& fileName);

} // namespace segue::hub::http
