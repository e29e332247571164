// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/image_store.h"

#include "ui/shell/workspace.h"

#include <QImageReader>
#include <QThreadPool>
#include <array>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostBytes = 8 * 1000 * 1000;
constexpr int mostSide = 1200;
constexpr int cacheKilobytes = 48 * 1024;
constexpr std::array<const char*, 6> formats{"png", "jpeg", "jpg", "gif", "webp", "bmp"};

Result<QImage> readImage(const QString& path) {
    QImageReader reader(path);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    const QByteArray format = reader.format();
    const bool known =
        std::any_of(formats.begin(), formats.end(), [&](const char* f) { return format == f; });
    const QSize size = reader.size();
    if (!known || !size.isValid() || qint64(size.width()) * size.height() > 16 * 1024 * 1024)
        return fail(ErrorKind::Permanent, u"image_unreadable"_s);
    if (size.width() > mostSide || size.height() > mostSide)
        reader.setScaledSize(size.scaled(mostSide, mostSide, Qt::KeepAspectRatio));
    const QImage image = reader.read();
    if (image.isNull())
        return fail(ErrorKind::Permanent, u"image_unreadable"_s);
    return image;
}

Async<QImage> readImageLater(const QString& path) {
    auto promise = std::make_shared<QPromise<Result<QImage>>>();
    promise->start();
    const Async<QImage> future = promise->future();
    QThreadPool::globalInstance()->start([promise, path] {
        promise->addResult(readImage(path));
        promise->finish();
    });
    return future;
}

} // namespace

bool isShowableImage(const Attachment& attachment) {
    return attachment.size > 0 && attachment.size <= mostBytes &&
           attachment.mediaType.startsWith("image/"_L1) && !attachment.mediaType.contains("svg"_L1);
}

ImageStore::ImageStore(Workspace& workspace, QObject* parent)
    : QObject(parent), m_workspace(workspace), m_images(cacheKilobytes) {}

QImage ImageStore::image(const EntryRef& entry, const QString& attachmentId) {
    if (const QImage* image = m_images.object(attachmentId))
        return *image;
    if (m_pending.contains(attachmentId) || m_broken.contains(attachmentId))
        return {};
    m_pending.insert(attachmentId);
    deliver(
        this, m_workspace.attachmentPath(entry, attachmentId),
        [this, entry, attachmentId](const Result<QString>& path) {
            if (path) {
                decode(entry, attachmentId, *path);
                return;
            }
            // Offline, for example: asked again the next time that the entry comes into view.
            m_pending.remove(attachmentId);
        });
    return {};
}

void ImageStore::decode(const EntryRef& entry, const QString& attachmentId, const QString& path) {
    deliver(this, readImageLater(path), [this, entry, attachmentId](const Result<QImage>& image) {
        m_pending.remove(attachmentId);
        if (image)
            m_images.insert(
                attachmentId, new QImage(*image), static_cast<int>(image->sizeInBytes() / 1024) + 1);
        else
            m_broken.insert(attachmentId);
        Q_EMIT ready(entry, attachmentId);
    });
}

} // namespace segue
