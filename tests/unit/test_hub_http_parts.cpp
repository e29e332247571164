// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/http/connection_slots.h"
#include "app/hub/http/net_address.h"
#include "app/hub/http/page_policy.h"
#include "app/hub/http/peer_mailbox.h"
#include "app/hub/http/response.h"
#include "app/hub/http/router.h"
#include "app/hub/http/static_files.h"
#include "app/hub/http/trusted_proxies.h"

#include <QJsonDocument>
#include <QTest>

using namespace segue;
using namespace segue::hub::http;
using namespace Qt::StringLiterals;

namespace {

class HandClock final : public Clock {
public:
    Instant now() const override { return fromMs(0); }
    Millis monotonic() const override { return at; }
    Millis at{0};
};

NetAddress address(const char* text) {
    return NetAddress::parse(text).value();
}

} // namespace

//! The pieces of the HTTP layer that need no socket.
class TestHubHttpParts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void addresses() {
        QVERIFY(!NetAddress::parse("localhost"));
        QVERIFY(!NetAddress::parse(""));
        QVERIFY(!NetAddress::parse("fe80::1%eth0"));
        QVERIFY(!NetAddress::parse("1.2.3.4:80"));
        QCOMPARE(address("::ffff:10.0.0.1"), address("10.0.0.1"));
        QCOMPARE(address("::ffff:10.0.0.1").toString(), u"10.0.0.1"_s);
        QCOMPARE(address("2001:DB8::0:1").toString(), u"2001:db8::1"_s);
        QVERIFY(address("127.8.0.1").isLoopback() && address("::1").isLoopback());
        QVERIFY(!address("10.0.0.1").isLoopback() && !address("::2").isLoopback());
        QCOMPARE(address("2001:db8:1:2::1").clientKey(), address("2001:db8:1:2:f::9").clientKey());
        QVERIFY(address("2001:db8:1:2::1").clientKey() != address("2001:db8:1:3::1").clientKey());
        QVERIFY(address("10.0.0.1").clientKey() != address("10.0.0.2").clientKey());
    }

    void blocks() {
        const NetBlock ten = NetBlock::parse("10.1.0.0/15").value();
        QVERIFY(ten.contains(address("10.1.255.255")) && !ten.contains(address("10.2.0.0")));
        QVERIFY(ten.contains(address("10.0.0.1")));
        QVERIFY(!ten.contains(address("::1")));
        const NetBlock six = NetBlock::parse("2001:db8::/33").value();
        QVERIFY(six.contains(address("2001:db8:7fff::1")) && !six.contains(address("2001:db8:8000::1")));
        QVERIFY(NetBlock::parse("1.2.3.4").value().contains(address("1.2.3.4")));
        QVERIFY(!NetBlock::parse("1.2.3.4").value().contains(address("1.2.3.5")));
        QVERIFY(NetBlock::parse("::/0").value().contains(address("9.9.9.9")));
        for (const char* bad : {"10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "::/129", "x/8"})
            QVERIFY(!NetBlock::parse(bad));
    }

    void forwardedFor() {
        const auto proxies = TrustedProxies::parse({u"10.0.0.0/8"_s, u"::1"_s}).value();
        const auto resolved = [&proxies](const char* peer, const QByteArray& forwarded) {
            Headers headers;
            headers.add("x-forwarded-for", forwarded);
            return proxies.resolve(address(peer), headers).address.toString();
        };
        QCOMPARE(resolved("192.0.2.1", "8.8.8.8"), u"192.0.2.1"_s);
        QCOMPARE(resolved("10.0.0.1", "8.8.8.8"), u"8.8.8.8"_s);
        QCOMPARE(resolved("10.0.0.1", "6.6.6.6, 8.8.8.8"), u"8.8.8.8"_s);
        QCOMPARE(resolved("10.0.0.1", "6.6.6.6, 8.8.8.8, 10.9.9.9"), u"8.8.8.8"_s);
        QCOMPARE(resolved("::1", "10.2.2.2"), u"10.2.2.2"_s);
        QCOMPARE(resolved("10.0.0.1", "6.6.6.6, <script>"), u"10.0.0.1"_s);
        QCOMPARE(resolved("10.0.0.1", ""), u"10.0.0.1"_s);
    }

    void tokenBucket() {
        HandClock clock;
        RateLimiter limiter(clock, 2);
        const RateLimit limit{2, Millis{1000}};
        QVERIFY(!limiter.take("a", limit));
        QVERIFY(!limiter.take("a", limit));
        QCOMPARE(limiter.take("a", limit), Millis{500});
        QVERIFY(!limiter.take("b", limit));
        clock.at = Millis{499};
        QVERIFY(limiter.take("a", limit));
        clock.at = Millis{500};
        QVERIFY(!limiter.take("a", limit));
        QVERIFY(limiter.take("a", limit));
        clock.at = Millis{60'000};
        QVERIFY(!limiter.take("a", limit) && !limiter.take("a", limit));
        QVERIFY(limiter.take("a", limit)); // No more than the bucket holds, however long it rested.
    }

    void rateLimiterForgets() {
        HandClock clock;
        RateLimiter limiter(clock, 2);
        const RateLimit limit{1, Millis{1000}};
        QVERIFY(!limiter.take("a", limit) && !limiter.take("b", limit));
        QCOMPARE(limiter.size(), 2);
        QVERIFY(!limiter.take("c", limit) && !limiter.take("c", limit)); // Unmetered: no room.
        QCOMPARE(limiter.size(), 2);
        QVERIFY(limiter.take("a", limit)); // Who is known does not get away.
        clock.at = Millis{5000};
        QVERIFY(!limiter.take("c", limit));
        QCOMPARE(limiter.size(), 1);
        QVERIFY(limiter.take("c", limit));
    }

    void connectionSlotsAreGivenBack() {
        ConnectionSlots all(3, 2);
        SlotLease a, b, c, d;
        QCOMPARE(all.acquire("x", a), SlotAnswer::Granted);
        QCOMPARE(all.acquire("x", b), SlotAnswer::Granted);
        QCOMPARE(all.acquire("x", c), SlotAnswer::AddressFull);
        QCOMPARE(all.acquire("", c), SlotAnswer::Granted);
        QCOMPARE(all.acquire("y", d), SlotAnswer::ServerFull);
        QCOMPARE(all.used(), 3);
        a = SlotLease();
        b = std::move(c);
        QCOMPARE(all.used(), 1);
        QCOMPARE(all.acquireForClient("x", a), SlotAnswer::Granted);
        QCOMPARE(all.used(), 1);
        QCOMPARE(all.acquire("x", c), SlotAnswer::Granted);
        QCOMPARE(all.acquireForClient("x", d), SlotAnswer::AddressFull);
    }

    void routerMatches() {
        Router router;
        const Handler handler = [](const Request&) { return Response{}; };
        router.add(Method::Get, u"/*path"_s, {}, handler);
        router.add(Method::Get, u"/a/:x"_s, {}, handler);
        router.add(Method::Get, u"/a/b"_s, {}, handler);
        router.add(Method::Post, u"/a/:x/c"_s, {}, handler);
        const auto patternOf = [&router](Method method, const QString& path) {
            const RouteMatch match = router.match(method, path.split(u'/'));
            return match.route ? match.route->pattern : QString();
        };
        QCOMPARE(patternOf(Method::Get, u"a/b"_s), u"/a/b"_s);
        QCOMPARE(patternOf(Method::Head, u"a/z"_s), u"/a/:x"_s);
        QCOMPARE(patternOf(Method::Get, u"a/b/c"_s), u"/*path"_s);
        QCOMPARE(patternOf(Method::Post, u"a/b/c"_s), u"/a/:x/c"_s);
        QCOMPARE(patternOf(Method::Get, u""_s), u"/*path"_s);
        QCOMPARE(patternOf(Method::Post, u"a/b"_s), QString());
        QCOMPARE(router.match(Method::Get, {u"a"_s, u"z"_s}).parameters.value(u"x"_s), u"z"_s);
        QCOMPARE(router.match(Method::Get, {u"p"_s, u"q"_s}).parameters.value(u"path"_s), u"p/q"_s);
        QCOMPARE(router.match(Method::Post, {u"a"_s, u"b"_s}).allowed, (QList{Method::Get, Method::Head}));
    }

    void mailboxKeepsOrderAndLimit() {
        PeerMailbox box(10);
        int woken = 0;
        box.connect([&woken] { ++woken; });
        QVERIFY(box.send("12345") && box.send("678"));
        QCOMPARE(woken, 1);
        const auto first = box.next();
        QCOMPARE(*std::get<std::shared_ptr<const QByteArray>>(*first), QByteArray("12345"));
        // What is being written still counts.
        QVERIFY(!box.hasOverflowed() && !box.send("abc"));
        QVERIFY(box.hasOverflowed() && !box.isOpen());
        QCOMPARE(woken, 2);
        QVERIFY(!box.next());
    }

    void mailboxCloses() {
        PeerMailbox box(1000);
        int woken = 0;
        box.connect([&woken] { ++woken; });
        QVERIFY(!box.next());
        QVERIFY(box.send("a"));
        box.close(CloseCode::GoingAway, u"bye"_s);
        box.close(CloseCode::Normal, u"again"_s);
        QVERIFY(!box.send("b"));
        QVERIFY(std::holds_alternative<std::shared_ptr<const QByteArray>>(*box.next()));
        const auto close = std::get<PeerMailbox::Close>(*box.next());
        QCOMPARE(close.code, CloseCode::GoingAway);
        QCOMPARE(close.reason, QByteArray("bye"));
        QVERIFY(!box.next());
        QCOMPARE(woken, 1);
        box.disconnect();
        QVERIFY(!box.isOpen());
        QVERIFY(PeerMailbox(1).id() > box.id());
    }

    void responses() {
        const Response error = errorResponse(409, u"conflict"_s, u"It changed."_s);
        QCOMPARE(error.body, QByteArray(R"({"error":{"code":"conflict","message":"It changed."}})"));
        QCOMPARE(tooManyRequests(Millis{1001}).headers.value("retry-after"), QByteArray("2"));
        QCOMPARE(redirect("/x").headers.value("Location"), QByteArray("/x"));
        const Response file = downloadResponse("bytes", {}, u"Größe \"1\";.pdf"_s);
        QCOMPARE(file.contentType, QByteArray("application/octet-stream"));
        QCOMPARE(
            file.headers.value("Content-Disposition"),
            QByteArray("attachment; filename=\"Gr__e__1__.pdf\"; "
                       "filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%221%22%3B.pdf"));
        QVERIFY(file.headers.value("Content-Security-Policy").contains("sandbox"));
    }

    void pagesAreSecured() {
        Response page = htmlResponse(200, "<p>hi");
        securePage({}, page);
        QVERIFY(page.headers.value("Content-Security-Policy")
                    .startsWith("default-src 'none'; script-src 'none'"));
        QCOMPARE(page.headers.value("X-Frame-Options"), QByteArray("DENY"));
        PagePolicy widget;
        widget.frameAncestors = "*";
        Response embedded = htmlResponse(200, "<p>hi");
        securePage(widget, embedded);
        QVERIFY(embedded.headers.value("Content-Security-Policy").contains("frame-ancestors *"));
        QVERIFY(!embedded.headers.contains("X-Frame-Options"));
    }

    void staticFilesFromResources() {
        StaticOptions options;
        options.cacheControl = "max-age=60";
        const Handler files = staticFiles(u":/hub_http"_s, options);
        const auto ask = [&files](const QString& path, const QByteArray& known = {}) {
            Request request;
            request.parameters.insert(u"path"_s, path);
            if (!known.isEmpty())
                request.headers.add("If-None-Match", known);
            return files(request);
        };
        const Response index = ask({});
        QCOMPARE(index.status, 200);
        QCOMPARE(index.contentType, QByteArray("text/html; charset=utf-8"));
        QVERIFY(index.body.contains("<title>"));
        QVERIFY(index.headers.contains("Content-Security-Policy"));
        QCOMPARE(index.headers.value("Cache-Control"), QByteArray("max-age=60"));
        const QByteArray etag = index.headers.value("ETag");
        const Response unchanged = ask(u"index.html"_s, "\"other\", W/" + etag);
        QCOMPARE(unchanged.status, 304);
        QVERIFY(unchanged.body.isEmpty());
        const Response script = ask(u"sub/app.js"_s, etag);
        QCOMPARE(script.status, 200);
        QCOMPARE(script.contentType, QByteArray("text/javascript; charset=utf-8"));
        for (const QString& missing : {u"sub"_s, u"sub/"_s, u"nothing.js"_s})
            QCOMPARE(ask(missing).status, 404);
        QCOMPARE(staticFile(u":/hub_http/sub/app.js"_s)(Request{}).body, script.body);
    }
};

QTEST_GUILESS_MAIN(TestHubHttpParts)
#include "test_hub_http_parts.moc"
