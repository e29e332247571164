// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/seguectl/sample/dice.h"
#include "app/seguectl/sample/people.h"
#include "app/seguectl/sample/work_calendar.h"

#include <optional>

namespace segue::ctl::sample {

//! A row of the import and when it happened.
struct TimedRow {
    Instant at;
    ImportRow row;
};

//! An agent of the sample.
struct SampleAgent {
    QString externalId;
    QString name;
};

struct SampleTeam {
    QString externalId;
    QString name;
    QList<SampleAgent> agents;
};

//! Who writes what: what every conversation shares.
struct Stage {
    QList<SampleTeam> teams;
    WorkCalendar calendar;
};

//! Plays one talk between a customer and the team: the conversation's row, its entries and its
//! events. What would lie in the future has not happened yet, and the conversation stands
//! accordingly.
class ConversationWriter {
public:
    ConversationWriter(const Stage& stage, Dice& dice, const QString& externalId)
        : m_stage(stage), m_dice(dice), m_externalId(externalId) {}

    //! Begins a conversation. Its row is complete after finish().
    void
    begin(const Person& person, const SampleContact& contact, const Talk& talk, Channel channel, Instant at);
    //! Plays the talk's lines; another talk may go on in the same conversation later.
    void play(const Talk& talk, Instant at);
    //! What became of it; `goesStale` leaves an unfinished one to itself.
    void finish(const Talk& talk, bool goesStale);

    const TimedRow& conversation() const { return m_conversation; }
    //! Entries and events, as they happened.
    const QList<TimedRow>& rows() const { return m_rows; }
    Instant lastAt() const { return m_lastAt; }

private:
    struct Holes {
        QString product;
        QString order;
        QString number;
        QString amount;
        QString day;
    };
    bool isMail() const;
    QString filled(QString text) const;
    Instant agentMoment(Instant after, bool first);
    Instant customerMoment(Instant after);
    //! False where it would lie in the future.
    bool say(const Talk::Line& line, Instant at);
    void
    addEntry(const QString& kind, bool isPublic, const QJsonObject& author, const QString& text, Instant at);
    void addEvent(
        const QString& field, const QString& before, const QString& after, const QJsonObject& actor,
        Instant at);
    void takeUp(Instant at);
    void rate(const Talk& talk, Instant solvedAt);
    void leaveOpen(bool goesStale);
    void close(const Talk& talk, Status end);
    void finishRow();
    QString mailText(const Talk::Line& line, const QString& text);
    QJsonObject customerAuthor() const;
    QJsonObject agentAuthor() const;
    QJsonObject timed(const QString& kind, Instant at);
    Instant now() const { return m_stage.calendar.now(); }

    const Stage& m_stage;
    Dice& m_dice;
    QString m_externalId;
    const Person* m_person = nullptr;
    const SampleContact* m_contact = nullptr;
    Channel m_channel = Channel::Api;
    Priority m_priority = Priority::None;
    Holes m_holes;
    SampleTeam m_team;
    SampleAgent m_agent;
    TimedRow m_conversation;
    QList<TimedRow> m_rows;
    QString m_lastAgentText;
    Instant m_lastAt;
    Instant m_lastAgentAt;
    std::optional<Instant> m_waitingSince;
    Status m_status = Status::New;
    int m_messages = 0;
    bool m_isTaken = false;
    bool m_isCut = false; //!< The rest of the talk has not happened yet.
};

} // namespace segue::ctl::sample
