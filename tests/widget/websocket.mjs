// SPDX-License-Identifier: GPL-3.0-or-later
// As much of RFC 6455 as the fake hub needs: text frames up to 64 KiB, one fragment each.
import { createHash } from "node:crypto";

const GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

function header(opcode, length) {
  if (length < 126) return Buffer.from([0x80 | opcode, length]);
  const head = Buffer.alloc(4);
  head[0] = 0x80 | opcode;
  head[1] = 126;
  head.writeUInt16BE(length, 2);
  return head;
}

export class Peer {
  constructor(socket, onText, onEnd) {
    this.socket = socket;
    this.buffer = Buffer.alloc(0);
    socket.on("data", (data) => {
      this.buffer = Buffer.concat([this.buffer, data]);
      while (this.takeFrame(onText));
    });
    socket.on("close", onEnd);
    socket.on("error", () => {});
  }

  send(object) {
    const payload = Buffer.from(JSON.stringify(object));
    this.socket.write(Buffer.concat([header(1, payload.length), payload]));
  }

  takeFrame(onText) {
    const { buffer } = this;
    if (buffer.length < 6) return false;
    let length = buffer[1] & 0x7f;
    let at = 2;
    if (length === 126) {
      if (buffer.length < 8) return false;
      length = buffer.readUInt16BE(2);
      at = 4;
    }
    if (buffer.length < at + 4 + length) return false;
    const mask = buffer.subarray(at, at + 4);
    const payload = Buffer.from(buffer.subarray(at + 4, at + 4 + length));
    payload.forEach((byte, index) => (payload[index] = byte ^ mask[index % 4]));
    this.buffer = buffer.subarray(at + 4 + length);
    const opcode = buffer[0] & 0x0f;
    if (opcode === 8) this.socket.end(header(8, 0));
    else if (opcode === 9) this.socket.write(Buffer.concat([header(10, payload.length), payload]));
    else if (opcode === 1) onText(payload.toString("utf8"));
    return true;
  }
}

// Answers the upgrade; `subprotocol` is what the client is told was chosen.
export function accept(request, socket, subprotocol) {
  const key = createHash("sha1").update(request.headers["sec-websocket-key"] + GUID).digest("base64");
  socket.write(["HTTP/1.1 101 Switching Protocols", "Upgrade: websocket", "Connection: Upgrade",
    "Sec-WebSocket-Accept: " + key, "Sec-WebSocket-Protocol: " + subprotocol, "", ""].join("\r\n"));
}
