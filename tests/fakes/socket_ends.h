// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTcpSocket;

//! Ends of a connection that Qt has no word for: for tests alone.
namespace segue {

//! Ends it as a crash does: the other side is told that it is gone (RST), and not what was under way.
void resetConnection(QTcpSocket& socket);
//! Says that nothing more comes from here (FIN); what the other side sends still arrives.
void endSending(QTcpSocket& socket);

} // namespace segue
