// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/change_set.h"
#include "core/domain/contact.h"

#include <QList>

namespace segue {

class LinkingHold;

//! Hears of contacts that are new or have other names or points, after their rows are committed:
//! identity follows.
class ContactListener {
public:
    virtual ~ContactListener() = default;
    //! Answers what follows from it. Errors: Storage.
    virtual Result<ChangeSet> contactsChanged(const QList<ContactRef>& contacts) = 0;
    //! Asked, in every run, before customers are joined; null = nothing is held back. It outlives this.
    void setHold(LinkingHold* hold) { m_hold = hold; }

protected:
    LinkingHold* m_hold = nullptr;
};

} // namespace segue
