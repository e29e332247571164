// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/sample/lively.h"

#include <QLocale>
#include <QUuid>

namespace segue::ctl::sample {

using namespace Qt::StringLiterals;

namespace {

const QUuid keySpace(u"{0b1ac6a1-6d1d-4c6f-8f0c-2f6c0d0b7a55}"_s);

QString textOf(const QJsonObject& object, QLatin1StringView key) {
    return object.value(key).toString();
}

//! A mail from its file, with its date, its id and its attachments filled in.
QByteArray composed(const QString& file, const Plan& plan) {
    QString mail = QString::fromUtf8(sampleFile(u"mail/"_s + file));
    mail.replace(
        u"{{date}}"_s,
        QLocale::c().toString(toUtcDateTime(plan.now), u"ddd, d MMM yyyy HH:mm:ss"_s) + u" +0000"_s);
    mail.replace(u"{{id}}"_s, u"sample-%1-%2"_s.arg(plan.seed).arg(file.section(u'.', 0, 0)));
    while (true) {
        const qsizetype from = mail.indexOf("{{file:"_L1);
        const qsizetype to = mail.indexOf("}}"_L1, from);
        if (from < 0 || to < 0)
            break;
        const QByteArray coded = sampleFile(u"files/"_s + mail.mid(from + 7, to - from - 7)).toBase64();
        QString lines;
        for (qsizetype i = 0; i < coded.size(); i += 76)
            lines += QString::fromLatin1(coded.mid(i, 76)) + u'\n';
        mail.replace(from, to + 2 - from, lines.trimmed());
    }
    return mail.replace(u'\n', u"\r\n"_s).toUtf8();
}

} // namespace

Result<void> Lively::play() {
    const QString path = u"/admin/channel-tokens"_s;
    // Names are unique, and a run that was broken off has left its token behind.
    if (const auto gone = m_admin.remove(path + u"/sample"_s); !gone && gone.error().code != "not_found"_L1)
        return fail(gone.error());
    SEGUE_TRY_VALUE(issued, m_admin.post(path, {{u"name"_s, u"sample"_s}}));
    HubApi channel = m_admin.as(textOf(issued, "token"_L1));
    const QJsonArray messages = m_catalogue.lively.value("messages"_L1).toArray();
    for (const QJsonValue& one : messages)
        SEGUE_TRY(message(channel, one.toObject()));
    const QJsonArray mails = m_catalogue.lively.value("mails"_L1).toArray();
    for (const QJsonValue& one : mails)
        SEGUE_TRY(mail(channel, one.toObject()));
    const QJsonArray chats = m_catalogue.lively.value("chats"_L1).toArray();
    for (const QJsonValue& one : chats)
        SEGUE_TRY(chat(one.toObject()));
    SEGUE_TRY(m_admin.remove(path + u"/sample"_s));
    return {};
}

Result<void> Lively::message(HubApi& channel, const QJsonObject& message) {
    const auto age = std::chrono::minutes(message.value("minutes_ago"_L1).toInt());
    // The network vouches for the number or the name.
    const QJsonObject from{
        {u"kind"_s, message.value("kind"_L1)},
        {u"system"_s, message.value("system"_L1)},
        {u"value"_s, message.value("value"_L1)},
        {u"name"_s, message.value("name"_L1)},
        {u"verified"_s, true}};
    const QJsonObject body{
        {u"provider"_s, message.value("provider"_L1)},
        {u"message_id"_s, u"sample-%1-%2"_s.arg(m_plan.seed).arg(textOf(message, "value"_L1))},
        {u"channel"_s, message.value("channel"_L1)},
        {u"from"_s, from},
        {u"text"_s, message.value("text"_L1)},
        {u"at"_s, toMs(m_plan.now - age)}};
    SEGUE_TRY_VALUE(stored, channel.post(u"/inbound/messages"_s, body));
    return handle(textOf(stored, "conversation"_L1), message);
}

Result<void> Lively::mail(HubApi& channel, const QJsonObject& mail) {
    SEGUE_TRY_VALUE(
        stored, channel.upload(
                    u"/inbound/mail"_s, composed(textOf(mail, "file"_L1), m_plan),
                    {{"Content-Type", "message/rfc822"}}));
    return handle(textOf(stored, "conversation"_L1), mail);
}

Result<void> Lively::chat(const QJsonObject& chat) {
    const QString device = u"sample-visitor-%1-%2"_s.arg(m_plan.seed).arg(textOf(chat, "key"_L1));
    SEGUE_TRY_VALUE(session, m_admin.as({}).post(u"/chat/sessions"_s, {{u"device"_s, device}}));
    HubApi visitor = m_admin.as(textOf(session, "token"_L1));
    QString conversation;
    int number = 0;
    const QJsonArray texts = chat.value("messages"_L1).toArray();
    for (const QJsonValue& text : texts) {
        SEGUE_TRY_VALUE(sent, say(visitor, chat, text.toString(), number, number == 0));
        conversation = textOf(sent, "conversation"_L1);
        ++number;
    }
    SEGUE_TRY(handle(conversation, chat));
    const QJsonArray after = chat.value("after"_L1).toArray();
    for (const QJsonValue& text : after)
        SEGUE_TRY(say(visitor, chat, text.toString(), number++, false));
    if (!chat.contains("rating"_L1))
        return {};
    const auto rated = visitor.post(
        u"/chat/rating"_s,
        {{u"rating"_s, chat.value("rating"_L1)}, {u"comment"_s, chat.value("comment"_L1)}});
    // Played again, it is rated already.
    if (!rated && rated.error().kind != ErrorKind::Conflict)
        return fail(rated.error());
    return {};
}

Result<QJsonObject>
Lively::say(HubApi& visitor, const QJsonObject& chat, const QString& text, int number, bool withFile) {
    QJsonObject body{
        {u"client_id"_s, u"sample-%1"_s.arg(number)},
        {u"text"_s, text},
        {u"email"_s, chat.value("email"_L1)},
        {u"name"_s, chat.value("name"_L1)}};
    if (withFile && chat.contains("file"_L1)) {
        SEGUE_TRY_VALUE(attachments, uploaded(visitor, textOf(chat, "file"_L1)));
        body.insert(u"attachments"_s, attachments);
    }
    return visitor.post(u"/chat/messages"_s, body);
}

Result<QJsonArray> Lively::uploaded(HubApi& visitor, const QString& file) {
    SEGUE_TRY_VALUE(
        stored, visitor.upload(
                    u"/chat/attachments"_s, sampleFile(u"files/"_s + file),
                    {{"Content-Type", "image/png"}, {"X-File-Name", file.toUtf8()}}));
    return QJsonArray{stored.value("attachment"_L1).toObject().value("id"_L1)};
}

Result<void> Lively::handle(const QString& conversation, const QJsonObject& what) {
    QJsonArray changes;
    if (what.value("assign_self"_L1).toBool() || what.contains("reply"_L1))
        changes.append(QJsonObject{{u"type"_s, u"assign"_s}, {u"agent"_s, m_selfId}});
    if (what.contains("priority"_L1))
        changes.append(QJsonObject{{u"type"_s, u"priority"_s}, {u"priority"_s, what.value("priority"_L1)}});
    if (what.contains("tags"_L1))
        changes.append(QJsonObject{
            {u"type"_s, u"tags"_s}, {u"add"_s, what.value("tags"_L1)}, {u"remove"_s, QJsonArray()}});
    SEGUE_TRY(command(conversation, u"changes"_s, changes));
    QJsonArray answer;
    if (what.contains("reply"_L1))
        answer.append(QJsonObject{{u"type"_s, u"reply"_s}, {u"text"_s, what.value("reply"_L1)}});
    if (what.value("solve"_L1).toBool())
        answer.append(QJsonObject{{u"type"_s, u"status"_s}, {u"status"_s, u"solved"_s}});
    SEGUE_TRY(command(conversation, u"answer"_s, answer));
    if (!what.contains("note"_L1))
        return {};
    return command(
        conversation, u"note"_s, {QJsonObject{{u"type"_s, u"note"_s}, {u"text"_s, what.value("note"_L1)}}});
}

Result<void> Lively::command(const QString& conversation, const QString& step, const QJsonArray& operations) {
    if (operations.isEmpty())
        return {};
    const QString key =
        QUuid::createUuidV5(keySpace, conversation + u'/' + step).toString(QUuid::WithoutBraces);
    const auto done = m_admin.post(
        u"/commands"_s, {{u"conversation"_s, conversation}, {u"operations"_s, operations}},
        {{"Idempotency-Key", key.toLatin1()}});
    return done.map([](const QJsonObject&) {});
}

} // namespace segue::ctl::sample
