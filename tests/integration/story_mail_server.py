# SPDX-License-Identifier: GPL-3.0-or-later
"""A mail server that takes every message and tells of each as one JSON object a line, as another reader sees it.

It listens on a free port of 127.0.0.1, says which, and ends when its standard input does.
"""
import asyncio
import email
import email.policy
import json
import sys

from aiosmtpd.smtp import SMTP


def say(line):
    print(json.dumps(line), flush=True)


def described(envelope):
    message = email.message_from_bytes(envelope.content, policy=email.policy.default)
    leaves = [part for part in message.walk() if not part.is_multipart()]
    return {
        "sender": envelope.mail_from,
        "recipients": envelope.rcpt_tos,
        "headers": {name.lower(): str(value) for name, value in message.items()},
        "media_type": message.get_content_type(),
        "parts": [
            {"media_type": part.get_content_type(), "text": part.get_content() if part.get_content_maintype() == "text" else ""}
            for part in leaves
        ],
        "seven_bit": all(byte < 128 for byte in envelope.content),
    }


class Inbox:
    async def handle_DATA(self, server, session, envelope):
        say({"mail": described(envelope)})
        return "250 Taken"


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(Inbox(), hostname="mail.test", loop=loop), "127.0.0.1", 0)
    say({"ready": True, "port": server.sockets[0].getsockname()[1]})
    starter = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(starter), sys.stdin)
    await starter.read()
    server.close()


asyncio.run(main())
