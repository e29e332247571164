// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/command.h"

#include <QWidget>

namespace segue {

struct UiContext;

//! The files of a draft, as chips. A file counts as attached when the workspace has copied it.
class AttachmentBar : public QWidget {
    Q_OBJECT

public:
    explicit AttachmentBar(const UiContext& context, QWidget* parent = nullptr);

    //! 0 = no limit is known.
    void setMostBytes(qint64 bytes) { m_mostBytes = bytes; }
    void setFiles(const QList<StagedFile>& files);
    const QList<StagedFile>& files() const { return m_files; }
    //! Copies are still being made.
    bool isBusy() const { return m_pending > 0; }

    void addPath(const QString& path);
    void addBytes(const QByteArray& bytes, const QString& name, const QString& mediaType);

Q_SIGNALS:
    //! By the agent, or because a copy is finished.
    void filesChanged();
    //! Told in place; nothing of the draft is lost.
    void failed(const QString& text);

private:
    void onStaged(const Result<StagedFile>& file, const QString& name, int generation);
    bool fits(qint64 size, const QString& name);
    void rebuild();

    const UiContext& m_context;
    QList<StagedFile> m_files;
    QStringList m_pendingNames;
    qint64 m_mostBytes = 0;
    int m_pending = 0;
    int m_generation = 0; //!< Of setFiles(): a copy that ends later belongs to another draft.
};

} // namespace segue
