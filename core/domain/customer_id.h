// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/ids.h"

namespace segue {

//! The customer that a contact is while nothing joins it with another: derived from it, so that every device
//! and every new cache gives the same id. A joined customer has the id of its oldest contact.
inline CustomerId ownCustomer(const ContactRef& contact) {
    return CustomerId(contact.account.value() + QLatin1Char('/') + contact.id);
}

//! The stand-in for a conversation whose backend names no contact.
inline CustomerId customerOfNobody(const ConversationRef& conversation) {
    return CustomerId(
        QStringLiteral("nobody:") + conversation.account.value() + QLatin1Char('/') + conversation.id);
}

} // namespace segue
