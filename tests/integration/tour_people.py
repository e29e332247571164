# SPDX-License-Identifier: GPL-3.0-or-later
"""Who plays in the tour beside the workstation: the customer's browser, a mail server, a notification service."""
import json
import os
import subprocess
import threading
from pathlib import Path

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

from desk import Failed  # noqa: E402

HERE = Path(__file__).parent


class Lines:
    """A program that is spoken to, and answers, in lines of JSON."""

    def __init__(self, desk, name, command):
        self._desk = desk
        self._name = name
        log = open(desk.folder / f"{name}.log", "ab")
        self._process = desk.start(
            name, command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True,
            env={"NO_AT_BRIDGE": "1"})

    def hear(self):
        line = self._process.stdout.readline()
        if not line:
            raise Failed(f"{self._name} ended: {self._desk.said(self._name)[-2000:]}")
        return json.loads(line)

    def say(self, **words):
        self._process.stdin.write(json.dumps(words) + "\n")
        self._process.stdin.flush()


class Customer(Lines):
    """A visitor of the shop; see tour_customer.mjs for what they can do."""

    def __init__(self, desk, place):
        super().__init__(
            desk, "customer", ["node", str(HERE / "tour_customer.mjs"), *(str(number) for number in place)])
        self.hear()

    def do(self, what, **how):
        self.say(do=what, **how)
        answer = self.hear()
        if "error" in answer:
            raise Failed(f"the customer could not {what} {how}: {answer['error']}")
        return answer


class MailServer(Lines):
    """Takes every mail; see story_mail_server.py."""

    def __init__(self, desk):
        super().__init__(desk, "mail", ["/usr/bin/python3", str(HERE / "story_mail_server.py")])
        self.port = self.hear()["port"]
        self.mails = []
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        try:
            while True:
                self.mails.append(self.hear()["mail"])
        except Failed:
            return


NOTIFICATIONS = """<node><interface name="org.freedesktop.Notifications">
<method name="Notify"><arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
<arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/>
<arg type="a{sv}" direction="in"/><arg type="i" direction="in"/><arg type="u" direction="out"/></method>
<method name="CloseNotification"><arg type="u" direction="in"/></method>
<method name="GetCapabilities"><arg type="as" direction="out"/></method>
<method name="GetServerInformation"><arg type="s" direction="out"/><arg type="s" direction="out"/>
<arg type="s" direction="out"/><arg type="s" direction="out"/></method>
</interface></node>"""


class Notifications:
    """The desktop's notification service: keeps the titles of what it was given."""

    def __init__(self):
        self.titles = []
        ready = threading.Event()
        threading.Thread(target=self._serve, args=[ready], daemon=True).start()
        if not ready.wait(20):
            raise Failed("no notification service")

    def _serve(self, ready):
        context = GLib.MainContext()
        context.push_thread_default()
        bus = Gio.DBusConnection.new_for_address_sync(
            os.environ["DBUS_SESSION_BUS_ADDRESS"],
            Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        interface = Gio.DBusNodeInfo.new_for_xml(NOTIFICATIONS).interfaces[0]
        bus.register_object("/org/freedesktop/Notifications", interface, self._answer)
        Gio.bus_own_name_on_connection(
            bus, "org.freedesktop.Notifications", Gio.BusNameOwnerFlags.NONE, lambda *_: ready.set(), None)
        GLib.MainLoop(context).run()

    def _answer(self, _bus, _sender, _path, _interface, method, arguments, invocation):
        answers = {
            "Notify": lambda: GLib.Variant("(u)", (self._take(arguments),)),
            "GetCapabilities": lambda: GLib.Variant("(as)", (["actions", "body"],)),
            "GetServerInformation": lambda: GLib.Variant("(ssss)", ("tour", "segue", "1", "1.2")),
        }
        invocation.return_value(answers[method]() if method in answers else None)

    def _take(self, arguments):
        self.titles.append(arguments.unpack()[3])
        return len(self.titles)
