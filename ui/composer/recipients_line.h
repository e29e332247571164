// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/conversation.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
QT_END_NAMESPACE

namespace segue {

class FlatButton;

//! Whom a reply goes to: one line that opens into To, Cc and Bcc on channels with addresses.
class RecipientsLine : public QWidget {
    Q_OBJECT

public:
    explicit RecipientsLine(QWidget* parent = nullptr);

    //! Another conversation or draft. `recipients` empty = the conversation's own participants.
    void
    set(const Conversation& conversation, const QString& customerName, const QList<Participant>& recipients);
    //! The same conversation, as it is now: what was edited, and what stands open, stays.
    void refresh(const Conversation& conversation, const QString& customerName);
    //! As edited. Addresses that were there keep their contact and name.
    QList<Participant> recipients() const;
    bool isEdited() const { return m_edited; }
    //! The first thing that is not an address; empty if all are.
    QString invalidAddress() const;

Q_SIGNALS:
    void edited();

private:
    void fill(const QList<Participant>& participants);
    void open(bool opened);
    void showSummary();
    QStringList addressesIn(const QLineEdit* field) const;

    Channel m_channel = Channel::Api;
    QString m_customerName;
    QList<Participant> m_own;
    QList<Participant> m_known; //!< Their contacts and names are kept when their addresses are edited.
    bool m_edited = false;
    FlatButton* m_summary;
    QWidget* m_fields;
    QLineEdit* m_to;
    QLineEdit* m_cc;
    QLineEdit* m_bcc;
};

} // namespace segue
