# SPDX-License-Identifier: GPL-3.0-or-later
"""Goes through every pane of the real program as a screen reader sees it: whatever can have the focus has a name and a
role, no two controls beside each other are called the same, and Tab goes round every page without a trap. `accessibility_walk.sh [PART…]` walks some parts alone.

All findings are printed; any makes it fail.
"""
import re
import sys
from collections import Counter

from desk import Desk, Failed, until
from workstation import Workstation, sample

# Roles that tell nobody what a thing is for.
MEANINGLESS = {"", "invalid", "unknown", "filler", "panel", "layered pane", "redundant object", "viewport"}
# What a person acts with; two of them with one name in one pane cannot be told apart.
CONTROLS = {"push button", "toggle button", "radio button", "text", "password text", "combo box",
            "spin button", "slider", "page tab", "list", "table", "tree"}
ROWS = {"list item", "table cell", "tree item"}
MOST_STOPS = 120


class Walk:
    def __init__(self, workstation):
        self.w = workstation
        self.findings = []
        self.looked_at = 0

    def find_fault(self, where, what):
        finding = f"{where}: {what}"
        if finding not in self.findings:
            self.findings.append(finding)
            print("FAULT " + finding, flush=True)

    # What is there

    def look(self, where):
        """Holds everything that shows now to the rules."""
        named = Counter()
        examples = {}
        for node in self.w.reader.walk():
            if node.focusable and node.parent.parent:
                self.looked_at += 1
                self._look_at(where, node)
            if node.role in CONTROLS and node.focusable:
                key = (self._pane_of(node), node.role, node.name)
                named[key] += 1
                examples[key] = node
        for key, count in named.items():
            if count > 1:
                self.find_fault(where, f"{count} of the same name beside each other: {examples[key].path}")
        print(f"looked at {where}", flush=True)

    def _look_at(self, where, node):
        name, role = node.name, node.role
        if not name.strip():
            self.find_fault(where, f"no name: {node.path}")
        if role in MEANINGLESS:
            self.find_fault(where, f"no role: {node.path}")

    @staticmethod
    def _pane_of(node):
        above = node.parent
        while above.parent and not above.name:
            above = above.parent
        return above.path

    def everything(self):
        return "\n".join(n.path.rpartition(" > ")[2] for n in self.w.reader.walk() if n.name)

    # Where Tab goes

    def go_round(self, where):
        """Tab comes back to where it began, and so does Shift+Tab, by the same stops."""
        # A message that goes by itself would be a stop on one of the two ways only.
        self.w.gone("push button", "Close message")
        self.w.key("Tab")
        forwards = self._round(where, "Tab")
        backwards = self._round(where, "shift+Tab")
        for address in forwards.keys() ^ backwards.keys():
            stop = forwards.get(address) or backwards.get(address)
            self.find_fault(where, f"Tab reaches it in one direction only: {stop}")
        print(f"went round {where}: {len(forwards)} stops", flush=True)

    def _round(self, where, key):
        """The stops on the way, each with what it is called."""
        first = now = self._stop()
        stops = {first.address: first.path}
        while len(stops) <= MOST_STOPS:
            self.w.key(key)
            now = self._stop_after(now)
            if now.address == first.address:
                return stops
            if now.address in stops:
                self.find_fault(where, f"{key} does not come round; it is caught at: {now.path}")
                return stops
            stops[now.address] = now.path
        self.find_fault(where, f"{key} does not come round in {MOST_STOPS} steps")
        return stops

    def _stop(self):
        """What has the focus; the current row of a list says that it has it also when the list has not."""

        def look():
            focused = [n for n in self.w.reader.walk() if n.focused and n.role not in ROWS and n.parent.parent]
            return focused[-1] if focused else None

        return until("something has the focus", look)

    def _stop_after(self, before):
        """Where the focus went; where nothing else can have it, it stays."""
        try:
            return until("the focus moves", lambda: (n := self._stop()).address != before.address and n, within=15)
        except Failed:
            return before

    # Through the house

    def picker(self, where, key, field):
        self.w.key(key)
        self.w.wait("text", field, focused=True)
        self.look(where)
        self.w.key("Escape")
        self.w.gone("text", field)


def open_conversation(w, channel):
    """The first in the list that came by that channel."""
    w.key("Escape")
    w.press("list", re.compile("^Timeline")) if w.find("list", "Timeline") else None
    w.key("ctrl+3")
    w.wait("push button", "View: All open")
    row = w.press("list item", re.compile(f", {channel}, "), within=w.wait("list", "Conversations"))
    w.wait("label", re.compile("^" + re.escape(row.name.split(",")[0])), within=w.pane("Conversation"))
    w.wait("list", re.compile("^Timeline"))


def walk_inbox(walk):
    w = walk.w
    walk.look("inbox, nothing open")
    open_conversation(w, "Web chat")
    walk.look("chat")
    walk.go_round("chat")
    w.press("list", re.compile("^Timeline"))
    for where, key, field in (
            ("picker of agents", "a", "Assign to"), ("picker of statuses", "s", "Status"),
            ("picker of priorities", "p", "Priority"), ("picker of tags", "t", "Tags"),
            ("picker of teams", "v", "Move to a team"), ("picker of times", "h", "Snooze until"),
            ("palette", "ctrl+k", "Command palette")):
        walk.picker(where, key, field)
    w.key("question")
    w.wait("label", "Larger text")
    walk.look("sheet of keys")
    w.key("Escape")
    w.gone("label", "Larger text")
    w.key("ctrl+f")
    w.wait("text", "Find in this timeline", focused=True)
    walk.look("find bar")
    w.key("Escape")


def walk_composer(walk):
    w = walk.w
    open_conversation(w, "Web chat")
    w.key("n")
    w.wait("text", "Internal note, only your team sees it", focused=True)
    w.type("@")
    w.wait("list", "Suggestions")
    walk.look("internal note")
    w.key("Escape", "BackSpace", "Escape")
    open_conversation(w, "E-mail")
    walk.look("mail")
    w.press("push button", re.compile("^Recipients"))
    w.wait("text", "Cc")
    walk.look("recipients")
    w.key("Escape")


def walk_knowledge_pane(walk):
    w = walk.w
    open_conversation(w, "Web chat")
    w.key("ctrl+shift+k")
    w.wait("text", "Search articles", focused=True)
    walk.look("knowledge beside a conversation")
    walk.go_round("knowledge beside a conversation")
    w.press("text", "Search articles")
    w.type("burr")
    w.wait("list item", re.compile("burrs"))
    w.key("Return")
    w.wait("push button", re.compile("Insert"))
    walk.look("article beside a conversation")
    w.press("radio button", "Customer", within=w.pane("Beside the conversation"))


def walk_identity(walk):
    w = walk.w
    open_conversation(w, "Web chat")
    w.wait("push button", "Same person")
    walk.look("customer pane, suggesting")
    w.press("push button", "Same person")
    w.wait("push button", "Separate…").act()
    w.wait("push button", "Separate")
    walk.look("customer pane, separating")


def walk_pages(walk):
    w = walk.w
    w.press("radio button", "Customers")
    w.wait("text", "Search customers")
    walk.look("customers")
    walk.go_round("customers")
    w.press("radio button", re.compile("^Review"))
    walk.look("review")
    walk.go_round("review")
    w.press("radio button", "Knowledge", within=w.pane("Pages"))
    w.wait("text", "Search articles")
    walk.look("knowledge")
    walk.go_round("knowledge")
    w.press("push button", "New article")
    w.wait("text", re.compile("Title"))
    walk.look("article editor")
    walk.go_round("article editor")
    w.press("radio button", "Supervisor")
    w.wait("label", re.compile("Waiting"))
    walk.look("supervisor")
    walk.go_round("supervisor")


def walk_outbox(walk):
    w = walk.w
    w.press("radio button", re.compile("^Inbox"))
    w.press("check box", "Work offline")
    w.wait("check box", "Working offline")
    open_conversation(w, "Web chat")
    w.key("r")
    w.editor()
    w.type("This one waits.")
    w.key("Return")
    until("the reply waits", w.outbox_texts)
    w.press("radio button", re.compile("^Outbox"))
    w.wait("list item", re.compile("This one waits"))
    walk.look("outbox")
    walk.go_round("outbox")


def walk_settings(walk):
    w = walk.w
    w.press("radio button", "Settings")
    for part in ("Accounts", "You", "Appearance", "Notifications and sending", "Keys", "Your data"):
        w.press("radio button", part, within=w.wait("filler", "Settings"))
        w.wait("radio button", part, focused=None)
        walk.look(f"settings, {part}")
        walk.go_round(f"settings, {part}")
    w.press("radio button", "Accounts", within=w.wait("filler", "Settings"))
    w.press("push button", re.compile("Add"))
    w.wait("text", "Address of the Segue hub", focused=True)
    walk.look("account wizard")
    walk.go_round("account wizard")
    w.key("Return")
    w.wait("push button", "Close message")
    walk.look("account wizard, complaining")


PARTS = (walk_inbox, walk_composer, walk_knowledge_pane, walk_identity, walk_pages, walk_outbox, walk_settings)


def main():
    with Desk() as desk:
        profile = desk.folder / "profile"
        sample(profile, "--customers", "12")
        with Workstation(desk, profile) as workstation:
            walk = Walk(workstation)
            for part in PARTS:
                if sys.argv[1:] and part.__name__ not in sys.argv[1:]:
                    continue
                try:
                    part(walk)
                except Failed as failure:
                    raise Failed(f"{part.__name__}: {failure}; the screen shows:\n{walk.everything()}") from failure
        print(f"{walk.looked_at} looks at what can have the focus, {len(walk.findings)} faults")
        return 1 if walk.findings or walk.looked_at == 0 else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failed as failure:
        print(f"FAILED {failure}")
        sys.exit(1)
