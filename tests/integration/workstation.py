# SPDX-License-Identifier: GPL-3.0-or-later
"""The real program on a desk, and what a person does with it."""
import json
import os
import re
import signal
import subprocess
import urllib.error
import urllib.request
from pathlib import Path

from desk import Failed, end, until
from screen_reader import application

PROGRAMS = Path(os.environ["SEGUE_BIN_DIR"])


def seguectl(profile, *arguments):
    """The answer of a command about a profile, whether or not a workstation has it open."""
    done = subprocess.run(
        [PROGRAMS / "seguectl", *arguments, "--profile", str(profile), "--json"],
        capture_output=True, text=True, timeout=120)
    if done.returncode != 0:
        raise Failed(f"seguectl {' '.join(arguments)}: {done.stderr.strip()}")
    return json.loads(done.stdout)


def sample(profile, *arguments):
    """Fills a profile with the sample workspace; mail could leave, to a server that nobody runs."""
    seguectl(profile, "hub", "sample", *arguments)
    seguectl(profile, "hub", "settings", "mail.smtp_host=127.0.0.1", "mail.smtp_port=9", "mail.smtp_security=none")


class Hub:
    """A profile's embedded hub as its administrator reaches it."""

    def __init__(self, profile):
        self.folder = Path(profile) / "hub"

    @property
    def address(self):
        return f"http://127.0.0.1:{self._endpoint()['port']}"

    def _endpoint(self):
        return json.loads((self.folder / "endpoint.json").read_text())

    @property
    def pid(self):
        return self._endpoint()["pid"]

    def call(self, method, path, body=None, media_type="application/json", token=None):
        payload = body if isinstance(body, (bytes, type(None))) else json.dumps(body).encode()
        request = urllib.request.Request(self.address + "/api/v1" + path, data=payload, method=method)
        request.add_header("Authorization", "Bearer " + (token or (self.folder / "token").read_text().strip()))
        request.add_header("Content-Type", media_type)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return json.loads(answer.read() or b"{}")
        except urllib.error.HTTPError as error:
            raise Failed(f"{method} {path}: {error.code} {error.read().decode(errors='replace')}") from error

    def stop(self):
        """Ends it if it runs; a workstation that has it open starts another."""
        try:
            os.kill(self.pid, signal.SIGTERM)
        except (OSError, ValueError):
            return
        until("the hub ends", lambda: not self.runs())

    def runs(self):
        try:
            # One that ended and was not yet waited for is not running.
            status = Path(f"/proc/{self.pid}/stat").read_text()
        except (OSError, ValueError):
            return False
        return status.rpartition(")")[2].split()[0] != "Z"


class Workstation:
    """Open within its with-block."""

    def __init__(self, desk, profile, size=(1280, 800)):
        self.desk = desk
        self.profile = Path(profile)
        self.hub = Hub(profile)
        self.size = size

    def __enter__(self):
        self.open()
        return self

    def __exit__(self, *_):
        self.close()
        self.hub.stop()

    def open(self, *arguments):
        self._log = f"segue-{self.profile.name}"
        self.process = self.desk.start(
            self._log, [PROGRAMS / "segue", "--profile", str(self.profile), *arguments],
            env={"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"})
        self.window = until("the window", self._find_window)
        self.desk.place(self.window, 0, 0, *self.size)
        self.desk.focus(self.window)
        self.reader = application("segue")
        state = "Offline$" if "--offline" in arguments else "Up to date$"
        until("the workstation has found its state", lambda: self.find("push button", re.compile(state)))

    def _find_window(self):
        if self.process.poll() is not None:
            raise Failed("segue ended: " + self.desk.said(self._log))
        return self.desk.window_of("Segue", self.process.pid)

    def close(self):
        end(self.process)

    def kill(self):
        """As `kill -9` does."""
        self.process.kill()
        self.process.wait()

    def resize(self, width, height):
        self.size = (width, height)
        self.desk.place(self.window, 0, 0, width, height)

    def find(self, role=None, name=None, within=None, focused=None):
        """The first that shows; `role` is one or several, `name` the whole name or a compiled expression to find in it."""
        roles = (role,) if isinstance(role, str) else role
        for node in (within or self.reader).walk():
            if roles and node.role not in roles or focused is not None and node.focused != focused:
                continue
            said = node.name
            if name is None or said == name or not isinstance(name, str) and name.search(said):
                return node
        return None

    def wait(self, role=None, name=None, within=None, focused=None, seconds=30):
        wanted = name if isinstance(name, (str, type(None))) else name.pattern
        return until(
            f"the screen shows {role or 'something'} “{wanted}”",
            lambda: self.find(role, name, within, focused), seconds)

    def pane(self, name):
        """A part of the window: a frame to Qt before 6.8, a panel since."""
        return self.wait(("frame", "panel"), name)

    def gone(self, role=None, name=None):
        wanted = name if isinstance(name, (str, type(None))) else name.pattern
        until(f"“{wanted}” goes away", lambda: not self.find(role, name))

    def press(self, role, name, within=None):
        """Clicks in the middle of it."""
        node = self.wait(role, name, within)
        self.desk.focus(self.window)
        x, y, width, height = self._settled_place(node)
        self.desk.click(x + width // 2, y + height // 2)
        self.desk.leave()
        return node

    @staticmethod
    def _settled_place(node):
        """Where it is once it stays there: what was just shown may not have been laid out yet."""
        places = []

        def stays():
            places.append(node.place)
            return len(places) > 1 and places[-1] == places[-2]

        until(f"“{node.name}” stays where it is", stays)
        return places[-1]

    def key(self, *keys):
        self.desk.focus(self.window)
        self.desk.key(*keys)

    def type(self, text):
        self.desk.focus(self.window)
        self.desk.type(text)

    def editor(self):
        """The composer's field, focused."""
        return self.wait("text", re.compile("Reply to the customer|Internal note"), focused=True)

    def conversations(self, *filters):
        return seguectl(self.profile, "conversations", *filters)["conversations"]

    def shown(self, conversation):
        return seguectl(self.profile, "show", conversation)

    def outbox_texts(self):
        return [item["text"] for item in seguectl(self.profile, "outbox")["outbox"]]
