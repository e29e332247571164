// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>
#include <memory>

namespace segue {

//! A request's body that can be read once. QNetworkAccessManager re-sends a POST by itself when the
//! connection drops, unless the body cannot be rewound: so this device is sequential and its
//! reset() fails.
class SingleShotBody final : public QIODevice {
    Q_OBJECT

public:
    //! Reads from `source`, which is open for reading, from where it stands to its end.
    explicit SingleShotBody(std::unique_ptr<QIODevice> source);
    static std::unique_ptr<SingleShotBody> ofBytes(const QByteArray& bytes);
    //! Nothing if the file cannot be read.
    static std::unique_ptr<SingleShotBody> ofFile(const QString& path);

    //! Some byte has left this device: it may have been sent.
    bool wasRead() const { return m_wasRead; }
    qint64 length() const { return m_length; }

    bool isSequential() const override { return true; }
    bool reset() override { return false; }
    bool atEnd() const override;
    qint64 bytesAvailable() const override;

protected:
    qint64 readData(char* data, qint64 maxSize) override;
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    std::unique_ptr<QIODevice> m_source;
    qint64 m_length;
    qint64 m_left;
    bool m_wasRead = false;
};

} // namespace segue
