// SPDX-License-Identifier: GPL-3.0-or-later
// How a composer watches whom its draft is for.
#include "ui/composer/composer.h"
#include "ui/composer/held_join_bar.h"
#include "ui/shell/notice_bar.h"

namespace segue {

void Composer::followCustomer() {
    m_heldJoin->setPlace(m_place.conversation.ref, m_place.customer);
    // What is not begun yet is for whoever the customer is when it is.
    if (isEmpty() || m_begunFor.isEmpty())
        m_begunFor = m_place.customer;
    if (m_begunFor == m_place.customer) {
        m_otherCustomer->clear();
        return;
    }
    const QString text =
        tr("This draft was begun for another customer: the contacts were joined or taken apart since. "
           "Check whom it is for.");
    // Said once: a screen reader would speak it with every change of the conversation.
    if (text == m_otherCustomer->text())
        return;
    m_otherCustomer->say(
        NoticeBar::Tone::Warning, text, tr("It is right"),
        [this] {
            m_begunFor = m_place.customer;
            m_dirty = true;
            saveDraft();
            focusEditor();
        },
        false);
}

} // namespace segue
