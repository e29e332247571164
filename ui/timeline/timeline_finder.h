// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/views/views.h"

#include <QObject>
#include <QTimer>

namespace segue {

class Workspace;

//! True for a message, note or call with these words in its text, whatever their case.
bool holdsWords(const TimelineRow& row, const QString& words);

//! Looks for words in the part of a timeline that is not loaded: a page at each turn of the event loop, so
//! that a long one does not stop the window.
class TimelineFinder : public QObject {
    Q_OBJECT

public:
    explicit TimelineFinder(Workspace& workspace, QObject* parent = nullptr);

    //! Begins beyond `from`, upwards (older) or downwards; empty = at the newest, upwards. Ends what was
    //! looked for before.
    void start(const CustomerId& customer, const QString& words, const EntryRef& from, bool upwards);
    void stop();

Q_SIGNALS:
    void found(const segue::EntryRef& entry);
    void foundNothing();
    void failed(const segue::Error& error);

private:
    Result<TimelineWindow> nextPage();
    void lookAtNextPage();

    Workspace& m_workspace;
    QTimer m_turn;
    CustomerId m_customer;
    QString m_words;
    EntryRef m_from;
    bool m_upwards = true;
};

} // namespace segue
