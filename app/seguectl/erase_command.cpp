// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/command_table.h"
#include "app/seguectl/ctl_text.h"
#include "app/seguectl/output.h"
#include "app/seguectl/profile.h"
#include "core/domain/erasure.h"

#include <QJsonArray>

namespace segue::ctl {

using namespace Qt::StringLiterals;

namespace {

constexpr Millis catchUpPatience{30'000};

int number(const QJsonObject& object, const char* key) {
    return object.value(QLatin1StringView(key)).toInt();
}

QString previewText(const QJsonObject& preview) {
    QStringList lines{preview.value("name"_L1).toString()};
    const QJsonArray sources = preview.value("sources"_L1).toArray();
    for (const QJsonValue& value : sources) {
        const QJsonObject source = value.toObject();
        lines.append(u"%1: %2, %3, %4, %5"_s.arg(
            source.value("name"_L1).toString(), Ctl::tr("%n contacts", nullptr, number(source, "contacts")),
            Ctl::tr("%n conversations", nullptr, number(source, "conversations")),
            Ctl::tr("%n entries", nullptr, number(source, "entries") + number(source, "entries_elsewhere")),
            Ctl::tr("%n files", nullptr, number(source, "attachments"))));
        if (source.value("keeps_its_copy"_L1).toBool())
            lines.append(Ctl::tr("  this helpdesk keeps its copy; erase it there, too"));
    }
    const auto addCount = [&](int count, const QString& text) {
        if (count > 0)
            lines.append(text);
    };
    const int pending = int(preview.value("pending"_L1).toArray().size());
    const int setAside = int(preview.value("set_aside"_L1).toArray().size());
    const int past = int(preview.value("past_merges"_L1).toArray().size());
    addCount(pending, Ctl::tr("%n messages or changes that wait are cancelled", nullptr, pending));
    addCount(number(preview, "drafts"), Ctl::tr("%n drafts", nullptr, number(preview, "drafts")));
    addCount(setAside, Ctl::tr("%n older copies of whole databases", nullptr, setAside));
    addCount(past, Ctl::tr("%n contacts were joined with them once (--past-merges)", nullptr, past));
    addCount(
        number(preview, "mentions"),
        Ctl::tr("%n messages of others name an address (--mentions)", nullptr, number(preview, "mentions")));
    const int exports = int(preview.value("exports"_L1).toArray().size());
    addCount(exports, Ctl::tr("%n exports are known; those copies stay", nullptr, exports));
    const QJsonArray holds = preview.value("legal_holds"_L1).toArray();
    for (const QJsonValue& hold : holds)
        lines.append(Ctl::tr("must be kept: %1").arg(hold.toObject().value("reason"_L1).toString()));
    return lines.join(u'\n');
}

QString erasedText(const QJsonObject& erased) {
    QStringList lines{Ctl::tr("Erased; nothing of it is left on this computer.")};
    const QJsonArray accounts = erased.value("accounts"_L1).toArray();
    for (const QJsonValue& value : accounts) {
        const QJsonObject account = value.toObject();
        lines.append(u"%1: %2 %3"_s
                         .arg(
                             account.value("name"_L1).toString(), account.value("state"_L1).toString(),
                             account.value("error"_L1).toString())
                         .trimmed());
    }
    return lines.join(u'\n');
}

Result<void> erase(Context& context) {
    const bool isPreview = context.request.has(u"preview"_s);
    if (isPreview == context.request.has(u"yes"_s))
        return usage(Ctl::tr("say either --preview or --yes"));
    EraseRequest wanted;
    wanted.customer = CustomerId(context.request.arguments.first());
    wanted.setAsideFiles = !context.request.has(u"keep-older-copies"_s);
    wanted.mentions = context.request.has(u"mentions"_s);
    SEGUE_TRY_VALUE(engine, context.profile.engine());
    SEGUE_TRY(engine->settle(catchUpPatience));
    SEGUE_TRY_VALUE(preview, engine->previewErase(wanted.customer));
    if (isPreview) {
        context.output.answer(preview, previewText(preview));
        return {};
    }
    const QJsonArray past = preview.value("past_merges"_L1).toArray();
    for (const QJsonValue& one : past) {
        const QJsonObject contact = one.toObject();
        const bool isAnother = contact.value("told_apart"_L1).toBool();
        if (context.request.has(u"past-merges"_s) && !isAnother)
            wanted.pastMerges.append(
                {AccountId(contact.value("account"_L1).toString()), contact.value("id"_L1).toString()});
    }
    SEGUE_TRY_VALUE(erased, engine->eraseCustomer(wanted));
    context.output.answer(erased, erasedText(erased));
    return {};
}

} // namespace

CommandSpec eraseCommand() {
    return {
        u"customer erase"_s,
        u"ID"_s,
        1,
        1,
        Ctl::tr("Deletes everything of one customer for good and overwrites it."),
        Ctl::tr(
            "Here and at every hub that is signed in to as an administrator. It cannot be undone. What waits "
            "to be sent to them is cancelled. ID is as `customers` lists it."),
        {{u"preview"_s, {}, Ctl::tr("Says what would be deleted, and deletes nothing.")},
         {u"yes"_s, {}, Ctl::tr("Deletes it.")},
         {u"past-merges"_s, {}, Ctl::tr("Contacts that were joined with them once and not told apart, too.")},
         {u"mentions"_s, {}, Ctl::tr("Others' messages that name an address of theirs, too.")},
         {u"keep-older-copies"_s,
          {},
          Ctl::tr("Leaves older copies of whole databases, from before a repair or an update.")}},
        &erase};
}

} // namespace segue::ctl
