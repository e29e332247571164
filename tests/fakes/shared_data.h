// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QString>

namespace segue::test {

//! The path of a file or folder in the data that lies beside the checkout (`../shared/data`), or in
//! the folder that the environment variable SEGUE_SHARED names instead of `../shared`. Empty where
//! it is absent: the test then skips.
QString sharedData(const QString& relative);

//! The hostile pieces of HTML of that data, each with its "payload"; empty where it is absent.
QJsonArray sharedVectors();

} // namespace segue::test
