# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader is told of a program, by AT-SPI."""
import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

from desk import until  # noqa: E402

State = Atspi.StateType

# Roles that newer versions of AT-SPI call by another name, and the name that they have here.
OLDER_NAMES = {"button": "push button"}


class Node:
    """One accessible object. Whatever is asked of one that went away meanwhile answers with nothing."""

    def __init__(self, accessible, parent=None, index=0):
        self._accessible = accessible
        self.parent = parent
        self.index = index

    def _ask(self, question, nothing):
        try:
            answer = question(self._accessible)
        except GLib.Error:
            return nothing
        return nothing if answer is None else answer

    @property
    def name(self):
        return self._ask(Atspi.Accessible.get_name, "")

    @property
    def description(self):
        return self._ask(Atspi.Accessible.get_description, "")

    @property
    def role(self):
        name = self._ask(Atspi.Accessible.get_role_name, "")
        return OLDER_NAMES.get(name, name)

    def has(self, state):
        return self._ask(lambda a: a.get_state_set().contains(state), False)

    @property
    def focused(self):
        return self.has(State.FOCUSED)

    @property
    def focusable(self):
        return self.has(State.FOCUSABLE)

    @property
    def showing(self):
        return self.has(State.SHOWING)

    @property
    def text(self):
        """What is written in a text field."""
        return self._ask(lambda a: a.get_text_iface() and Atspi.Text.get_text(a, 0, -1), "")

    @property
    def place(self):
        """x, y, width and height on the screen."""
        box = self._ask(lambda a: a.get_extents(Atspi.CoordType.SCREEN), None)
        return (box.x, box.y, box.width, box.height) if box else (0, 0, 0, 0)

    def act(self):
        """Does what it does first, as somebody who listens does it: wherever it is, also where it cannot be clicked."""
        return self._ask(lambda a: Atspi.Action.do_action(a.get_action_iface(), 0), False)

    @property
    def children(self):
        count = self._ask(Atspi.Accessible.get_child_count, 0)
        made = ((i, self._ask(lambda a, i=i: a.get_child_at_index(i), None)) for i in range(count))
        return [Node(child, self, index) for index, child in made if child]

    def walk(self):
        """This and everything below it that shows, parents first."""
        yield self
        for child in self.children:
            if child.showing:
                yield from child.walk()

    @property
    def address(self):
        """Which child of which child it is: the same as long as nothing is made or taken away."""
        return (*self.parent.address, self.index) if self.parent else ()

    @property
    def path(self):
        """Where it is, for people who look for it."""
        above = self.parent.path + " > " if self.parent else ""
        return above + (f"{self.role} “{self.name}”" if self.name else self.role)


def application(name):
    """The root of a running program, waited for."""

    def look():
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            try:
                found = desktop.get_child_at_index(index)
                if found and found.get_name() == name and found.get_child_count() > 0:
                    return found
            except GLib.Error:
                continue
        return None

    root = until(f"{name} speaks to screen readers", look)
    # Else answers may be those of a moment ago.
    root.set_cache_mask(Atspi.Cache.NONE)
    return Node(root)
