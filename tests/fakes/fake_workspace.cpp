// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fakes/fake_workspace.h"

#include <QFileInfo>

namespace segue {

using namespace Qt::StringLiterals;

FakeWorkspace::FakeWorkspace() : clock(fromMs(QDateTime::currentMSecsSinceEpoch())) {
    can.tags = TagWrite::Delta;
    can.snooze = can.priorities = can.teams = can.assign = can.notes = can.subjects = can.typing = true;
    can.attachments = true;
    can.maxAttachmentBytes = 25 * 1000 * 1000;
}

void FakeWorkspace::touch(const ConversationRef& conversation) {
    ChangeSet changes;
    changes.conversations.insert(conversation);
    if (fake.owners.contains(conversation))
        changes.customers.insert(fake.owners.value(conversation));
    Q_EMIT changed(changes);
}

Result<CommandId> FakeWorkspace::take(Command command) {
    if (enqueueFailure)
        return fail(*enqueueFailure);
    if (command.id.isEmpty())
        command.id = CommandId(u"command-%1"_s.arg(m_next++));
    command.createdAt = clock;
    enqueued.append(command);
    OutboxItem item;
    item.command = command;
    item.changedAt = clock;
    fake.outboxItems.append(item);
    ChangeSet changes;
    changes.commands.insert(command.id);
    changes.conversations.insert(command.conversation);
    Q_EMIT changed(changes);
    return command.id;
}

Async<CommandId> FakeWorkspace::enqueue(Command command, Millis undoWindow) {
    undoWindows.append(undoWindow);
    if (!holdEnqueue)
        return ready(take(std::move(command)));
    m_heldPromise = std::make_unique<QPromise<Result<CommandId>>>();
    m_heldPromise->start();
    m_heldCommand = std::move(command);
    return m_heldPromise->future();
}

void FakeWorkspace::answerEnqueue() {
    m_heldPromise->addResult(take(m_heldCommand));
    m_heldPromise->finish();
    m_heldPromise.reset();
}

Async<bool> FakeWorkspace::noted(const QString& what, const CommandId& id) {
    outboxCalls.append({what, id});
    if (what == "cancel"_L1) {
        ChangeSet changes;
        changes.commands.insert(id);
        fake.outboxItems.removeIf([&](const OutboxItem& item) {
            if (item.command.id == id)
                changes.conversations.insert(item.command.conversation);
            return item.command.id == id;
        });
        Q_EMIT changed(changes);
    }
    return ready(Result<bool>(true));
}

Async<Undone> FakeWorkspace::undoLast() {
    ++undos;
    return ready(Result<Undone>(undone));
}

void FakeWorkspace::saveDraft(const Draft& draft) {
    savedDrafts.append(draft);
    fake.drafts.removeIf([&draft](const Draft& old) {
        return old.conversation == draft.conversation && old.visibility == draft.visibility;
    });
    fake.drafts.append(draft);
}

void FakeWorkspace::discardDraft(const ConversationRef& conversation, Visibility visibility) {
    discardedDrafts.append({conversation, visibility});
    fake.drafts.removeIf([&](const Draft& draft) {
        return draft.conversation == conversation && draft.visibility == visibility;
    });
}

Async<StagedFile> FakeWorkspace::stageFile(const QString& path) {
    if (stageFailure)
        return ready(Result<StagedFile>(fail(*stageFailure)));
    const QFileInfo info(path);
    staged.append(info.fileName());
    return ready(
        Result<StagedFile>(StagedFile{u"hash-"_s + info.fileName(), info.fileName(), {}, info.size()}));
}

Async<StagedFile>
FakeWorkspace::stageBytes(const QByteArray& bytes, const QString& name, const QString& mediaType) {
    if (stageFailure)
        return ready(Result<StagedFile>(fail(*stageFailure)));
    staged.append(name);
    return ready(Result<StagedFile>(StagedFile{u"hash-"_s + name, name, mediaType, bytes.size()}));
}

Async<QString> FakeWorkspace::attachmentPath(const EntryRef&, const QString& attachmentId) {
    const QString path = attachmentPaths.value(attachmentId);
    if (path.isEmpty())
        return ready(Result<QString>(fail(ErrorKind::Transient, u"offline"_s)));
    return ready(Result<QString>(path));
}

Async<bool> FakeWorkspace::fetchOlder(const ConversationRef&) {
    return ready(Result<bool>(false));
}

Async<IdentityAct> FakeWorkspace::decide(IdentityDecision decision) {
    if (decideFailure)
        return ready(Result<IdentityAct>(fail(*decideFailure)));
    if (decision.id.isEmpty())
        decision.id = DecisionId(u"decision-%1"_s.arg(m_next++));
    decision.act = ActId(decision.id.value());
    decided.append(decision);
    const auto isPair = [&decision](const auto& other) {
        return (other.left == decision.left && other.right == decision.right) ||
               (other.left == decision.right && other.right == decision.left);
    };
    if (decision.revokes) {
        fake.decisionList.removeIf([&](const IdentityDecision& d) { return d.id == *decision.revokes; });
    } else {
        fake.suggestionList.removeIf(isPair);
        decision.at = clock;
        fake.decisionList.append(decision);
    }
    ChangeSet changes;
    changes.everything = true;
    Q_EMIT changed(changes);
    const bool areOne = decision.verdict == IdentityDecision::Verdict::Same && !decision.revokes;
    QSet<CustomerId> customers{CustomerId(u"left"_s)};
    if (!areOne && !decision.revokes)
        customers.insert(CustomerId(u"right"_s));
    return ready(Result<IdentityAct>(IdentityAct{decision.act, {decision.id}, customers}));
}

Async<IdentityAct>
FakeWorkspace::joinCustomers(const CustomerId& left, const CustomerId& right, const QString& reason) {
    if (decideFailure)
        return ready(Result<IdentityAct>(fail(*decideFailure)));
    joined.append({left, right, reason});
    return ready(Result<IdentityAct>(IdentityAct{ActId(u"act-%1"_s.arg(m_next++)), {}, {left}}));
}

Async<IdentityAct> FakeWorkspace::separate(const QList<ContactRef>& contacts, const QString& reason) {
    if (decideFailure)
        return ready(Result<IdentityAct>(fail(*decideFailure)));
    separated.append({contacts, reason});
    return ready(Result<IdentityAct>(IdentityAct{ActId(u"act-%1"_s.arg(m_next++)), {}, {}}));
}

Async<IdentityAct> FakeWorkspace::takeBack(const ActId& act) {
    if (decideFailure)
        return ready(Result<IdentityAct>(fail(*decideFailure)));
    takenBack.append(act);
    fake.decisionList.removeIf([&act](const IdentityDecision& decision) { return decision.act == act; });
    ChangeSet changes;
    changes.everything = true;
    Q_EMIT changed(changes);
    return ready(Result<IdentityAct>(IdentityAct{ActId(u"act-%1"_s.arg(m_next++)), {}, {}}));
}

Async<Article> FakeWorkspace::saveArticle(const Article& article) {
    if (!holdSaves)
        return ready(takeArticle(article));
    auto promise = std::make_unique<QPromise<Result<Article>>>();
    promise->start();
    const Async<Article> answer = promise->future();
    m_heldSaves.emplace_back(article, std::move(promise));
    return answer;
}

void FakeWorkspace::answerSaves() {
    const auto saves = std::exchange(m_heldSaves, {});
    for (const auto& [article, promise] : saves) {
        promise->addResult(takeArticle(article));
        promise->finish();
    }
}

Result<Article> FakeWorkspace::takeArticle(const Article& article) {
    if (saveFailure)
        return fail(*saveFailure);
    Article saved = article;
    if (saved.ref.id.isEmpty())
        saved.ref.id = u"article-%1"_s.arg(m_next++);
    ++saved.version;
    savedArticles.append(article);
    fake.articleList.removeIf([&saved](const Article& old) { return old.ref == saved.ref; });
    fake.articleList.prepend(saved);
    ChangeSet changes;
    changes.articles = true;
    Q_EMIT changed(changes);
    return saved;
}

Async<ExportedCustomer> FakeWorkspace::exportCustomer(const CustomerExport& wanted) {
    exported.append(wanted);
    if (exportFailure)
        return ready(Result<ExportedCustomer>(fail(*exportFailure)));
    return ready(Result<ExportedCustomer>(ExportedCustomer{}));
}

Async<ErasePreview> FakeWorkspace::previewErase(const CustomerId& customer) {
    previewed.append(customer);
    return ready(erasePreview);
}

Async<ErasedCustomer> FakeWorkspace::eraseCustomer(const EraseRequest& request) {
    erased.append(request);
    if (eraseAnswer)
        return ready(*eraseAnswer);
    m_heldErase = std::make_unique<QPromise<Result<ErasedCustomer>>>();
    m_heldErase->start();
    return m_heldErase->future();
}

void FakeWorkspace::answerErase(const Result<ErasedCustomer>& answer) {
    m_heldErase->addResult(answer);
    m_heldErase->finish();
    m_heldErase.reset();
}

Async<SupervisorSnapshot> FakeWorkspace::supervise(Instant dayStart) {
    supervised.append(dayStart);
    return ready(Result<SupervisorSnapshot>(snapshot));
}

void FakeWorkspace::setPresence(Presence presence) {
    m_presence = presence;
    Q_EMIT presenceChanged(presence);
}

Async<AccountIdentity> FakeWorkspace::validateAccount(const Account& account, const QString& credential) {
    validated.append({account, credential});
    if (validateFailure)
        return ready(Result<AccountIdentity>(fail(*validateFailure)));
    return ready(Result<AccountIdentity>(identity));
}

Async<AccountId> FakeWorkspace::addAccount(const Account& account, const QString&) {
    addedAccounts.append(account);
    Account added = account;
    added.id = AccountId(u"account-%1"_s.arg(m_next++));
    fake.accountList.append(added);
    ChangeSet changes;
    changes.accounts = true;
    Q_EMIT changed(changes);
    return ready(Result<AccountId>(added.id));
}

Async<bool> FakeWorkspace::removeAccount(const AccountId& account, bool evenWithQueued) {
    removedAccounts.append({account, evenWithQueued});
    if (removeFailure && !evenWithQueued)
        return ready(Result<bool>(fail(*removeFailure)));
    fake.accountList.removeIf([&account](const Account& old) { return old.id == account; });
    ChangeSet changes;
    changes.accounts = true;
    Q_EMIT changed(changes);
    return ready(Result<bool>(true));
}

void FakeWorkspace::setOffline(bool offline) {
    m_offline = offline;
    Q_EMIT offlineChanged(offline);
}

} // namespace segue
