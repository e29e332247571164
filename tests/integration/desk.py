# SPDX-License-Identifier: GPL-3.0-or-later
"""A desk to work at: a screen of its own, a window manager, a keyboard and a mouse.

Everything that is started on a desk ends with it, and also when this process ends without a word.
"""
import ctypes
import os
import signal
import subprocess
import time
from pathlib import Path

# Windows without frames stay where they are put, and no key is taken away from them.
WINDOW_MANAGER = """<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
<theme><keepBorder>no</keepBorder></theme>
<applications><application class="*"><decor>no</decor></application></applications>
</openbox_config>
"""
WIDTH, HEIGHT = 1920, 1080


class Failed(Exception):
    """Something that must happen did not."""


def until(what, probe, within=30.0):
    """Waits until `probe()` answers something true, and answers that; fails with `what` after `within` seconds."""
    deadline = time.monotonic() + within
    while True:
        found = probe()
        if found:
            return found
        if time.monotonic() > deadline:
            raise Failed(f"did not happen within {within:.0f} s: {what}")
        time.sleep(0.05)


def _end_with_parent():
    pr_set_pdeathsig = 1
    ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGKILL)


def end(process, patience=10):
    """Ends a process that was started here, politely first."""
    if process.poll() is not None:
        return
    process.terminate()
    try:
        process.wait(patience)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


class Desk:
    def __init__(self):
        self.folder = Path(os.environ["SEGUE_DESK_DIR"])
        self._started = []

    def __enter__(self):
        try:
            self._open_screen()
            return self
        except BaseException:
            self.__exit__()
            raise

    def __exit__(self, *_):
        for process in reversed(self._started):
            end(process)

    def start(self, name, command, env=None, **more):
        """Starts a program; what it says is kept in the file `name`.log."""
        if "stdout" not in more:
            more["stdout"] = open(self.folder / f"{name}.log", "ab")
            more["stderr"] = subprocess.STDOUT
        process = subprocess.Popen(
            command, env={**os.environ, **(env or {})}, preexec_fn=_end_with_parent, **more)
        self._started.append(process)
        return process

    def said(self, name):
        """What the program has said so far."""
        return (self.folder / f"{name}.log").read_text(errors="replace")

    def picture(self, path, width, height):
        """Writes what the upper left corner of the screen shows."""
        self.run("import", "-window", "root", "-crop", f"{width}x{height}+0+0", "+repage", "-strip", str(path))

    def place(self, window, x, y, width, height):
        self.run("xdotool", "windowsize", window, str(width), str(height), "windowmove", window, str(x), str(y))
        until(f"a window of {width}x{height}", lambda: self._geometry(window) == (x, y, width, height))

    def focus(self, window):
        if self.run("xdotool", "getactivewindow", check=False) != window:
            self.run("xdotool", "windowactivate", "--sync", window)

    def window_of(self, title, pid=None):
        """The id of a visible window whose title ends so; none if there is none."""
        of = ["--all", "--pid", str(pid)] if pid else []
        found = self.run("xdotool", "search", *of, "--onlyvisible", "--name", title + "$", check=False)
        return found.split()[0] if found else None

    def key(self, *keys):
        self.run("xdotool", "key", "--clearmodifiers", "--delay", "20", *keys)

    def type(self, text):
        for number, line in enumerate(text.split("\n")):
            if number:
                self.key("Return")
            if line:
                self.run("xdotool", "type", "--clearmodifiers", "--delay", "8", "--", line)

    def click(self, x, y):
        self.run("xdotool", "mousemove", str(x), str(y), "click", "1")

    def leave(self):
        """Takes the mouse away from everything."""
        self.run("xdotool", "mousemove", str(WIDTH - 1), str(HEIGHT - 1))

    @staticmethod
    def run(*command, check=True):
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)
        if check and done.returncode != 0:
            raise Failed(f"{' '.join(command)}: {done.stderr.strip() or done.returncode}")
        return done.stdout.strip()

    def _geometry(self, window):
        shell = self.run("xdotool", "getwindowgeometry", "--shell", window)
        values = dict(line.split("=") for line in shell.splitlines())
        return tuple(int(values[name]) for name in ("X", "Y", "WIDTH", "HEIGHT"))

    def _open_screen(self):
        read, write = os.pipe()
        self.start(
            "screen", ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-nolisten", "tcp"],
            pass_fds=[write])
        os.close(write)
        with os.fdopen(read) as answer:
            number = answer.readline().strip()
        if not number:
            raise Failed("no screen: " + self.said("screen"))
        os.environ["DISPLAY"] = f":{number}"
        config = self.folder / "windows.xml"
        config.write_text(WINDOW_MANAGER)
        self.start("windows", ["openbox", "--config-file", str(config)])
        until("a window manager", lambda: "_NET_SUPPORTING_WM_CHECK(WINDOW)" in self.run(
            "xprop", "-root", "_NET_SUPPORTING_WM_CHECK"))
