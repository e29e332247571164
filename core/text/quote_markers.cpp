// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/quote_markers.h"

#include <QSet>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace segue::text {

namespace {

constexpr qsizetype longestAttribution = 400;
constexpr qsizetype mostAttributionLines = 4;

//! An introduction begins with one word and ends with another; both are compared without case.
struct Attribution {
    QString begin;
    QString end;
};

const QList<Attribution>& attributions() {
    static const QList<Attribution> known{
        {u"on "_s, u"wrote:"_s},
        {u"am "_s, u"schrieb:"_s},
        {u"am "_s, u":"_s},
        {u"le "_s, u"a écrit :"_s},
        {u"le "_s, u"a écrit:"_s},
        {u"el "_s, u"escribió:"_s},
        {u"il "_s, u"ha scritto:"_s},
        {u"em "_s, u"escreveu:"_s},
        {u"a "_s, u"escreveu:"_s},
        {u"op "_s, u"schreef:"_s},
        {u"op "_s, u":"_s},
        {u"den "_s, u"skrev:"_s},
        {u"den "_s, u":"_s},
        {u"på "_s, u"skrev:"_s},
        {u"d. "_s, u"skrev:"_s},
        {u"w dniu "_s, u"napisał(a):"_s},
        {u"w dniu "_s, u"pisze:"_s},
        {u"w dniu "_s, u"napisał:"_s},
        {u"w dniu "_s, u"napisała:"_s},
        {u"dne "_s, u"napsal(a):"_s},
        {u"dne "_s, u"napsal:"_s},
        {u"dňa "_s, u"napísal(a):"_s},
        {u"pe "_s, u"a scris:"_s},
        {u"în "_s, u"a scris:"_s},
        {u""_s, u"написал:"_s},
        {u""_s, u"написала:"_s},
        {u""_s, u"написал(а):"_s},
        {u""_s, u"пишет:"_s},
        {u""_s, u"написав:"_s},
        {u""_s, u"пише:"_s},
        {u""_s, u"yazdı:"_s},
        {u""_s, u"kirjoitti:"_s},
        {u""_s, u"ezt írta:"_s},
        {u""_s, u"έγραψε:"_s},
        {u""_s, u"のメール:"_s},
        {u""_s, u"のメール："_s},
        {u""_s, u"は書きました:"_s},
        {u""_s, u"wrote:"_s},
        {u""_s, u"写道："_s},
        {u""_s, u"写道:"_s},
        {u""_s, u"寫道："_s},
        {u""_s, u"寫道:"_s},
        {u""_s, u"님이 작성:"_s},
        {u""_s, u"كتب:"_s},
        {u""_s, u"כתב:"_s},
        {u""_s, u"כתבה:"_s},
        {u""_s, u"schrieb:"_s},
        {u""_s, u"đã viết:"_s},
        {u""_s, u">:"_s}, // "2024年5月3日(金) 10:00 Ada <ada@example.org>:"
    };
    return known;
}

// German, Dutch and Scandinavian put the name after the verb: "Am 3. Mai schrieb Ada:".
bool hasInnerVerb(const QString& text) {
    static const QStringList verbs{u" schrieb "_s, u" schreef "_s, u" skrev "_s};
    return std::any_of(
        verbs.begin(), verbs.end(), [&text](const QString& verb) { return text.contains(verb); });
}

bool hasDigit(const QString& text) {
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
}

// `isBegun`: only those that are known by their first word too.
bool isAttribution(const QString& text, bool isBegun) {
    // Every program says when: without a digit it is a sentence.
    if (text.size() > longestAttribution || !hasDigit(text))
        return false;
    for (const Attribution& known : attributions()) {
        if ((isBegun && known.begin.isEmpty()) || !text.startsWith(known.begin) || !text.endsWith(known.end))
            continue;
        if (known.end.size() > 1 || hasInnerVerb(text))
            return true;
    }
    return false;
}

QString unmarked(const QString& line) {
    return line.simplified().remove(u'*');
}

qsizetype introduction(const QStringList& lines, qsizetype index, bool isBegun) {
    QString joined;
    for (qsizetype count = 1; count <= mostAttributionLines && index + count <= lines.size(); ++count) {
        const QString line = unmarked(lines[index + count - 1]);
        if (line.isEmpty() || line.startsWith(u'>'))
            return 0;
        joined += (count == 1 ? QString() : u" "_s) + line.toLower();
        if (isAttribution(joined, isBegun))
            return count;
        // A sentence is over, or a first line without a date or an address: nothing that is known
        // by its end only.
        const bool isOver = line.endsWith(u'.') || line.endsWith(u'?') || line.endsWith(u'!');
        if (joined.size() > longestAttribution || isOver)
            return 0;
        if (count == 1 && !hasDigit(line) && !line.contains(u'@'))
            isBegun = true;
    }
    return 0;
}

bool isRuler(const QString& line) {
    return line.size() >= 10 &&
           std::all_of(line.begin(), line.end(), [](QChar c) { return c == u'_' || c == u'-'; });
}

bool isOriginalMessageLine(const QString& line) {
    static const QStringList titles{
        u"original message"_s,
        u"forwarded message"_s,
        u"ursprüngliche nachricht"_s,
        u"originalnachricht"_s,
        u"weitergeleitete nachricht"_s,
        u"message d'origine"_s,
        u"message original"_s,
        u"message transféré"_s,
        u"mensaje original"_s,
        u"messaggio originale"_s,
        u"mensagem original"_s,
        u"oorspronkelijk bericht"_s,
        u"ursprungligt meddelande"_s,
        u"originalmeddelelse"_s,
        u"wiadomość oryginalna"_s,
        u"исходное сообщение"_s,
        u"orijinal ileti"_s,
        u"原始邮件"_s,
        u"原始郵件"_s,
        u"元のメッセージ"_s,
        u"원본 메시지"_s};
    if (!line.startsWith(u'-') || !line.endsWith(u'-'))
        return false;
    QString title = line;
    title.remove(u'-');
    return titles.contains(title.trimmed().replace(u'’', u'\''));
}

// "from: " and so on, as the word before the colon.
QString headerWord(const QString& line) {
    const qsizetype colon = line.indexOf(u':') >= 0 ? line.indexOf(u':') : line.indexOf(u'：');
    return colon > 0 && colon < 24 ? line.left(colon).trimmed() : QString();
}

bool isFromWord(const QString& word) {
    static const QSet<QString> words{u"from"_s,      u"von"_s,    u"de"_s,     u"da"_s,     u"van"_s,
                                     u"från"_s,      u"fra"_s,    u"od"_s,     u"от"_s,     u"від"_s,
                                     u"kimden"_s,    u"发件人"_s, u"寄件者"_s, u"差出人"_s, u"보낸 사람"_s,
                                     u"lähettäjä"_s, u"feladó"_s, u"من"_s,     u"מאת"_s};
    return words.contains(word);
}

bool isOtherHeaderWord(const QString& word) {
    static const QSet<QString> words{
        u"sent"_s,      u"date"_s,       u"to"_s,       u"cc"_s,        u"subject"_s,   u"gesendet"_s,
        u"datum"_s,     u"an"_s,         u"betreff"_s,  u"envoyé"_s,    u"à"_s,         u"objet"_s,
        u"enviado"_s,   u"enviado el"_s, u"fecha"_s,    u"para"_s,      u"asunto"_s,    u"inviato"_s,
        u"data"_s,      u"a"_s,          u"oggetto"_s,  u"assunto"_s,   u"verzonden"_s, u"aan"_s,
        u"onderwerp"_s, u"skickat"_s,    u"till"_s,     u"ämne"_s,      u"sendt"_s,     u"til"_s,
        u"emne"_s,      u"wysłano"_s,    u"do"_s,       u"temat"_s,     u"odesláno"_s,  u"komu"_s,
        u"předmět"_s,   u"отправлено"_s, u"дата"_s,     u"кому"_s,      u"тема"_s,      u"gönderme tarihi"_s,
        u"kime"_s,      u"konu"_s,       u"发送时间"_s, u"日期"_s,      u"收件人"_s,    u"主题"_s,
        u"寄件日期"_s,  u"收件者"_s,     u"主旨"_s,     u"送信日時"_s,  u"日時"_s,      u"宛先"_s,
        u"件名"_s,      u"보낸 날짜"_s,  u"날짜"_s,     u"받는 사람"_s, u"제목"_s};
    return words.contains(word);
}

} // namespace

qsizetype attributionLines(const QStringList& lines, qsizetype index) {
    const qsizetype count = introduction(lines, index, false);
    // "Thanks!" before a wrapped "On 3 May …" is not a part of it.
    for (qsizetype later = 1; later < count; ++later) {
        if (introduction(lines, index + later, true) > 0)
            return 0;
    }
    return count;
}

bool beginsForwardedBlock(const QStringList& lines, qsizetype index) {
    const QString line = unmarked(lines[index]).toLower();
    if (isOriginalMessageLine(line))
        return true;
    qsizetype first = index;
    if (isRuler(line)) {
        for (++first; first < lines.size() && lines[first].trimmed().isEmpty();)
            ++first;
    }
    if (first >= lines.size() || !isFromWord(headerWord(unmarked(lines[first]).toLower())))
        return false;
    constexpr qsizetype blockLines = 6;
    int others = 0;
    for (qsizetype i = first + 1; i < lines.size() && i <= first + blockLines; ++i)
        others += isOtherHeaderWord(headerWord(unmarked(lines[i]).toLower())) ? 1 : 0;
    return others >= 2;
}

bool beginsSignature(const QString& line) {
    if (line == "-- "_L1 || line == "--"_L1)
        return true;
    static const QStringList phones{
        u"sent from my "_s,  u"get outlook for "_s,      u"von meinem "_s,       u"gesendet von "_s,
        u"envoyé de mon "_s, u"envoyé depuis mon "_s,    u"enviado desde mi "_s, u"enviado do meu "_s,
        u"inviato da "_s,    u"verstuurd vanaf mijn "_s, u"skickat från min "_s, u"sendt fra min "_s,
        u"wysłane z "_s,     u"отправлено с "_s};
    constexpr qsizetype longestPhoneLine = 60;
    const QString lower = line.trimmed().toLower();
    return lower.size() <= longestPhoneLine &&
           std::any_of(phones.begin(), phones.end(), [&lower](const QString& begin) {
               return lower.startsWith(begin);
           });
}

} // namespace segue::text
