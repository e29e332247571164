// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/emoji_table.h"

#include <algorithm>

namespace segue {

namespace {

struct Row {
    const char* name;
    const char16_t* text;
};

// What people in support write; the system's own picker has the rest.
constexpr Row table[] = {
    {"smile", u"😄"},      {"slight_smile", u"🙂"}, {"grin", u"😁"},          {"joy", u"😂"},
    {"wink", u"😉"},       {"blush", u"😊"},        {"heart_eyes", u"😍"},    {"thinking", u"🤔"},
    {"neutral", u"😐"},    {"sweat_smile", u"😅"},  {"sad", u"🙁"},           {"cry", u"😢"},
    {"sob", u"😭"},        {"angry", u"😠"},        {"scream", u"😱"},        {"sleepy", u"😴"},
    {"sunglasses", u"😎"}, {"party", u"🥳"},        {"hug", u"🤗"},           {"shush", u"🤫"},
    {"wave", u"👋"},       {"thumbsup", u"👍"},     {"thumbsdown", u"👎"},    {"clap", u"👏"},
    {"pray", u"🙏"},       {"ok_hand", u"👌"},      {"muscle", u"💪"},        {"point_right", u"👉"},
    {"point_up", u"☝️"},    {"handshake", u"🤝"},    {"raised_hands", u"🙌"},  {"fingers_crossed", u"🤞"},
    {"heart", u"❤️"},       {"green_heart", u"💚"},  {"blue_heart", u"💙"},    {"broken_heart", u"💔"},
    {"star", u"⭐"},       {"sparkles", u"✨"},     {"fire", u"🔥"},          {"tada", u"🎉"},
    {"gift", u"🎁"},       {"cake", u"🎂"},         {"coffee", u"☕"},        {"rocket", u"🚀"},
    {"check", u"✅"},      {"cross", u"❌"},        {"warning", u"⚠️"},        {"info", u"ℹ️"},
    {"question", u"❓"},   {"exclamation", u"❗"},  {"bulb", u"💡"},          {"lock", u"🔒"},
    {"key", u"🔑"},        {"link", u"🔗"},         {"mail", u"✉️"},           {"phone", u"📞"},
    {"mobile", u"📱"},     {"computer", u"💻"},     {"camera", u"📷"},        {"paperclip", u"📎"},
    {"calendar", u"📅"},   {"clock", u"🕒"},        {"hourglass", u"⏳"},     {"package", u"📦"},
    {"truck", u"🚚"},      {"airplane", u"✈️"},      {"house", u"🏠"},         {"money", u"💶"},
    {"card", u"💳"},       {"receipt", u"🧾"},      {"shopping_cart", u"🛒"}, {"bag", u"🛍️"},
    {"wrench", u"🔧"},     {"gear", u"⚙️"},          {"bug", u"🐛"},           {"recycle", u"♻️"},
    {"sun", u"☀️"},         {"rain", u"🌧️"},         {"snow", u"❄️"},           {"tree", u"🎄"},
    {"dog", u"🐶"},        {"cat", u"🐱"},          {"eyes", u"👀"},          {"100", u"💯"},
};

} // namespace

QList<Emoji> findEmoji(const QString& part, int most) {
    QList<Emoji> begins;
    QList<Emoji> contains;
    for (const Row& row : table) {
        const QString name = QString::fromLatin1(row.name);
        const Emoji emoji{QString::fromUtf16(row.text), name};
        if (name.startsWith(part, Qt::CaseInsensitive))
            begins.append(emoji);
        else if (name.contains(part, Qt::CaseInsensitive))
            contains.append(emoji);
    }
    return (begins + contains).mid(0, most);
}

} // namespace segue
