# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample workspace in every look: small and large windows, light and dark, large text, right to left."""
import re

from workstation import Workstation, sample

SMALL, LARGE = (1280, 800), (1920, 1080)


class Looks:
    """A workstation on the sample workspace."""

    def __init__(self, desk, album):
        self.desk = desk
        self.album = album
        self.profile = desk.folder / "sample"

    def __enter__(self):
        sample(self.profile)
        self.w = Workstation(self.desk, self.profile, size=SMALL)
        self.w.open()
        return self

    def __exit__(self, *_):
        self.w.__exit__()

    def picture(self, name):
        self.desk.focus(self.w.window)
        self.album.take(name, *self.w.size)

    def page(self, name):
        self.w.press("radio button", re.compile(f"^{name}"), within=self.w.pane("Pages"))

    def command(self, words):
        """By the palette."""
        self.w.key("ctrl+k")
        self.w.wait("text", "Command palette", focused=True)
        self.w.type(words)
        self.w.key("Return")
        self.w.gone("text", "Command palette")

    def again(self, *arguments):
        """Starts anew, with arguments."""
        self.w.close()
        self.w.open(*arguments)

    def open_mail(self):
        self.w.key("ctrl+1")
        self.w.press("list item", re.compile(", E-mail, My grinder scrapes"))
        self.w.wait("list", re.compile("^Timeline "))


def inbox(s):
    s.open_mail()
    s.picture("sample")


def palette(s):
    s.w.key("ctrl+k")
    s.w.wait("text", "Command palette", focused=True)
    s.w.type("as")
    s.picture("the-palette")
    s.w.key("Escape")
    s.w.gone("text", "Command palette")


def search(s):
    s.w.key("slash")
    s.w.wait("text", "Search", focused=True)
    s.w.type("washer")
    s.w.wait("list", "Search results")
    s.picture("searching")
    s.w.key("Escape")


def customers(s):
    s.page("Customers")
    s.w.wait("text", "Search customers")
    s.picture("customers")
    merge_by_search(s, "merge")
    review(s)
    s.picture("pairs-to-review")


def merge_by_search(s, name):
    """Whom to merge the shown customer with, the two side by side, and back again: nothing is merged."""
    s.w.key("shift+m")
    s.w.wait("text", "Search the other customer", focused=True)
    s.w.type("an")
    s.picture(f"{name}-by-search")
    s.w.key("Return")
    s.w.wait("push button", re.compile("are the same person$"), focused=True)
    s.picture(f"{name}-side-by-side")
    s.w.key("Escape")
    s.w.wait("text", "Search the other customer", focused=True)
    s.w.key("Escape")
    s.w.gone("text", "Search the other customer")


def review(s):
    s.w.press("radio button", re.compile("^Review"))
    s.w.wait("push button", "Same person")


def settings(s):
    s.page("Settings")
    s.w.wait("radio button", "Appearance")
    s.picture("settings")
    s.w.press("push button", re.compile("^Add"))
    s.w.wait("text", "Address of the Segue hub", focused=True)
    s.w.type("http://support.shop.example")
    s.w.key("Tab")
    s.w.type("a-token-that-is-wrong")
    s.w.key("Return")
    s.w.wait("push button", "Check again")
    s.picture("the-account-wizard")
    s.w.press("radio button", "Keys")
    s.picture("keys")


def large(s):
    s.w.resize(*LARGE)
    s.page("Supervisor")
    s.w.wait("label", re.compile("Waiting"))
    s.picture("supervisor-large")
    s.page("Inbox")
    s.picture("sample-large")


def dark(s):
    s.command("Theme dark")
    s.picture("dark-large")
    s.page("Supervisor")
    s.picture("supervisor-dark")
    s.w.resize(*SMALL)
    s.page("Inbox")
    s.picture("dark")
    s.w.key("n")
    s.w.wait("text", re.compile("^Internal note"), focused=True)
    s.w.type("Ask the workshop first.")
    s.picture("dark-note")
    s.w.key("ctrl+a", "BackSpace", "Escape")
    s.page("Customers")
    s.w.press("radio button", "All customers")
    merge_by_search(s, "dark-merge")
    review(s)
    s.picture("dark-pairs-to-review")
    s.page("Inbox")
    s.command("Theme light")


def right_to_left(s):
    s.again("-reverse")
    s.open_mail()
    s.picture("right-to-left")
    s.page("Customers")
    review(s)
    s.picture("right-to-left-pairs-to-review")


def erase_preview(s):
    """What would go with a customer; nothing is erased."""
    s.again()
    for look in ("light", "dark"):
        s.command(f"Theme {look}")
        s.page("Customers")
        s.w.wait("text", "Search customers")
        x, y, width, height = s.w.wait("push button", "More about this customer").place
        s.desk.click(x + width // 2, y + height // 2)
        # The last of the menu.
        s.w.key("Up", "Return")
        s.w.wait("text", re.compile("^Type"), focused=True)
        s.picture(f"erase-preview-{look}")
        s.w.key("Escape")
        s.w.gone("text", re.compile("^Type"))
    s.command("Theme light")


def large_text(s):
    s.again()
    for _ in range(10):
        s.w.key("ctrl+plus")
    s.open_mail()
    s.picture("text-at-200-per-cent")
    s.w.resize(*LARGE)
    s.picture("text-at-200-per-cent-large")
    s.page("Customers")
    merge_by_search(s, "text-at-200-per-cent-merge")
    review(s)
    s.picture("text-at-200-per-cent-pairs-to-review")


LOOKS = ("The looks", Looks, (
    inbox, palette, search, customers, settings, large, dark, right_to_left, erase_preview, large_text))
