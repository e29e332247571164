// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/outbox/outbox_presentation.h"

#include <QObject>

namespace segue {

struct UiContext;

//! Carries out what an agent decided about an item of the outbox, and tells of failures.
class OutboxPerformer : public QObject {
    Q_OBJECT

public:
    explicit OutboxPerformer(const UiContext& context, QObject* parent = nullptr);

    void perform(const OutboxItem& item, OutboxAction action);

Q_SIGNALS:
    //! The item was taken back: its text belongs into the composer of its conversation.
    void editRequested(const segue::OutboxItem& item);

private:
    void takeBack(const OutboxItem& item, bool thenEdit);

    const UiContext& m_context;
};

} // namespace segue
