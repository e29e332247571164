// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fakes/sample_rooms.h"

#include "tests/fakes/fake_workspace.h"

#include <chrono>

namespace segue {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const AccountId shop{u"shop"_s};
const AccountId wholesale{u"wholesale"_s};

ContactPoint
point(PointKind kind, const QString& value, const QString& verifiedBy = {}, const QString& system = {}) {
    ContactPoint made;
    made.kind = kind;
    made.system = system;
    made.value = value;
    made.normalised = value.toLower();
    made.verified = !verifiedBy.isEmpty();
    made.verifiedBy = verifiedBy;
    if (made.verified)
        made.since = fromMs(1'709'460'000'000);
    return made;
}

Contact contact(
    const QString& id, const QString& name, const QList<ContactPoint>& points,
    const AccountId& account = shop) {
    Contact made;
    made.ref = {account, id};
    made.name = name;
    made.points = points;
    made.createdAt = fromMs(1'678'000'000'000);
    return made;
}

void fillMara(FakeWorkspace& workspace) {
    FakeViews& fake = workspace.fake;
    const CustomerId mara(u"customer-Mara Lindqvist"_s);
    fake.organisationList = {{{shop, u"fjallraven"_s}, u"Fjällvandrarna Uppsala"_s, {u"example.com"_s}, 0}};
    fake.contactsOf[mara].append(contact(
        u"mara-ig"_s, u"mara.outside"_s,
        {point(PointKind::Handle, u"@mara.outside"_s, u"backend"_s, u"instagram"_s)}, wholesale));
    // Taken after the list has its length: growing moves what is in it.
    Contact& first = fake.contactsOf[mara].first();
    first.points = {
        point(PointKind::Email, u"mara@example.com"_s, u"dmarc"_s),
        point(PointKind::Phone, u"+46 70 555 01 23"_s),
        point(PointKind::ExternalId, u"88231"_s, u"signed"_s, u"shop"_s)};
    first.organisation = OrganisationRef{shop, u"fjallraven"_s};
    first.language = u"sv"_s;
    first.timeZone = u"Asia/Tokyo"_s;
    first.createdAt = fromMs(1'660'000'000'000);
    first.details = {{u"Plan"_s, u"Members’ club"_s}, {u"Orders"_s, u"14"_s}, {u"Shoe size"_s, u"39"_s}};
    IdentityDecision joined;
    joined.id = DecisionId(u"d1"_s);
    joined.act = ActId(u"d1"_s);
    joined.left = first.ref;
    joined.right = {wholesale, u"mara-ig"_s};
    joined.actor = u"Jonas Weber"_s;
    joined.reason = u"She said so in #1041"_s;
    joined.at = workspace.clock - 40h;
    fake.decisionList = {joined};

    const CustomerId visitor(u"customer-M. Lindkvist"_s);
    fake.customerNames.insert(visitor, u"M. Lindkvist"_s);
    fake.contactsOf.insert(
        visitor, {contact(
                     u"visitor-7"_s, u"M. Lindkvist"_s,
                     {point(PointKind::Email, u"mara@example.com"_s), point(PointKind::Device, u"b7e1"_s)})});
    IdentitySuggestion suggestion;
    suggestion.left = first.ref;
    suggestion.right = {shop, u"visitor-7"_s};
    suggestion.probability = 0.98;
    suggestion.evidence = {
        {u"email"_s, u"same_half_verified"_s, u"mara@example.com"_s, u"mara@example.com"_s, 16},
        {u"name"_s, u"similar"_s, u"Mara Lindqvist"_s, u"M. Lindkvist"_s, 4}};
    fake.suggestionList = {suggestion};
}

void fillOthers(FakeWorkspace& workspace) {
    FakeViews& fake = workspace.fake;
    for (auto it = fake.contactsOf.begin(); it != fake.contactsOf.end(); ++it) {
        for (Contact& known : it.value()) {
            if (!known.points.isEmpty() || known.name.isEmpty())
                continue;
            const QString word = known.name.section(u' ', 0, 0).toLower();
            known.points = {
                point(PointKind::Email, word + u"@example.org"_s, word.size() % 2 ? u"dmarc"_s : QString())};
            known.createdAt = workspace.clock - 2400h;
        }
    }
    const auto suggest = [&](const QString& a, const QString& b, double probability,
                             const QList<Evidence>& evidence) {
        IdentitySuggestion suggestion;
        suggestion.left = {shop, u"customer-"_s + a};
        suggestion.right = {shop, u"customer-"_s + b};
        suggestion.probability = probability;
        suggestion.evidence = evidence;
        fake.suggestionList.append(suggestion);
    };
    suggest(
        u"Chloé Dubois"_s, u"Chloé Dubois 12"_s, 0.91,
        {{u"email"_s, u"same_claimed"_s, u"chloé@example.org"_s, u"chloé@example.org"_s, 13},
         {u"name"_s, u"similar"_s, u"Chloé Dubois"_s, u"Chloé Dubois 12"_s, 4}});
    suggest(
        u"Liam O’Connor"_s, u"Tomás Ferreira"_s, 0.62,
        {{u"phone"_s, u"same_claimed"_s, u"+44 20 7946 0018"_s, u"+44 20 7946 0018"_s, 13},
         {u"name"_s, u"different"_s, u"Liam O’Connor"_s, u"Tomás Ferreira"_s, -5}});
}

void fillArticles(FakeWorkspace& workspace) {
    const auto add = [&](const QString& title, const QString& section, const QString& body,
                         ArticleState state = ArticleState::Published) {
        Article article;
        article.ref = {shop, u"a%1"_s.arg(workspace.fake.articleList.size() + 1)};
        article.title = title;
        article.section = section;
        article.body = body;
        article.language = u"en"_s;
        article.state = state;
        if (state == ArticleState::Published)
            article.url = u"https://help.nordlicht.example/%1"_s.arg(workspace.fake.articleList.size() + 1);
        article.updatedAt = workspace.clock - 72h;
        article.version = 3;
        workspace.fake.articleList.append(article);
    };
    workspace.fake.articleList.clear();
    add(u"My tent arrived damaged"_s, u"Returns"_s,
        u"We are sorry. **You do not have to send it back first.**\n\n## What to do\n\n1. Take a picture of "
        u"the damage.\n"
        "2. Reply with the picture and your order number.\n3. We send a new tent, by express if you leave "
        "within a week.\n\n"
        "> A torn seam of up to 10 cm can also be repaired: our workshop does that free of charge.\n\n"
        "See also [sending something back](https://help.nordlicht.example/2).\n\n"
        "| Destination | Express |\n|---|---|\n| Germany | 1 day |\n| Europe | 2 days |\n| Japan | 3 days |\n"_s);
    add(u"Sending something back"_s, u"Returns"_s,
        u"You can send everything back within **30 days**, free of charge.\n\n- Print the label from your "
        u"account.\n"
        "- Put it on the parcel.\n- Hand it in at any post office.\n\nThe money is back after three to five working days."_s);
    add(u"Which size fits me?"_s, u"Products"_s,
        u"Measure your chest and waist, and compare:\n\n| Size | Chest | Waist |\n|---|---|---|\n| S | 86–91 "
        u"| 71–76 |\n"
        "| M | 92–97 | 77–82 |\n| L | 98–104 | 83–89 |\n"_s);
    add(u"How long is the warranty?"_s, u"Returns"_s,
        u"Two years on everything, five on tents and backpacks."_s);
    add(u"Spare pegs and poles"_s, u"Products"_s,
        u"Pegs, poles and guy lines for every tent since 2015 are in stock. Rocky ground needs `V-pegs`."_s);
    add(u"Is the stove allowed on planes?"_s, u"Products"_s,
        u"The burner is, the gas is not. Airlines differ: ask yours."_s);
    add(u"Discounts for groups"_s, u"Orders"_s,
        u"From 20 pieces 10 %, from 50 pieces 15 %. Scouts and schools: 15 % from 10 pieces."_s,
        ArticleState::Draft);
    workspace.can.articles = workspace.can.articleWriting = true;
}

void fillSnapshot(FakeWorkspace& workspace) {
    SupervisorSnapshot& snapshot = workspace.snapshot;
    snapshot.queue.waiting = 23;
    snapshot.queue.unassignedWaiting = 7;
    snapshot.queue.longestWait = 41min + 12s;
    snapshot.queue.waitingByChannel = {
        {Channel::Email, 12}, {Channel::WebChat, 6}, {Channel::WhatsApp, 3}, {Channel::Instagram, 2}};
    int open = 7;
    for (const Agent& agent : std::as_const(workspace.fake.agentList)) {
        AgentLoad load;
        load.agent = agent;
        load.agent.capacity = open == 4 ? 0 : 8;
        load.open = open;
        load.waiting = open / 2;
        snapshot.agents.append(load);
        open -= 1;
    }
    if (!snapshot.agents.isEmpty())
        snapshot.agents.first().open = 8;
    snapshot.today.created = 58;
    snapshot.today.solved = 49;
    snapshot.today.reopened = 4;
    snapshot.today.firstResponse = {51, 6min + 20s, 38min, 14min};
    snapshot.today.replyTime = {132, 4min, 26min, 11min};
    snapshot.today.resolution = {49, 2h + 14min, 21h, 6h + 40min};
    snapshot.backlog = {{u"under_1h"_s, 14}, {u"1h_to_8h"_s, 22}, {u"8h_to_1d"_s, 17},
                        {u"1d_to_3d"_s, 9},  {u"3d_to_7d"_s, 4},  {u"over_7d"_s, 2}};
    snapshot.satisfaction = {214, 96, 88, 4.5};
}

void fillAccounts(FakeWorkspace& workspace) {
    if (workspace.fake.accountList.isEmpty())
        return;
    Account& first = workspace.fake.accountList.first();
    first.baseUrl = QUrl(u"https://support.nordlicht.example"_s);
    first.colour = u"#3D63DD"_s;
    Account second = first;
    second.id = wholesale;
    second.name = u"Nordlicht Wholesale"_s;
    second.baseUrl = QUrl(u"https://b2b.nordlicht.example"_s);
    second.colour = u"#B4531F"_s;
    workspace.fake.accountList.append(second);
    ConnectionStatus status;
    status.account = wholesale;
    status.state = ConnectionStatus::State::NeedsSignIn;
    status.error = Error{ErrorKind::Auth, {}, {}, 401, {}};
    workspace.status.append(status);
    workspace.identity.agentName = u"Ana Beltrán"_s;
    workspace.identity.workspaceName = u"Nordlicht Outdoor"_s;
    workspace.identity.serverVersion = u"1.0"_s;
    workspace.identity.missing = {u"Reading the audit trail."_s};
}

} // namespace

void fillSampleRooms(FakeWorkspace& workspace) {
    fillMara(workspace);
    fillOthers(workspace);
    fillArticles(workspace);
    fillSnapshot(workspace);
    fillAccounts(workspace);
}

} // namespace segue
