// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fakes/socket_ends.h"

#include <QTcpSocket>

#ifdef Q_OS_WIN
#include <winsock2.h>

namespace segue {

void resetConnection(QTcpSocket& socket) {
    const linger atOnce{1, 0};
    setsockopt(
        SOCKET(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, reinterpret_cast<const char*>(&atOnce),
        sizeof atOnce);
    socket.abort();
}

void endSending(QTcpSocket& socket) {
    socket.flush();
    shutdown(SOCKET(socket.socketDescriptor()), SD_SEND);
}

} // namespace segue
#endif
