// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/base/result.h"

#include <QString>

namespace segue {

//! The embedded hub's credential: a file beside its database that only its owner can read. It
//! guards nothing that the database beside it does not hold, and the hub must start where there is
//! no keyring.
class TokenFile {
public:
    explicit TokenFile(QString path) : m_path(std::move(path)) {}

    //! The token; made and written 0600 if there is none. Errors: Storage.
    Result<QString> readOrMake(Random& random);
    //! The token, or nothing where there is no file. Errors: Storage.
    Result<QString> read() const;

private:
    Result<void> write(const QString& token) const;

    QString m_path;
};

} // namespace segue
