// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/views/views.h"

#include <QTimer>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QStackedWidget;
QT_END_NAMESPACE

namespace segue {

class Composer;
class ConversationCommands;
class ConversationHeader;
class EmptyState;
class TimelinePane;
struct ChangeSet;
struct UiContext;

//! One conversation: header, the customer's timeline, composer.
class ConversationView : public QWidget {
    Q_OBJECT

public:
    ConversationView(const UiContext& context, ConversationCommands& commands, QWidget* parent = nullptr);

    void open(const ConversationRef& conversation, const EntryRef& entry);
    void close();
    const ConversationRef& conversation() const { return m_ref; }
    const CustomerId& customer() const { return m_customer; }

    ConversationHeader& header() { return *m_header; }
    TimelinePane& timeline() { return *m_timeline; }
    Composer& composer() { return *m_composer; }

Q_SIGNALS:
    //! Another conversation is open, or this one belongs to another customer now.
    void opened(const segue::ConversationRef& conversation, const segue::CustomerId& customer);
    void closed();

protected:
    bool event(QEvent* event) override;

private:
    void onChanged(const ChangeSet& changes);
    bool read();
    void showWrittenSince();
    QString newestLoaded() const;
    void noteSeen();

    const UiContext& m_context;
    ConversationHeader* m_header;
    TimelinePane* m_timeline;
    Composer* m_composer;
    EmptyState* m_empty;
    QWidget* m_page;
    QStackedWidget* m_stack;
    ConversationRef m_ref;
    CustomerId m_customer;
    Conversation m_conversation;
    QString m_customerName;
    QString m_timeZone;
    QString m_selfName;
    QString m_newestEntry; //!< The newest entry of the conversation that was before the agent.
    QTimer m_seenDelay;
    QString m_seenEntry; //!< The newest entry that was reported as seen.
};

} // namespace segue
