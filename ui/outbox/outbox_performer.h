// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "ui/outbox/outbox_presentation.h"

#include <QObject>

namespace segue {

struct UiContext;

//! Carries out what an agent decided about an item of the outbox, and tells of failures. What is taken back
//! to be edited goes to the composer of its conversation.
class OutboxPerformer : public QObject {
    Q_OBJECT

public:
    explicit OutboxPerformer(const UiContext& context, QObject* parent = nullptr);

    void perform(const OutboxItem& item, OutboxAction action);

private:
    //! When `end` has given the command up, its text can go back into the composer: at once, or if wanted.
    void handBack(const Async<bool>& end, const Command& command, bool thenEdit);

    const UiContext& m_context;
};

} // namespace segue
