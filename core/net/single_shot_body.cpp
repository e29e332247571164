// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/single_shot_body.h"

#include <QBuffer>
#include <QFile>
#include <algorithm>

namespace segue {

SingleShotBody::SingleShotBody(std::unique_ptr<QIODevice> source)
    : m_source(std::move(source)), m_length(m_source->size() - m_source->pos()), m_left(m_length) {
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

std::unique_ptr<SingleShotBody> SingleShotBody::ofBytes(const QByteArray& bytes) {
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(bytes);
    buffer->open(QIODevice::ReadOnly);
    return std::make_unique<SingleShotBody>(std::move(buffer));
}

std::unique_ptr<SingleShotBody> SingleShotBody::ofFile(const QString& path) {
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::ReadOnly) || file->isSequential())
        return nullptr;
    return std::make_unique<SingleShotBody>(std::move(file));
}

bool SingleShotBody::atEnd() const {
    return m_left == 0;
}

qint64 SingleShotBody::bytesAvailable() const {
    return m_left;
}

qint64 SingleShotBody::readData(char* data, qint64 maxSize) {
    if (m_left == 0)
        return -1;
    // Never more than was announced as Content-Length, even if the file has grown.
    const qint64 got = m_source->read(data, std::min(maxSize, m_left));
    if (got > 0) {
        m_wasRead = true;
        m_left -= got;
    }
    return got;
}

} // namespace segue
