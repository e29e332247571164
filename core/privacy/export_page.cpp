// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/privacy/export_page.h"

#include "core/privacy/export_page_style.h"
#include "core/privacy/export_text.h"
#include "core/text/plain_text.h"

#include <QLocale>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

//! Text for between tags and in quoted attributes: escaped, and without what is no text.
QString escaped(const QString& text) {
    QString clean;
    clean.reserve(text.size());
    for (const QChar c : text) {
        if (c.unicode() >= 0x20 ? (c.unicode() < 0x7f || c.unicode() >= 0xa0) : c == u'\n' || c == u'\t')
            clean.append(c);
    }
    return clean.toHtmlEscaped().replace(u'\'', u"&#39;"_s);
}

//! A name or a subject, which must not turn what stands beside it.
QString inLine(const QString& text) {
    return u"<bdi>"_s + escaped(text::stripControls(text)) + u"</bdi>"_s;
}

QString momentOf(Instant at) {
    const QString iso = toIso(at);
    return u"<time datetime=\"%1\">%2 UTC</time>"_s.arg(
        iso, toUtcDateTime(at).toString(u"yyyy-MM-dd HH:mm"_s));
}

//! The stored words of an enumeration, for people.
QString spoken(QString word) {
    return word.replace(u'_', u' ');
}

QString tableRow(const QString& label, const QString& html) {
    return u"<tr><th scope=\"row\">%1</th><td>%2</td></tr>\n"_s.arg(escaped(label), html);
}

//! What a browser shows without running anything of it. Everything else is named and not linked.
bool isHarmless(const QString& path) {
    static const QStringList suffixes{u"csv"_s, u"gif"_s, u"jpeg"_s, u"jpg"_s, u"png"_s, u"txt"_s, u"webp"_s};
    return suffixes.contains(path.section(u'.', -1).toLower());
}

QString fileItem(const ExportedFile& file) {
    const QString name = inLine(file.attachment.name.isEmpty() ? file.path : file.attachment.name);
    if (file.path.isEmpty())
        return u"<li>%1 <span class=\"faint\">%2</span></li>"_s.arg(
            name, escaped(ExportText::tr("could not be had")));
    // The archive's own names are plain ASCII.
    const QString place = isHarmless(file.path) ? u"<a href=\"%1\">%1</a>"_s.arg(file.path) : file.path;
    return u"<li>%1 <span class=\"faint\">%2 · %3</span></li>"_s.arg(
        name, place, escaped(QLocale::c().formattedDataSize(file.attachment.size)));
}

QString fieldName(const QString& field) {
    if (field == "status"_L1)
        return ExportText::tr("Status");
    if (field == "assignee"_L1)
        return ExportText::tr("Assignee");
    if (field == "team"_L1)
        return ExportText::tr("Team");
    if (field == "priority"_L1)
        return ExportText::tr("Priority");
    if (field == "tag"_L1)
        return ExportText::tr("Tags");
    if (field == "subject"_L1)
        return ExportText::tr("Subject");
    return spoken(field);
}

QString changeText(const Change& change) {
    // Teams are ids, and a snooze is a number.
    if (change.field == "team"_L1 || change.field == "snooze"_L1)
        return inLine(fieldName(change.field));
    const auto value = [](const QString& word) { return word.isEmpty() ? u"–"_s : inLine(spoken(word)); };
    return u"%1: %2 → %3"_s.arg(inLine(fieldName(change.field)), value(change.before), value(change.after));
}

QString roleWord(ParticipantRole role) {
    switch (role) {
    case ParticipantRole::Requester:
        return ExportText::tr("From");
    case ParticipantRole::To:
        return ExportText::tr("To");
    case ParticipantRole::Cc:
        return ExportText::tr("Cc");
    case ParticipantRole::Bcc:
        return ExportText::tr("Bcc");
    }
    return {};
}

QString classOf(const ExportedEntry& exported) {
    const Entry& entry = exported.entry;
    if (exported.isWithheld)
        return u"entry withheld"_s;
    if (entry.kind == EntryKind::Event)
        return u"entry event"_s;
    if (entry.kind == EntryKind::Note || entry.visibility == Visibility::Internal)
        return u"entry note"_s;
    return entry.author.kind == AuthorKind::Customer ? u"entry"_s : u"entry ours"_s;
}

QString pointsOf(const Contact& contact) {
    QString out;
    for (const ContactPoint& point : contact.points) {
        const QString by = point.verified ? ExportText::tr("verified (%1)").arg(spoken(point.verifiedBy))
                                          : ExportText::tr("given, not verified");
        const QString kind = point.system.isEmpty() ? spoken(toString(point.kind)) : point.system;
        out += u"<li>%1: %2 <span class=\"faint\">%3</span></li>"_s.arg(
            inLine(kind), inLine(point.value), escaped(by));
    }
    return out.isEmpty() ? out : u"<ul>"_s + out + u"</ul>"_s;
}

QString contactTable(const Contact& contact, const QHash<OrganisationRef, QString>& organisations) {
    QString rows = tableRow(ExportText::tr("Name"), inLine(contact.name));
    if (contact.organisation && organisations.contains(*contact.organisation))
        rows += tableRow(ExportText::tr("Organisation"), inLine(organisations.value(*contact.organisation)));
    if (!contact.points.isEmpty())
        rows += tableRow(ExportText::tr("Contact points"), pointsOf(contact));
    if (!contact.language.isEmpty())
        rows += tableRow(ExportText::tr("Language"), inLine(contact.language));
    if (!contact.timeZone.isEmpty())
        rows += tableRow(ExportText::tr("Time zone"), inLine(contact.timeZone));
    for (auto it = contact.details.cbegin(); it != contact.details.cend(); ++it)
        rows +=
            u"<tr><th scope=\"row\">%1</th><td>%2</td></tr>\n"_s.arg(inLine(it.key()), inLine(it.value()));
    rows += tableRow(ExportText::tr("Known since"), momentOf(contact.createdAt));
    return u"<table>\n%1</table>\n"_s.arg(rows);
}

QString decisionItem(const ExportedDecision& exported) {
    const IdentityDecision& d = exported.decision;
    QString what = d.verdict == IdentityDecision::Verdict::Same
                       ? ExportText::tr("Two contacts are the same person")
                       : ExportText::tr("Two contacts are not the same person");
    if (d.revokes)
        what = ExportText::tr("A decision was taken back");
    const QString reason = d.reason.isEmpty() ? QString() : u": "_s + inLine(d.reason);
    return u"<li>%1 · %2 · %3%4</li>\n"_s.arg(momentOf(d.at), inLine(d.actor), escaped(what), reason);
}

} // namespace

Result<void> ExportPage::write(const QString& html) {
    return m_zip.write(html.toUtf8());
}

Result<void> ExportPage::begin(const ExportHead& head) {
    m_head = head;
    //: The language of this translation, as HTML names it: "en", "de", …
    const QString language = ExportText::tr("en", "language code");
    const QString title = head.name.isEmpty() ? head.customer.value() : head.name;
    SEGUE_TRY(write(
        u"<!DOCTYPE html>\n<html lang=\"%1\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
        "'unsafe-inline'; "
        "base-uri 'none'; form-action 'none'\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
        "<meta name=\"viewport\" content=\"width=device-width\">\n<title>%2</title>\n<style>%3</style>\n"
        "</head>\n<body>\n"_s.arg(escaped(language), escaped(text::stripControls(title)), exportPageStyle)));
    const QString notes = head.policy.notes
                              ? ExportText::tr("Internal notes of the team are part of it.")
                              : ExportText::tr("Internal notes of the team are not part of it.");
    return write(u"<h1 dir=\"auto\">%1</h1>\n<p>%2</p>\n<p class=\"faint\">%3 %4</p>\n"_s.arg(
        inLine(title), escaped(ExportText::tr("Everything that is stored about this customer.")),
        escaped(ExportText::tr(
            "Other people's messages, names and addresses are left out. data.json holds the same for "
            "programs; files are in the folder attachments.")),
        escaped(notes)));
}

Result<void> ExportPage::beginSource(const ExportedSource& source) {
    const QString name = source.account.name.isEmpty() ? source.account.id.value() : source.account.name;
    QString out = u"<h2 dir=\"auto\">%1</h2>\n"_s.arg(inLine(name));
    for (const Contact& contact : source.contacts)
        out += contactTable(contact, m_head.organisations);
    return write(out);
}

Result<void> ExportPage::beginConversation(const ExportedConversation& exported) {
    const Conversation& c = exported.conversation;
    QStringList about{
        inLine(spoken(toString(c.channel))), inLine(spoken(toString(c.status))), momentOf(c.createdAt)};
    if (!exported.assignee.isEmpty())
        about.append(inLine(exported.assignee));
    if (!c.tags.isEmpty())
        about.append(inLine(c.tags.join(u", "_s)));
    if (!exported.isTheirs)
        about.append(
            escaped(ExportText::tr("another customer's conversation: only this customer's messages")));
    QStringList people;
    for (const ExportedParticipant& participant : exported.participants) {
        const QString who = participant.name.isEmpty() || participant.address.isEmpty()
                                ? participant.name + participant.address
                                : participant.name + u" <"_s + participant.address + u'>';
        if (!who.isEmpty())
            people.append(escaped(roleWord(participant.role)) + u": "_s + inLine(who));
    }
    return write(
        u"<section>\n<h3 dir=\"auto\">%1 %2</h3>\n<p class=\"faint\">%3</p>\n"_s.arg(
            inLine(c.reference), inLine(c.subject), about.join(u" · "_s)) +
        (people.isEmpty() ? QString() : u"<p class=\"faint\">%1</p>\n"_s.arg(people.join(u" · "_s))));
}

Result<void> ExportPage::entry(const ExportedEntry& exported) {
    const Entry& e = exported.entry;
    QString body;
    if (exported.isWithheld)
        body = u"<p class=\"text\">%1</p>\n"_s.arg(
            escaped(ExportText::tr("Somebody else's message is left out.")));
    else if (e.change)
        body = u"<p class=\"text\">%1</p>\n"_s.arg(changeText(*e.change));
    if (!e.subject.isEmpty())
        body += u"<p><strong dir=\"auto\">%1</strong></p>\n"_s.arg(inLine(e.subject));
    if (e.rating > 0)
        body += u"<p class=\"text\">%1</p>\n"_s.arg(escaped(ExportText::tr("Rating: %1 of 5").arg(e.rating)));
    if (!e.text.isEmpty())
        body += u"<p class=\"text\" dir=\"auto\">%1</p>\n"_s.arg(escaped(e.text));
    QString files;
    for (const ExportedFile& file : exported.files) {
        files += fileItem(file);
        if (file.path.isEmpty())
            m_missing += u"<li>%1 <span class=\"faint\">%2 · %3</span></li>\n"_s.arg(
                inLine(file.attachment.name), momentOf(e.at), escaped(spoken(file.missing)));
    }
    if (!files.isEmpty())
        body += u"<ul>%1</ul>\n"_s.arg(files);
    return write(u"<div class=\"%1\">\n<div class=\"faint\">%2 · %3</div>\n%4</div>\n"_s.arg(
        classOf(exported), inLine(exported.author), momentOf(e.at), body));
}

Result<void> ExportPage::endConversation() {
    return write(u"</section>\n"_s);
}
Result<void> ExportPage::endSource() {
    return {};
}

Result<void> ExportPage::end(const ExportedCustomer& counts) {
    QString out;
    if (!m_head.decisions.isEmpty()) {
        out += u"<h2>%1</h2>\n<ul>\n"_s.arg(escaped(ExportText::tr("Decisions about who is who")));
        for (const ExportedDecision& decision : std::as_const(m_head.decisions))
            out += decisionItem(decision);
        out += u"</ul>\n"_s;
    }
    if (!m_missing.isEmpty())
        out += u"<h2>%1</h2>\n<ul>\n%2</ul>\n"_s.arg(
            escaped(ExportText::tr("Files that could not be had")), m_missing);
    out += u"<p class=\"faint\">%1</p>\n</body>\n</html>\n"_s.arg(
        escaped(ExportText::tr("%n entries.", nullptr, counts.entries)));
    return write(out);
}

} // namespace segue
