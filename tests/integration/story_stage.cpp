// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/story_stage.h"

#include "app/seguectl/end_process.h"
#include "core/base/clock.h"
#include "core/base/json.h"
#include "core/domain/value_json.h"
#include "core/engine/hub_folder.h"
#include "core/net/http_errors.h"
#include "core/store/profile.h"
#include "tests/fakes/await.h"

#include <QDir>
#include <QFile>
#include <QLockFile>
#include <QStandardPaths>
#include <QTest>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60'000; // milliseconds
constexpr int manyRows = 200;

QString ownFile(const QString& name) {
    return QStringLiteral(SEGUE_SOURCE_DIR "/tests/integration/") + name;
}

QString nodeModules() {
    const QString chosen = qEnvironmentVariable("SEGUE_NODE_MODULES");
    return chosen.isEmpty() ? QStringLiteral(SEGUE_SOURCE_DIR "/build/tools/node_modules")
                            : QDir(chosen).absolutePath();
}

QString browserProgram() {
    return qEnvironmentVariable("SEGUE_CHROMIUM", u"/usr/bin/chromium"_s);
}

//! The first Python that has the mail server; Debian's package belongs to Debian's Python.
QString pythonWithMailServer() {
    for (const QString& program : {u"/usr/bin/python3"_s, u"python3"_s}) {
        if (QProcess::execute(
                program, {u"-c"_s, u"import importlib.util as u, sys; "
                                   "sys.exit(u.find_spec('aiosmtpd') is None)"_s}) == 0)
            return program;
    }
    return {};
}

QProcessEnvironment environment() {
    QProcessEnvironment out = QProcessEnvironment::systemEnvironment();
    out.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    out.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"disabled:"_s); // No keyring, wherever this runs.
    out.insert(u"QT_LOGGING_RULES"_s, u"segue.*.info=false;segue.hub.access=false"_s);
    out.insert(u"SEGUE_NODE_MODULES"_s, nodeModules());
    return out;
}

} // namespace

QString StoryStage::missing() {
    if (QStandardPaths::findExecutable(u"node"_s).isEmpty())
        return u"node is not installed"_s;
    if (!QDir(nodeModules() + u"/playwright-core"_s).exists())
        return u"playwright-core is not in %1 (./dev setup test puts it there)"_s.arg(nodeModules());
    if (!QFileInfo(browserProgram()).isExecutable())
        return u"there is no Chromium at %1"_s.arg(browserProgram());
    if (pythonWithMailServer().isEmpty())
        return u"python3-aiosmtpd is not installed"_s;
    return {};
}

StoryStage::~StoryStage() {
    close();
}

Result<void> StoryStage::open() {
    SEGUE_TRY(letHubRun());
    SEGUE_TRY(startMailServer());
    SEGUE_TRY(startWorkstation());
    SEGUE_TRY(setUpHub());
    return startCustomers();
}

bool StoryStage::close() {
    m_control.reset();
    m_views.reset();
    const bool customersEnded = m_customers.end();
    const bool workstationEnded = m_workstation.end();
    // One that was adopted outlives its workstation for a while.
    const bool hubEnded = stopHub().has_value();
    const bool mailServerEnded = m_mailServer.end();
    return customersEnded && workstationEnded && hubEnded && mailServerEnded;
}

Result<void> StoryStage::startMailServer() {
    SEGUE_TRY_VALUE(
        ready,
        m_mailServer.start(pythonWithMailServer(), {ownFile(u"story_mail_server.py"_s)}, environment()));
    m_mailPort = ready.value("port"_L1).toInt();
    return {};
}

Result<void> StoryStage::startCustomers() {
    SEGUE_TRY(m_customers.start(
        QStandardPaths::findExecutable(u"node"_s), {ownFile(u"story_customer.mjs"_s)}, environment()));
    return {};
}

Result<void> StoryStage::startWorkstation() {
    m_control.reset();
    SEGUE_TRY(m_workstation.start(
        QCoreApplication::applicationFilePath(), {u"--workstation"_s, profileDir(), hubProgram()},
        environment()));
    m_control = std::make_unique<ControlClient>(profileDir());
    if (!m_views) {
        SEGUE_TRY_VALUE(views, Views::open(profileDir()));
        m_views = std::move(views);
    }
    const auto runs = [this] {
        m_hubUrl = control(u"hub_url"_s).value_or(QJsonValue()).toString();
        return !m_hubUrl.isEmpty();
    };
    if (!QTest::qWaitFor(runs, patience))
        return fail(ErrorKind::Transient, u"no_hub"_s, u"the embedded hub did not start"_s);
    SEGUE_TRY(settle());
    return {};
}

Result<void> StoryStage::setUpHub() {
    const QJsonObject mail{
        {u"address"_s, u"help@shop.example"_s},
        {u"smtp_host"_s, u"127.0.0.1"_s},
        {u"smtp_port"_s, m_mailPort},
        {u"smtp_security"_s, u"none"_s},
        {u"trusted_authserv_id"_s, u"mx.shop.example"_s}};
    SEGUE_TRY(call("PUT", u"/admin/settings"_s, toJson({{u"mail"_s, mail}})));
    SEGUE_TRY_VALUE(made, call("POST", u"/admin/channel-tokens"_s, toJson({{u"name"_s, u"mail server"_s}})));
    m_channelToken = made.value("token"_L1).toString().toLatin1();
    return {};
}

Result<void> StoryStage::openConversation(const ConversationRef& conversation) {
    SEGUE_TRY(m_workstation.ask(
        u"open"_s, {{u"account"_s, conversation.account.value()}, {u"conversation"_s, conversation.id}}));
    return {};
}

Result<void> StoryStage::answer(const ConversationRef& conversation, const QString& text, bool note) {
    SEGUE_TRY(openConversation(conversation));
    SEGUE_TRY(m_workstation.ask(u"write"_s, {{u"text"_s, text}, {u"note"_s, note}}));
    SEGUE_TRY(m_workstation.ask(u"send"_s));
    // The composer clears when the reply is accepted, and not before.
    const auto cleared = [this] {
        return look().value_or(QJsonObject()).value("editor"_L1).toString().isEmpty();
    };
    if (!QTest::qWaitFor(cleared, patience))
        return fail(ErrorKind::Transient, u"not_accepted"_s, u"the reply was not accepted"_s);
    return {};
}

Result<QJsonValue> StoryStage::control(const QString& method, const QJsonObject& params) {
    return await(m_control->call(method, params), patience);
}

Result<CommandId> StoryStage::enqueue(
    const ConversationRef& ref, const Operation& operation, const QList<Participant>& recipients) {
    Command command;
    command.conversation = ref;
    command.recipients = recipients;
    command.operations = {operation};
    if (const auto known = conversation(ref))
        command.channel = known->channel;
    SEGUE_TRY_VALUE(id, control(u"enqueue"_s, {{u"command"_s, toJson(command)}}));
    return CommandId(id.toString());
}

Result<bool> StoryStage::settle() {
    SEGUE_TRY_VALUE(settled, control(u"settle"_s, {{u"timeout_ms"_s, patience}}));
    return settled.toBool();
}

Result<void> StoryStage::decide(const IdentityDecision& decision) {
    SEGUE_TRY(control(u"decide"_s, {{u"decision"_s, decisionToJson(decision)}}));
    return {};
}

Result<void> StoryStage::separate(const ContactRef& contact) {
    const QJsonObject named{{u"account"_s, contact.account.value()}, {u"id"_s, contact.id}};
    SEGUE_TRY(control(u"separate"_s, {{u"contacts"_s, QJsonArray{named}}, {u"reason"_s, u"two people"_s}}));
    return {};
}

Result<QJsonObject> StoryStage::customer(const QString& who, const QString& does, QJsonObject with) {
    with.insert(u"who"_s, who);
    return m_customers.ask(does, with);
}

QStringList StoryStage::heardBy(const QString& who) {
    QStringList out;
    const auto texts = customer(who, u"texts"_s);
    const QJsonArray team = texts ? texts->value("team"_L1).toArray() : QJsonArray();
    for (const QJsonValue& text : team)
        out.append(text.toString());
    return out;
}

std::optional<StoryStage::HubPlace> StoryStage::hub() const {
    QFile file(profile::hubDir(profileDir()) + u"/endpoint.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const auto object = parseJsonObject(file.readAll());
    if (!object)
        return std::nullopt;
    return HubPlace{object->value("pid"_L1).toInteger(), object->value("port"_L1).toInt()};
}

Result<void> StoryStage::stopHub() {
    // Before it ends, because its workstation starts it again at once.
    QFile::remove(hubProgram());
    const auto running = hub();
    if (!running)
        return {};
    ctl::endProcess(running->pid);
    const auto isGone = [this] {
        QLockFile lock(profile::hubDir(profileDir()) + u"/hub.lock"_s);
        lock.setStaleLockTime(0);
        return lock.tryLock(0);
    };
    if (!QTest::qWaitFor(isGone, patience))
        return fail(ErrorKind::Transient, u"hub_not_ended"_s, u"the hub did not end"_s);
    return {};
}

Result<void> StoryStage::letHubRun() {
    if (!QFile::link(QStringLiteral(SEGUE_BINARY_DIR "/bin/segue-hub"), hubProgram()))
        return fail(ErrorKind::Storage, u"io_error"_s, u"the hub's program cannot be linked"_s);
    return {};
}

QByteArray StoryStage::agentToken() const {
    return hub_folder::token(profile::hubDir(profileDir())).value_or(QString()).toLatin1();
}

Result<HttpResponse> StoryStage::send(HttpRequest request, const QByteArray& token) {
    request.headers.set("Authorization", "Bearer " + (token.isEmpty() ? agentToken() : token));
    SEGUE_TRY_VALUE(response, await(m_http.send(request), patience));
    return checkedResponse(request, std::move(response), Instant{});
}

Result<QJsonObject> StoryStage::call(
    const QByteArray& method, const QString& path, const QByteArray& body, const QByteArray& mediaType,
    const QByteArray& token) {
    HttpRequest request;
    request.method = method;
    request.url = QUrl(m_hubUrl + u"/api/v1"_s + path);
    request.body = body;
    if (!body.isEmpty())
        request.headers.set("Content-Type", mediaType);
    SEGUE_TRY_VALUE(response, send(request, token));
    return parseJsonObject(response.body);
}

Result<QByteArray> StoryStage::attachment(const QString& id) {
    HttpRequest request;
    request.url = QUrl(m_hubUrl + u"/api/v1/attachments/"_s + id);
    SEGUE_TRY_VALUE(response, send(request, {}));
    return response.body;
}

int StoryStage::countAtHub(const ConversationRef& ref, const QString& text) {
    const auto page = call("GET", u"/conversations/%1/entries?limit=%2"_s.arg(ref.id).arg(manyRows));
    const QJsonArray entries = page ? page->value("entries"_L1).toArray() : QJsonArray();
    int count = 0;
    for (const QJsonValue& entry : entries) {
        if (entry.toObject().value("text"_L1).toString() == text)
            ++count;
    }
    return count;
}

Result<QJsonObject> StoryStage::bringMail(const QString& name, const QMap<QString, QString>& values) {
    QFile file(QStringLiteral(SEGUE_SOURCE_DIR "/tests/data/mail/story_%1.eml").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage, u"io_error"_s, file.fileName() + u" cannot be read"_s);
    QByteArray raw = file.readAll();
    for (auto value = values.begin(); value != values.end(); ++value)
        raw.replace("{{" + value.key().toLatin1() + "}}", value.value().toUtf8());
    return call("POST", u"/inbound/mail"_s, raw, "message/rfc822", m_channelToken);
}

QList<QJsonObject> StoryStage::sentMails() {
    QList<QJsonObject> mails;
    const QList<QJsonObject> told = m_mailServer.told();
    for (const QJsonObject& line : told)
        mails.append(line.value("mail"_L1).toObject());
    return mails;
}

AccountId StoryStage::account() {
    const auto accounts = m_views->accounts();
    return accounts && !accounts->isEmpty() ? accounts->first().id : AccountId();
}

QList<InboxRow> StoryStage::inbox() {
    const auto ids = m_views->inboxIds({});
    return ids ? m_views->inboxRows(*ids).value_or(QList<InboxRow>()) : QList<InboxRow>();
}

std::optional<Conversation> StoryStage::conversation(const ConversationRef& ref) {
    return m_views->conversation(ref).value_or(std::nullopt);
}

std::optional<CustomerCard> StoryStage::customerOf(const ConversationRef& ref) {
    const auto id = m_views->customerOf(ref).value_or(std::nullopt);
    return id ? m_views->customer(*id).value_or(std::nullopt) : std::nullopt;
}

QList<Entry> StoryStage::entriesOf(const ConversationRef& ref) {
    QList<Entry> out;
    const auto id = m_views->customerOf(ref).value_or(std::nullopt);
    const auto window =
        id ? m_views->timelineEnd(*id, manyRows).value_or(TimelineWindow()) : TimelineWindow();
    for (const TimelineRow& row : window.rows) {
        if (row.entry.conversation == ref)
            out.append(row.entry);
    }
    return out;
}

std::optional<Entry> StoryStage::entry(const ConversationRef& ref, const QString& words) {
    std::optional<Entry> only;
    const QList<Entry> all = entriesOf(ref);
    for (const Entry& one : all) {
        if (!one.text.contains(words))
            continue;
        if (only)
            return std::nullopt;
        only = one;
    }
    return only;
}

SupervisorSnapshot StoryStage::figures() {
    // Midnight must not change what the story counts.
    const Instant now = SystemClock().now();
    return supervisorSnapshot(profileDir(), now, now - std::chrono::hours(1)).value_or(SupervisorSnapshot());
}

} // namespace segue
