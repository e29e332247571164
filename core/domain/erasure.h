// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/instant.h"
#include "core/domain/ids.h"

#include <QList>
#include <QString>

namespace segue {

using ErasureId = StrongId<struct ErasureTag>;

//! A backend's word that people were erased: ids alone, and for ever. Nothing of them is shown or stored
//! again.
struct Tombstone {
    ErasureId id;
    QList<QString> contacts;
    QList<QString> conversations; //!< Those that were deleted with them.
    Instant at;

    bool operator==(const Tombstone&) const = default;
};

//! Somebody must keep what is there of a contact, for now: nothing of it may be erased.
struct LegalHold {
    ContactRef contact;
    QString reason;
    Instant since;

    bool operator==(const LegalHold&) const = default;
};

//! What would be erased with a customer, for the person who decides it.
struct ErasePreview {
    //! What one account has of the customer.
    struct Source {
        AccountId account;
        QString name;
        //! The backend keeps its own copy: it cannot be asked to erase.
        bool keepsItsCopy = true;
        int contacts = 0;
        int points = 0;
        int conversations = 0;
        int entries = 0; //!< Of those conversations.
        int attachments = 0;
        int entriesElsewhere = 0; //!< What the customer wrote in others' conversations.

        bool operator==(const Source&) const = default;
    };
    //! A reply or change that the backend has not confirmed.
    struct PendingSend {
        CommandId command;
        QString text;            //!< Its beginning; empty where it has none.
        bool isUnderWay = false; //!< It may arrive: it cannot be taken back for certain.

        bool operator==(const PendingSend&) const = default;
    };
    //! A contact that was joined with the customer once and is not now.
    struct PastMerge {
        ContactRef contact;
        QString name;
        //! Somebody decided "not the same person", and that stands.
        bool toldApart = false;

        bool operator==(const PastMerge&) const = default;
    };
    //! A whole older database beside the profile's own, from before a repair or an update.
    struct SetAsideFile {
        QString name;
        Instant at;
        qint64 bytes = 0;

        bool operator==(const SetAsideFile&) const = default;
    };
    //! What left the profile before, as far as the record knows.
    struct Export {
        Instant at;
        QString actor;

        bool operator==(const Export&) const = default;
    };

    CustomerId customer;
    QString name;
    QList<ContactRef> contacts;
    QList<Source> sources;
    QList<PendingSend> pending;
    QList<PastMerge> pastMerges;
    QList<SetAsideFile> setAside;
    QList<Export> exports;
    QList<LegalHold> holds; //!< While there are any, an erase is refused.
    int drafts = 0;
    int decisions = 0;
    int suggestions = 0;
    int quarantined = 0; //!< Things that could not be read and name the customer.
    int mentions = 0;    //!< Others' messages that name an address of the customer.

    bool operator==(const ErasePreview&) const = default;
};

//! What is to be erased.
struct EraseRequest {
    CustomerId customer;
    QList<ContactRef> pastMerges; //!< Those of the preview that are to go, too.
    bool setAsideFiles = true;    //!< Older databases go, too; they cannot be edited safely.
    bool mentions = false;        //!< Others' messages that name an address of the customer go, too.
};

//! How far an erasure has come.
enum class EraseStage {
    WaitingForSends, //!< Something of it is on its way to a backend.
    Forgetting,      //!< Decided for good; being deleted.
    Overwriting,     //!< Nothing of it can be seen; its bytes are being overwritten.
    Done,
};
struct EraseProgress {
    ErasureId id;
    CustomerId customer;
    EraseStage stage = EraseStage::WaitingForSends;
};

//! What became of an erasure on this computer, and what the backends were asked.
struct ErasedCustomer {
    struct Backend {
        enum class State {
            KeepsItsCopy, //!< It cannot be asked.
            Waiting,      //!< It is asked as soon as it can be reached.
            Erasing,      //!< It has it no more; its bytes are being overwritten.
            Erased,
            Refused,
        };
        AccountId account;
        QString name;
        State state = State::KeepsItsCopy;
        QString error; //!< The code, where it refused.

        bool operator==(const Backend&) const = default;
    };
    ErasureId id;
    int cancelledSends = 0;
    QList<Backend> backends;

    bool operator==(const ErasedCustomer&) const = default;
};

} // namespace segue
