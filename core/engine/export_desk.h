// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/conversation_desk.h"
#include "core/net/answer.h"
#include "core/privacy/customer_archive.h"

#include <QObject>
#include <QThreadPool>
#include <functional>
#include <memory>

namespace segue {

//! Exports of customers: the archive is written on a thread of its own, step by step, and between the
//! steps the files that are not here are asked of their backends.
class ExportDesk final : public QObject {
    Q_OBJECT

public:
    ExportDesk(
        const SharedRooms& rooms, AccountDesk& accounts, ConversationDesk& conversations, QString profileDir);
    ~ExportDesk() override;

    //! See Engine::exportCustomer().
    Async<ExportedCustomer> exportCustomer(const CustomerExport& wanted);

private:
    struct Run;
    using SharedRun = std::shared_ptr<Run>;

    //! Answers what `step` of the run's archive said, on the export's own thread.
    Async<bool> onOwnThread(const SharedRun& run, std::function<Result<void>(CustomerArchive&)> step);
    void next(const SharedRun& run);
    void add(const SharedRun& run, const WantedFile& file, const Result<QString>& path);
    void complete(const SharedRun& run);
    Result<void> audit(const Run& run);

    SharedRooms m_rooms;
    AccountDesk& m_accounts;
    ConversationDesk& m_conversations;
    QString m_profileDir;
    QList<std::weak_ptr<ExportProgress>> m_underWay;
    QThreadPool m_pool; // Last: its work ends first.
};

} // namespace segue
