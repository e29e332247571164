// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/adapters/batch.h"
#include "tests/bench/command_line.h"
#include "tests/bench/vocabulary.h"

namespace segue::bench {

//! What a workspace looks like.
struct Shape {
    int conversations = 25'000;
    double entriesPerConversation = 4;  //!< On average, at least 1.
    double conversationsPerContact = 2; //!< On average, at least 1.
    //! So many customers have timelines of `longTimeline` entries, over conversations of `longConversation`.
    int longTimelines = 0;
    int longTimeline = 10'000;
    quint64 seed = 1;

    //! About `entries` entries of a tenth as many customers in three tenths as many conversations, with four
    //! long timelines.
    static Shape ofEntries(int entries);
};

constexpr int longConversation = 200;

//! Rows of a busy workspace in the order of a hub's change feed: an entry comes before its
//! conversation, whose last change is after it. The same shape gives the same rows.
class Generator {
public:
    Generator(const AccountId& account, const Shape& shape);

    //! At most about `limit` rows of all kinds, like one page of the feed; empty at the end.
    Batch next(int limit);
    bool atEnd() const { return m_begun == m_shape.conversations && m_open.isEmpty(); }

    //! The customers with the long timelines.
    static ContactRef longContact(const AccountId& account, int number);
    const Vocabulary& vocabulary() const { return m_vocabulary; }

private:
    //! A conversation under way.
    struct Open {
        int number = 0;
        QString contact;
        Script script = Script::Latin;
        int written = 0;
        int length = 0;
        Channel channel = Channel::Email;
        Instant at;
    };

    //! Which long timeline the next conversation belongs to; nothing if to none.
    std::optional<int> longTimelineOf(int conversation) const;
    void begin(Batch& rows);
    QString chooseContact(Batch& rows, int conversation);
    void writeContact(Batch& rows, const QString& id, const QString& language);
    void writeEntry(Batch& rows, Open& conversation);
    void end(Batch& rows, const Open& conversation);
    QString text(Script script);
    int drawnLength(double mean);

    AccountId m_account;
    Shape m_shape;
    SeededRandom m_random;
    Vocabulary m_vocabulary;
    QList<Open> m_open;
    int m_begun = 0;
    int m_contacts = 0;
    int m_longBegun = 0;
    int m_rowsMade = 0;
    qint64 m_sequence = 0;
    Instant m_now;
};

} // namespace segue::bench
