// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fakes/socket_ends.h"

#include <QTcpSocket>

#ifdef Q_OS_UNIX
#include <sys/socket.h>

namespace segue {

void resetConnection(QTcpSocket& socket) {
    const linger atOnce{1, 0};
    setsockopt(int(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    socket.abort();
}

void endSending(QTcpSocket& socket) {
    socket.flush();
    shutdown(int(socket.socketDescriptor()), SHUT_WR);
}

} // namespace segue
#endif
