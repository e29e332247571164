// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/channels/mail_intake.h"

#include "app/hub/mail/mail_parser.h"
#include "app/hub/rest/answers.h"
#include "app/hub/storage/attachments.h"

#include <QCryptographicHash>
#include <tuple>

namespace segue::hub {

using namespace Qt::StringLiterals;
using namespace mail;

namespace {

//! Of the sender and the body, as they read: the same for every delivery of a mail, whatever the servers on
//! its way wrote above it and however they encoded it.
QString contentHashOf(const IncomingMail& mail) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto add = [&hash](const QByteArray& part) {
        hash.addData(QByteArray::number(part.size()) + ':' + part);
    };
    add(mail.from ? mail.from->address.toLower().toUtf8() : QByteArray());
    add(mail.text.simplified().toUtf8());
    add(mail.html.simplified().toUtf8());
    for (const MailPart& part : mail.attachments) {
        add(part.name.toUtf8());
        add(part.bytes);
    }
    return QString::fromLatin1(hash.result().toHex());
}

//! Cuts `text` to what an entry may hold; then `whole` is a file of the mail.
void makeFit(QString& text, MailPart whole, IncomingMail& mail) {
    whole.bytes = text.toUtf8();
    if (whole.bytes.size() <= maxTextBytes)
        return;
    qsizetype end = maxTextBytes;
    while (end > 0 && (whole.bytes.at(end) & 0xc0) == 0x80) // Not inside a character.
        --end;
    text = QString::fromUtf8(whole.bytes.first(end));
    mail.attachments.append(whole);
}

Result<QStringList> putFiles(FileStore& files, const QList<MailPart>& parts) {
    QStringList sha256s;
    for (const MailPart& part : parts) {
        if (part.bytes.isEmpty()) {
            sha256s.append(QString());
            continue;
        }
        SEGUE_TRY_VALUE(sha256, files.put(part.bytes));
        sha256s.append(sha256);
    }
    return sha256s;
}

//! Best effort: what stays behind is a file that no attachment names.
void dropFiles(Storage& storage, const QStringList& sha256s) {
    std::ignore = storage.write([&](Write& write) -> Result<void> {
        for (const QString& sha256 : sha256s) {
            if (!sha256.isEmpty())
                SEGUE_TRY(Attachments::dropBytes(write, storage.files(), sha256));
        }
        return {};
    });
}

} // namespace

Result<MailOutcome> storeMail(Storage& storage, const QByteArray& raw) {
    SEGUE_TRY_VALUE(mail, parseMail(raw));
    const QString contentHash = contentHashOf(mail);
    makeFit(mail.text, {u"message.txt"_s, u"text/plain"_s, {}, {}}, mail);
    makeFit(mail.html, {u"message.html"_s, u"text/html"_s, {}, {}}, mail);
    // Before the transaction: everybody else who writes would wait for the disk.
    SEGUE_TRY_VALUE(sha256s, putFiles(storage.files(), mail.attachments));
    const auto outcome = storage.write([&](Write& write) -> Result<MailOutcome> {
        SEGUE_TRY_VALUE(settings, loadSettings(write.db()));
        return MailInbox(write, storage.files(), settings.mail, sha256s).store(mail, contentHash);
    });
    const bool isKept = outcome && outcome->result == "accepted"_L1 && outcome->why != "bounce"_L1;
    if (!isKept && !sha256s.isEmpty())
        dropFiles(storage, sha256s);
    return outcome;
}

} // namespace segue::hub
