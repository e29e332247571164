# SPDX-License-Identifier: GPL-3.0-or-later
"""One customer's story, from an empty inbox to a network that comes back."""
import email.message
import email.utils
import re
from pathlib import Path

from desk import until
from tour_people import Customer, MailServer, Notifications
from workstation import Workstation, seguectl

SAMPLE = Path(__file__).parents[2] / "resources" / "sample"
SIZE = (1280, 800)
BESIDE = (SIZE[0], 0, 640, SIZE[1])
QUESTION = "Hello! My Kvern scrapes since this morning. Can I mend that myself?"
ANSWER = "Good morning Ines! That is nearly always the brass washer. Let me look it up for you."
NOTE = "Third scraping Kvern this week. @Jonas, is it the new batch of washers?"
OFFLINE = "The washer is in the post. It should reach you on Monday."
HALF = "One more thing, before I forget: the tamper"


class Story:
    """Everybody who plays in it, and the workstation; a hub with a team, articles and a mail server to send by."""

    def __init__(self, desk, album):
        self.desk = desk
        self.album = album
        self.profile = desk.folder / "story"

    def __enter__(self):
        self.notifications = Notifications()
        self.mail = MailServer(self.desk)
        self.profile.mkdir()
        # A mail leaves three seconds after it was sent off, not ten: nobody here takes one back.
        (self.profile / "ui.ini").write_text("[composer]\nundo_ms_email=3000\n")
        self.w = Workstation(self.desk, self.profile, size=SIZE)
        self.w.open()
        return self

    def __exit__(self, *_):
        self.w.__exit__()

    @property
    def hub(self):
        return self.w.hub

    def picture(self, name):
        self.desk.focus(self.w.window)
        self.album.take(name, *SIZE)

    def picture_of_both(self, name):
        self.desk.focus(self.w.window)
        self.album.take(name, SIZE[0] + BESIDE[2], SIZE[1])

    def picture_of_customer(self, name):
        self.customer.do("picture", path=str(self.album.next(name)))

    def conversation(self, channel):
        return next(c for c in self.w.conversations() if c["channel"] == channel)

    def open(self, row):
        self.w.press("list item", re.compile(row), within=self.w.wait("list", "Conversations"))
        self.w.wait("list", re.compile("^Timeline "))


def empty_inbox(s):
    s.w.wait("label", "No conversations yet")
    s.w.wait("push button", "Open the shop page")
    s.picture("empty-inbox")


def articles():
    rows = []
    for path in sorted((SAMPLE / "articles").glob("en-*.md")):
        head, _, body = path.read_text().partition("\n\n")
        facts = dict(line.split(": ", 1) for line in head.splitlines())
        rows.append({
            "external_id": path.stem, "title": facts["title"], "section": facts["section"], "language": "en",
            "keywords": facts["keywords"].split(", "), "body": body, "state": "published"})
    return rows


def the_shop_sets_up(s):
    """What an administrator would have done: a team, articles, a mail server."""
    s.hub.call("PUT", "/admin/settings", {
        "workspace": {"name": "Fjord & Filter", "time_zone": "Europe/Oslo"},
        "mail": {"address": "hello@fjord-filter.example", "reply_domain": "fjord-filter.example",
                 "smtp_host": "127.0.0.1", "smtp_port": s.mail.port, "smtp_security": "none"}})
    s.hub.call("POST", "/admin/import", {
        "agents": [{"external_id": "mara", "name": "Mara Lindqvist", "email": "mara@fjord-filter.example"},
                   {"external_id": "jonas", "name": "Jonas Aalto", "email": "jonas@fjord-filter.example"}],
        "teams": [{"external_id": "repairs", "name": "Repairs", "agents": ["jonas"]},
                  {"external_id": "orders", "name": "Orders & delivery", "agents": ["mara"]}],
        "canned": [{"external_id": "hello", "shortcut": "hello", "title": "Greeting",
                    "text": "Good morning {{customer.name}}!"},
                   {"external_id": "washer", "shortcut": "washer", "title": "A new washer",
                    "text": "We have put a new washer into the post for you, free of charge."}],
        "articles": articles()})
    until("the articles arrive", lambda: len(seguectl(s.profile, "articles", "burrs")["articles"]) > 0)


def a_visitor_asks(s):
    s.customer = Customer(s.desk, BESIDE)
    s.customer.do("visit", url=s.hub.address + "/shop")
    s.customer.do("open_chat")
    s.customer.do("introduce", email="ines.almeida@post.example", name="Ines Almeida")
    s.customer.do("type", words=QUESTION)
    s.picture_of_customer("a-visitor-asks")
    s.customer.do("send")


def the_chat_arrives(s):
    s.w.wait("radio button", "Inbox, 1 new")
    until("a desktop notification", lambda: s.notifications.titles)
    s.w.wait("list item", re.compile("^Ines Almeida, Web chat"))
    s.picture("the-chat-arrives")


def the_agent_answers(s):
    s.open("^Ines Almeida, Web chat")
    s.w.key("r")
    s.w.editor()
    s.w.type(ANSWER)
    s.customer.do("sees_typing")
    s.picture_of_both("both-see-each-other-type")
    s.w.key("Return")
    s.customer.do("hears", words=ANSWER)
    s.customer.do("type", words="Thank you, Mia! I send you a photo by mail.")
    s.customer.do("send")
    s.w.wait("list item", re.compile("I send you a photo"))
    s.picture_of_both("the-answer-arrives")


def photo_mail():
    mail = email.message.EmailMessage()
    mail["From"] = "Inês Almeida <ines.almeida@post.example>"
    mail["To"] = "Fjord & Filter <hello@fjord-filter.example>"
    mail["Cc"] = "Rui Almeida <rui.almeida@post.example>"
    mail["Subject"] = "The washer of my Kvern – fotografia"
    mail["Date"] = email.utils.localtime()
    mail["Message-ID"] = "<photo-1@post.example>"
    mail.set_content("Hello Mia,\n\nhere is the photo: the edge looks chipped.\n\nBest wishes, Inês")
    mail.add_alternative(
        "<p>Hello Mia,</p><p>here is the photo: the edge looks <b>chipped</b>.</p>"
        '<p><img src="cid:burr@post.example" alt="The burr from above" width="240"></p>'
        "<p>Best wishes,<br>Inês</p>", subtype="html")
    html = mail.get_payload()[1]
    html.add_related((SAMPLE / "files" / "burr.png").read_bytes(), "image", "png", cid="<burr@post.example>")
    mail.add_attachment((SAMPLE / "files" / "invoice-10482.pdf").read_bytes(), "application", "pdf",
                        filename="invoice-10482.pdf")
    return mail.as_bytes()


def a_mail_arrives(s):
    token = s.hub.call("POST", "/admin/channel-tokens", {"name": "Mail"})["token"]
    answer = s.hub.call("POST", "/inbound/mail", photo_mail(), "message/rfc822", token)
    until("the mail is taken", lambda: answer["result"] == "accepted", within=1)
    s.open("Almeida, E-mail")
    s.w.wait("push button", "Same person")
    s.picture("who-is-it-a-suggestion")
    s.w.press(None, "Compare")
    s.w.wait(None, "Side by side")
    s.picture("side-by-side")


def one_customer(s):
    s.w.press("push button", "Same person")
    s.w.wait("label", re.compile("are the same person"))
    s.w.wait("list item", re.compile("I send you a photo"))
    s.picture("one-customer-one-timeline")


def what_does_not_belong_is_ticked(s):
    """Looked at only: they are one customer."""
    s.w.press("push button", "Separate…")
    s.w.press("check box", re.compile("Almeida"), within=s.w.pane("Separate this customer"))
    s.picture("what-does-not-belong")
    s.w.press("push button", "Cancel", within=s.w.pane("Separate this customer"))
    s.w.gone("push button", "Separate")


def the_mail_is_answered(s):
    s.w.key("r")
    s.w.editor()
    s.w.type("/wash")
    s.w.wait("list item", re.compile("A new washer"))
    s.picture("a-canned-response")
    s.w.key("Return")
    s.w.key("ctrl+Return")
    mail = until("the mail leaves", lambda: s.mail.mails and s.mail.mails[0])
    until("it answers the customer's", lambda: "photo-1@post.example" in mail["headers"]["in-reply-to"], within=1)
    s.w.wait("list item", re.compile("new washer into the post.*Sent"))
    s.picture("the-mail-is-answered")


def a_note(s):
    s.w.key("Escape")
    s.w.key("n")
    s.w.wait("text", re.compile("^Internal note"), focused=True)
    s.w.type(NOTE)
    s.picture("an-internal-note")
    s.w.key("ctrl+Return")
    s.w.wait("list item", re.compile("Third scraping Kvern"))


def assigned_tagged_and_undone(s):
    s.w.key("Escape")
    s.w.key("a")
    s.w.wait("text", "Assign to", focused=True)
    s.picture("assigning")
    s.w.type("Jonas")
    s.w.key("Return")
    s.w.wait("push button", "Assigned to Jonas Aalto")
    s.w.key("p")
    s.w.wait("text", "Priority", focused=True)
    s.w.type("High")
    s.w.key("Return")
    s.w.wait("push button", "Priority: High")
    s.w.key("t")
    s.w.wait("text", "Tags", focused=True)
    s.w.type("washer")
    s.w.key("Return")
    s.w.wait("push button", "Tags: washer")
    s.w.key("Escape")
    s.w.gone("text", "Tags")
    s.w.key("h")
    s.w.wait("text", "Snooze until", focused=True)
    s.picture("snoozing")
    s.w.key("Return")
    s.w.wait("push button", re.compile("Status: Snoozed until"))
    s.w.key("z")
    s.w.wait("label", "No longer snoozed")
    s.w.wait("push button", "Status: Open")
    s.picture("the-last-step-is-undone")


def an_article_is_found(s):
    s.w.key("r", "ctrl+shift+k")
    s.w.wait("text", "Search articles", focused=True)
    s.w.type("grinder scrapes")
    s.w.wait("list item", re.compile("burrs"))
    s.picture("an-article-is-found")
    s.w.key("Return")
    s.w.wait("push button", re.compile("^Insert"))
    s.picture("it-is-read-beside-the-conversation")
    s.w.press("push button", re.compile("^Insert.*link", re.I))
    until("the link is in the reply", lambda: "/help/" in s.w.editor().text)
    s.picture("its-link-is-in-the-reply")
    s.w.key("ctrl+Return")
    until("the reply leaves", lambda: len(s.mail.mails) == 2)


def an_article_is_written(s):
    s.w.press("radio button", "Knowledge", within=s.w.pane("Pages"))
    s.w.press("push button", "New article")
    s.w.wait("text", re.compile("^Title"), focused=True)
    s.w.type("Where does the brass washer go?")
    s.w.press("text", re.compile("^Text in Markdown"))
    s.w.type("The washer (part **K-07**) sits *below* the inner burr.\n\n- Flat side up\n- Dry, without oil\n\n"
             "If it is lost, write to us: a new one is free.")
    s.picture("an-article-is-written")
    s.w.press("push button", "Save")
    s.w.wait("push button", re.compile("Edit"))


def customers_read_it(s):
    s.customer.do("visit", url=s.hub.address + "/help")
    s.customer.do("reads", words="Cleaning and re-seating the burrs")
    s.picture_of_customer("the-help-centre")
    s.customer.do("follow", words="Cleaning and re-seating the burrs")
    s.customer.do("reads", words="brass washer")
    s.picture_of_customer("an-article-for-customers")


def solved_and_rated(s):
    s.customer.do("visit", url=s.hub.address + "/shop")
    s.customer.do("open_chat")
    chat = s.conversation("web_chat")["id"]
    seguectl(s.profile, "status", chat, "solved")
    s.customer.do("rate", stars=5, comment="Quick and kind, thank you!")
    s.picture_of_customer("the-customer-rates")
    s.customer.do("send_rating")
    until("the rating arrives", lambda: s.w.shown(chat)["conversation"]["rating"] == 5)


def the_supervisor_watches(s):
    s.w.press("radio button", "Supervisor")
    s.w.wait("label", re.compile("Waiting"))
    s.picture("the-supervisor")


def the_network_goes(s):
    s.w.press("radio button", re.compile("^Inbox"))
    s.w.press("check box", "Work offline")
    s.w.wait("check box", "Working offline")
    s.open("Almeida, E-mail")
    s.w.key("r")
    s.w.editor()
    s.w.type(OFFLINE)
    s.w.key("ctrl+Return")
    until("the reply waits", s.w.outbox_texts)
    s.w.wait("push button", re.compile("^Outbox: 1 waiting"))
    s.picture("offline-the-reply-waits")
    s.w.press("radio button", re.compile("^Outbox"))
    s.w.wait("list item", re.compile("The washer is in the post"))
    s.picture("the-outbox")


def killed(s):
    s.w.press("radio button", re.compile("^Inbox"))
    s.open("Almeida, E-mail")
    s.w.key("r")
    s.w.editor()
    s.w.type(HALF)
    until("the draft is stored", lambda: any(c["has_draft"] for c in s.w.conversations()))
    pid = s.hub.pid
    s.w.kill()
    s.w.open("--offline")
    s.open("Almeida, E-mail")
    until("the draft is there again", lambda: s.w.find("text", "Reply to the customer").text == HALF)
    until("the reply waits still", lambda: s.w.outbox_texts() == [OFFLINE], within=1)
    until("the hub is the same", lambda: s.hub.pid == pid, within=1)
    s.picture("killed-and-back")


def the_network_comes_back(s):
    s.w.press("check box", "Working offline")
    until("the reply leaves", lambda: len(s.mail.mails) == 3)
    s.w.wait("push button", "Outbox empty")
    s.w.wait("list item", re.compile("The washer is in the post.*Sent"))
    sent = [m for m in s.mail.mails if any(OFFLINE in part["text"] for part in m["parts"])]
    until("it was sent once", lambda: len(sent) == 1, within=1)
    s.picture("sent-once")


STORY = ("The story", Story, (
    empty_inbox, the_shop_sets_up, a_visitor_asks, the_chat_arrives, the_agent_answers, a_mail_arrives, one_customer,
    what_does_not_belong_is_ticked, the_mail_is_answered, a_note, assigned_tagged_and_undone, an_article_is_found,
    an_article_is_written, customers_read_it, solved_and_rated, the_supervisor_watches, the_network_goes, killed,
    the_network_comes_back))
