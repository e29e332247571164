// SPDX-License-Identifier: GPL-3.0-or-later
// The real window on a real engine whose profile is in trouble: a full disk, a damaged cache, a database of
// a newer Segue. What is typed stays, what to do is said, and when the trouble is over it goes on.
#include "core/engine/engine.h"
#include "core/store/profile.h"
#include "core/sync/identity_linker.h"
#include "tests/fakes/real_services.h"
#include "tests/ui/ui_test.h"
#include "ui/composer/composer.h"
#include "ui/composer/composer_editor.h"
#include "ui/inbox/conversation_view.h"
#include "ui/inbox/inbox_page.h"
#include "ui/shell/engine_workspace.h"
#include "ui/shell/notice_bar.h"

#include <QFile>
#include <QLabel>

using namespace segue;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 20'000; // milliseconds

const ConversationRef conversationRef{AccountId(u"shop"_s), u"c1"_s};

//! A customer who has written, as a backend would tell of them.
IncomingRows oneConversation() {
    IncomingRows rows;
    Contact contact;
    contact.ref = {conversationRef.account, u"p1"_s};
    contact.name = u"Mara Lind"_s;
    contact.createdAt = fromMs(1'700'000'000'000);
    contact.version = 1;
    rows.contacts.append(contact);
    Conversation conversation;
    conversation.ref = conversationRef;
    conversation.reference = u"#1"_s;
    conversation.subject = u"A lost parcel"_s;
    conversation.channel = Channel::WebChat;
    conversation.contact = contact.ref;
    conversation.status = Status::Open;
    conversation.createdAt = conversation.updatedAt = contact.createdAt;
    conversation.version = 1;
    rows.conversations.append(conversation);
    Entry entry;
    entry.ref = {conversationRef.account, u"e1"_s};
    entry.conversation = conversationRef;
    entry.visibility = Visibility::Public;
    entry.channel = Channel::WebChat;
    entry.author = {AuthorKind::Customer, u"p1"_s, contact.name};
    entry.contact = contact.ref;
    entry.text = u"Where is it?"_s;
    entry.at = contact.createdAt;
    entry.version = 1;
    rows.entries.append(entry);
    return rows;
}

//! Hears of contacts as in the program, and has the engine's databases at hand, on the engine's thread.
class Inside final : public ContactListener {
public:
    Inside(CacheDb& cache, WorkDb& work) : m_work(work), m_linker(cache, work) {}
    Result<ChangeSet> contactsChanged(const QList<ContactRef>& contacts) override {
        return m_linker.contactsChanged(contacts);
    }
    //! From the test's thread: no page can be added to the work database, or any number again.
    void setFull(bool full) {
        QMetaObject::invokeMethod(&m_there, [this, full] { limitPages(full); }, Qt::BlockingQueuedConnection);
    }

private:
    void limitPages(bool full) {
        db::Connection& db = m_work.connection();
        const qint64 pages = db.scalar<qint64>(u"PRAGMA page_count"_s)->value_or(0);
        QVERIFY(db.exec(u"PRAGMA max_page_count = %1"_s.arg(full ? pages : 1'000'000)).has_value());
    }

    WorkDb& m_work;
    IdentityLinker m_linker;
    QObject m_there;
};

//! The window on a profile of its own, which may be closed and opened again.
class ProfileStage {
public:
    ~ProfileStage() { close(); }

    void open() {
        installThemeOnce();
        EngineOptions options;
        options.profileDir = m_dir.filePath(u"profile"_s);
        options.offline = true;
        auto opened = Engine::openWith(options, m_services.with([this](CacheDb& cache, WorkDb& work) {
            auto made = std::make_unique<Inside>(cache, work);
            inside = made.get();
            fill(cache, work, *made);
            return made;
        }));
        QVERIFY2(opened.has_value(), opened ? "" : qPrintable(opened.error().code));
        m_engine = std::move(*opened);
        auto openedViews = Views::open(options.profileDir);
        QVERIFY(openedViews.has_value());
        m_views = std::move(*openedViews);
        m_workspace = std::make_unique<EngineWorkspace>(*m_engine, *m_views);
        m_settings = std::make_unique<UiSettings>(m_dir.filePath(u"ui.ini"_s));
        window = std::make_unique<MainWindow>(*m_workspace, *m_settings, PanePlugins());
        window->resize(1280, 800);
        window->show();
        QVERIFY(QTest::qWaitForWindowExposed(window.get()));
        window->openConversation(conversationRef, {});
        QTRY_COMPARE_WITH_TIMEOUT(window->inbox().view().conversation(), conversationRef, patience);
        editor = composer().findChild<ComposerEditor*>();
        QVERIFY(editor);
    }
    void close() {
        window.reset();
        m_workspace.reset();
        m_views.reset();
        m_engine.reset();
    }

    Composer& composer() { return window->inbox().view().composer(); }
    QString workPath() const { return profile::workPath(m_dir.filePath(u"profile"_s)); }
    QString cachePath() const { return profile::cachePath(m_dir.filePath(u"profile"_s)); }
    Views& views() { return *m_views; }

    //! Everything that the window says.
    QString said() const {
        QStringList words;
        const auto labels = window->findChildren<QLabel*>();
        for (const QLabel* label : labels) {
            if (label->isVisibleTo(window.get()))
                words.append(label->text());
        }
        const auto notices = window->findChildren<NoticeBar*>();
        for (const NoticeBar* notice : notices) {
            if (notice->isVisibleTo(window.get()))
                words.append(notice->text());
        }
        return words.join(u'\n');
    }

    std::unique_ptr<MainWindow> window;
    ComposerEditor* editor = nullptr;
    Inside* inside = nullptr;

private:
    static void fill(CacheDb& cache, WorkDb& work, Inside& linker) {
        Account account;
        account.id = conversationRef.account;
        account.kind = u"hub"_s;
        account.name = u"Shop"_s;
        account.baseUrl = QUrl(u"http://127.0.0.1:1"_s);
        (void)work.saveAccount(account); // A newer database is read-only, and has it already.
        const auto applied = cache.apply(account.id, oneConversation());
        QVERIFY(applied.has_value());
        QVERIFY(linker.contactsChanged(applied->touchedContacts).has_value());
    }

    QTemporaryDir m_dir;
    RealServices m_services;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<Views> m_views;
    std::unique_ptr<EngineWorkspace> m_workspace;
    std::unique_ptr<UiSettings> m_settings;
};

} // namespace

class TestBadInputProfile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFullDiskKeepsTheReplyInTheComposer() {
        ProfileStage s;
        s.open();
        s.inside->setFull(true);
        const QString text(60'000, u'x'); // More than what a page may have left.
        s.editor->insertPlainText(text);
        s.composer().send(false);
        QTRY_VERIFY2_WITH_TIMEOUT(s.said().contains(u"The disk is full"_s), qPrintable(s.said()), patience);
        QVERIFY(s.said().contains(u"Free some space"_s));
        QCOMPARE(s.editor->toPlainText(), text);
        QVERIFY(s.views().outbox()->isEmpty());

        s.inside->setFull(false);
        // By itself: what was typed is journalled, and the strip is quiet again.
        QTRY_VERIFY_WITH_TIMEOUT(
            s.views().draft(conversationRef, Visibility::Public).value().has_value(), patience);
        QCOMPARE(s.views().draft(conversationRef, Visibility::Public).value()->text, text);
        s.composer().send(false);
        QTRY_VERIFY_WITH_TIMEOUT(s.editor->toPlainText().isEmpty(), patience);
        QTRY_VERIFY2_WITH_TIMEOUT(!s.said().contains(u"The disk is full"_s), qPrintable(s.said()), patience);
        const QList<OutboxItem> waiting = *s.views().outbox();
        QCOMPARE(waiting.size(), 1);
        QCOMPARE(textOf(waiting.first().command), text);
    }

    void aDamagedCacheIsSaidAndFetchedAgain() {
        ProfileStage s;
        s.open();
        s.editor->insertPlainText(u"Half of an ans"_s);
        s.composer().saveNow();
        s.close();
        QFile cache(s.cachePath());
        QVERIFY(cache.open(QIODevice::ReadWrite));
        QVERIFY(cache.write(QByteArray(cache.size(), '\xa5')) == cache.size());
        cache.close();
        s.open();
        QTRY_VERIFY2_WITH_TIMEOUT(
            s.said().contains(u"The local copy was damaged and is being fetched again."_s),
            qPrintable(s.said()), patience);
        QTRY_COMPARE_WITH_TIMEOUT(s.editor->toPlainText(), u"Half of an ans"_s, patience);
    }

    void aNewerDatabaseCanOnlyBeRead() {
        ProfileStage s;
        s.open();
        s.close();
        {
            db::SqliteOptions options;
            options.path = s.workPath();
            auto work = db::Connection::openSqlite(options);
            QVERIFY(work->exec(u"INSERT INTO schema_version VALUES (999, 'of_tomorrow', 0)"_s).has_value());
        }
        s.open();
        QTRY_VERIFY2_WITH_TIMEOUT(
            s.said().contains(u"A newer Segue wrote this profile: it can only be read here. Update Segue"_s),
            qPrintable(s.said()), patience);
        s.editor->insertPlainText(u"An answer"_s);
        s.composer().send(false);
        QTRY_VERIFY2_WITH_TIMEOUT(
            s.composer().findChildren<NoticeBar*>().size() > 0 && s.said().count(u"Update Segue"_s) >= 1,
            qPrintable(s.said()), patience);
        QCOMPARE(s.editor->toPlainText(), u"An answer"_s);
        QVERIFY(s.views().outbox()->isEmpty());
    }
};

QTEST_MAIN(TestBadInputProfile)
#include "test_bad_input_profile.moc"
