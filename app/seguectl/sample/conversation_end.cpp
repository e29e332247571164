// SPDX-License-Identifier: GPL-3.0-or-later
// The part of ConversationWriter that says what became of a conversation.
#include "app/seguectl/sample/conversation_writer.h"

namespace segue::ctl::sample {

using namespace Qt::StringLiterals;
using std::chrono::hours;
using std::chrono::minutes;

void ConversationWriter::finish(const Talk& talk, bool goesStale) {
    const Instant end = m_stage.calendar.after(m_lastAt, minutes(m_dice.between(1, 45)));
    if (m_isCut || goesStale || end > now()) {
        leaveOpen(goesStale);
    } else {
        takeUp(end);
        addEvent(u"status"_s, u"open"_s, toString(talk.end), agentAuthor(), end);
        m_lastAt = end;
        m_waitingSince.reset();
        m_status = talk.end;
        close(talk, talk.end);
    }
    finishRow();
}

//! Solved: perhaps rated, and after a while final.
void ConversationWriter::close(const Talk& talk, Status end) {
    if (end != Status::Solved)
        return;
    const Instant solvedAt = m_lastAt;
    m_conversation.row.row.insert(u"solved_at"_s, toMs(solvedAt));
    if (!talk.ratings.isEmpty() && m_dice.chance(0.55))
        rate(talk, solvedAt);
    const Instant finalAt = solvedAt + hours(24 * 14);
    if (finalAt > now() || m_dice.chance(0.5))
        return;
    const QJsonObject system{{u"kind"_s, u"system"_s}};
    addEvent(u"status"_s, u"solved"_s, u"closed"_s, system, finalAt);
    m_status = Status::Closed;
}

void ConversationWriter::rate(const Talk& talk, Instant solvedAt) {
    const Instant at = solvedAt + minutes(m_dice.between(2, 90));
    // Now and then somebody had a bad day.
    const int rating = m_dice.chance(0.07) ? m_dice.between(1, 3) : m_dice.one(talk.ratings);
    if (at > now() || rating == 0)
        return;
    QJsonObject row = timed(u"entry"_s, at);
    row.insert(u"kind"_s, u"survey"_s);
    row.insert(u"visibility"_s, u"public"_s);
    row.insert(u"author"_s, customerAuthor());
    row.insert(u"rating"_s, rating);
    m_rows.append({at, {u"entries"_s, row}});
    m_conversation.row.row.insert(u"rating"_s, rating);
    m_lastAt = at;
}

void ConversationWriter::leaveOpen(bool goesStale) {
    if (!m_isTaken)
        return;
    const int kind = m_dice.below(100);
    if (goesStale && kind < 25)
        m_status = Status::OnHold;
    else if (!m_waitingSince && kind < 75)
        m_status = Status::WaitingCustomer;
    else if (!m_waitingSince && kind < 92)
        m_status = Status::Snoozed;
    if (m_status == Status::Open)
        return;
    const Instant at = std::min(now(), m_lastAt + minutes(m_dice.between(1, 20)));
    addEvent(u"status"_s, u"open"_s, toString(m_status), agentAuthor(), at);
    if (m_status == Status::Snoozed) {
        const QDateTime tomorrow(
            m_stage.calendar.local(now()).date().addDays(m_dice.between(1, 3)), QTime(9, 0),
            m_stage.calendar.zone());
        m_conversation.row.row.insert(u"snoozed_until"_s, tomorrow.toMSecsSinceEpoch());
    }
}

void ConversationWriter::finishRow() {
    QJsonObject& row = m_conversation.row.row;
    row.insert(u"status"_s, toString(m_status));
    row.insert(u"updated_at"_s, toMs(m_lastAt));
    if (m_isTaken)
        row.insert(u"assignee"_s, m_agent.externalId);
    if (m_waitingSince && !isDone(m_status))
        row.insert(u"waiting_since"_s, toMs(*m_waitingSince));
    // The team has read everything that it has dealt with; what waits may be unread.
    const bool isUnread = m_waitingSince && !isDone(m_status) && m_dice.chance(0.7);
    const Instant seen = isUnread ? *m_waitingSince - minutes(1) : m_lastAt;
    row.insert(u"agent_seen_at"_s, toMs(seen));
    row.insert(u"customer_seen_at"_s, toMs(m_lastAgentAt));
    if (m_lastAgentAt == Instant{})
        row.remove(u"customer_seen_at"_s);
}

} // namespace segue::ctl::sample
