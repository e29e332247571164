// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/domain/entry.h"

#include <QCache>
#include <QHash>
#include <QImage>
#include <QObject>
#include <QSet>

namespace segue {

class Workspace;

//! Whether an attachment is a picture that may be shown without being asked for: by its type and at most 8
//! MB.
bool isShowableImage(const Attachment& attachment);

//! Pictures of attachments, fetched through the workspace and decoded off the GUI thread. Only PNG, JPEG,
//! GIF, WebP and BMP are decoded, whatever a file calls itself, and none that would unfold to more than 64
//! MB.
class ImageStore : public QObject {
    Q_OBJECT

public:
    explicit ImageStore(Workspace& workspace, QObject* parent = nullptr);

    //! The picture if it is there; otherwise null, and it is fetched: ready() tells.
    QImage image(const EntryRef& entry, const QString& attachmentId);
    //! It was fetched and cannot be shown.
    bool isBroken(const QString& attachmentId) const { return m_broken.contains(attachmentId); }

Q_SIGNALS:
    void ready(const segue::EntryRef& entry, const QString& attachmentId);

private:
    void decode(const EntryRef& entry, const QString& attachmentId, const QString& path);

    Workspace& m_workspace;
    QCache<QString, QImage> m_images;
    QSet<QString> m_pending;
    QSet<QString> m_broken;
};

} // namespace segue
