// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/room_stage.h"
#include "ui/knowledge/article_conflict.h"
#include "ui/knowledge/article_editor.h"
#include "ui/knowledge/article_list.h"
#include "ui/knowledge/article_reader.h"
#include "ui/knowledge/article_search.h"
#include "ui/knowledge/article_view.h"
#include "ui/knowledge/knowledge_browser.h"
#include "ui/knowledge/knowledge_page.h"
#include "ui/knowledge/knowledge_pane.h"
#include "ui/shell/notice_bar.h"
#include "ui/shell/question_card.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace segue;
using namespace Qt::StringLiterals;

namespace {

const ArticleRef damaged{AccountId(u"shop"_s), u"a1"_s};

struct PaneStage : RoomStage {
    KnowledgePane* pane = nullptr;
    PaneStage() { pane = RoomStage::show(new KnowledgePane(context), {360, 900}); }
    KnowledgeBrowser& browser() { return pane->browser(); }
    QLineEdit* field() { return browser().search().findChild<QLineEdit*>(); }
    QPlainTextEdit* body() { return browser().editor().findChild<QPlainTextEdit*>(u"body"_s); }
    QString notice() {
        const auto bars = host.findChildren<NoticeBar*>();
        for (const NoticeBar* bar : bars) {
            if (bar->isVisible())
                return bar->text();
        }
        return {};
    }
    void edit(const ArticleRef& article) {
        browser().showArticle(article);
        button(u"edit"_s)->click();
    }
};

} // namespace

class TestKnowledgeBrowser : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void modelKeepsItsContract() {
        ArticleListModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        ArticleHit hit;
        hit.article.ref = damaged;
        hit.article.title = u"Tent"_s;
        hit.excerpt = u"my \x02tent\x03 is torn"_s;
        model.setHits({hit, ArticleHit{}});
        QCOMPARE(model.rowOf(damaged), 0);
        QVERIFY(model.index(0).data(Qt::AccessibleTextRole).toString().contains(u"my tent is torn"_s));
        model.setHits({});
        QCOMPARE(model.rowCount(), 0);
    }

    void searchesOnceAfterTyping() {
        PaneStage s;
        s.workspace.fake.questionsAsked.clear();
        QTest::keyClicks(s.field(), u"warranty"_s);
        QTRY_COMPARE(s.workspace.fake.questionsAsked, QStringList{u"warranty"_s});
        QTRY_COMPARE(s.browser().search().model().rowCount(), 1);
        QTest::keyClicks(s.field(), u"xyzzy"_s);
        QTRY_VERIFY(s.words().contains(u"No article found"_s));
    }

    void suggestsForTheOpenConversation() {
        PaneStage s;
        const auto open = s.mine();
        ConversationRef tent;
        for (const ConversationRef& ref : open) {
            if (s.workspace.fake.findConversation(ref)->subject.contains(u"torn seam"_s))
                tent = ref;
        }
        s.pane->setConversation(tent, s.workspace.fake.owners.value(tent));
        QVERIFY(s.words().contains(u"May answer this conversation"_s));
        QCOMPARE(s.browser().search().model().hitAt(0).article.ref, damaged);
        s.pane->setConversation({}, {});
        QVERIFY(s.words().contains(u"Newest articles"_s));
    }

    void looksUpWhatTheComposerAsks() {
        PaneStage s;
        s.browser().showArticle(damaged);
        s.pane->lookUp(u"warranty"_s);
        QCOMPARE(s.browser().shown(), u"search"_s);
        QCOMPARE(s.browser().search().model().hitAt(0).article.title, u"How long is the warranty?"_s);
    }

    void insertsLinkAndText() {
        PaneStage s;
        s.browser().showArticle(damaged);
        QCOMPARE(s.browser().shown(), u"reader"_s);
        s.button(u"link"_s)->click();
        s.button(u"text"_s)->click();
        QCOMPARE(s.navigator.inserted.size(), 2);
        QCOMPARE(s.navigator.inserted.at(0), u"https://help.nordlicht.example/1"_s);
        QVERIFY(s.navigator.inserted.at(1).contains(u"You do not have to send it back first."_s));
        QVERIFY(!s.navigator.inserted.at(1).contains(u"**"_s));
    }

    void aDraftHasNoLink() {
        PaneStage s;
        s.browser().showArticle({AccountId(u"shop"_s), u"a7"_s});
        QVERIFY(!s.button(u"link"_s)->isEnabled());
        QVERIFY(s.button(u"text"_s)->isEnabled());
    }

    void aLinkShowsItsTargetFirst() {
        PaneStage s;
        s.browser().showArticle(damaged);
        Q_EMIT s.browser().reader().findChild<ArticleView*>()->anchorClicked(
            QUrl(u"https://help.nordlicht.example/2"_s));
        auto* question = s.host.findChild<QuestionCard*>();
        QVERIFY(question);
        QVERIFY(question->accessibleDescription().contains(u"help.nordlicht.example"_s));
    }

    void savesWhatIsInTheFields() {
        PaneStage s;
        s.edit(damaged);
        QCOMPARE(s.browser().shown(), u"editor"_s);
        s.body()->setPlainText(u"New body"_s);
        s.button(u"save"_s)->click();
        QTRY_COMPARE(s.workspace.savedArticles.size(), 1);
        const Article& saved = s.workspace.savedArticles.constFirst();
        QCOMPARE(saved.ref, damaged);
        QCOMPARE(saved.body, u"New body"_s);
        QCOMPARE(saved.title, u"My tent arrived damaged"_s);
        QCOMPARE(saved.version, 3);
        QTRY_COMPARE(s.browser().shown(), u"reader"_s);
        QCOMPARE(s.browser().reader().article().body, u"New body"_s);
    }

    void aNewArticleNeedsATitle() {
        PaneStage s;
        s.browser().write();
        s.body()->setPlainText(u"Something"_s);
        s.button(u"save"_s)->click();
        QVERIFY(s.notice().contains(u"title"_s));
        QVERIFY(s.workspace.savedArticles.isEmpty());
        const auto fields = s.browser().editor().findChildren<QLineEdit*>();
        for (QLineEdit* field : fields) {
            if (field->accessibleName() == "Title"_L1)
                field->setText(u"How do I wash wool?"_s);
        }
        s.button(u"save"_s)->click();
        QTRY_COMPARE(s.workspace.savedArticles.size(), 1);
        QCOMPARE(s.workspace.savedArticles.constFirst().ref.account, AccountId(u"shop"_s));
        QVERIFY(s.workspace.savedArticles.constFirst().ref.id.isEmpty());
    }

    void aFailedSaveKeepsTheText() {
        PaneStage s;
        s.edit(damaged);
        s.body()->setPlainText(u"Precious"_s);
        s.workspace.saveFailure = Error{ErrorKind::Transient, {}, {}, 0, {}};
        s.button(u"save"_s)->click();
        QTRY_VERIFY(s.notice().contains(u"your text is kept"_s));
        QCOMPARE(s.body()->toPlainText(), u"Precious"_s);
        QCOMPARE(s.browser().shown(), u"editor"_s);
    }

    void aConflictShowsBothAndKeepsTheText() {
        PaneStage s;
        s.edit(damaged);
        s.body()->setPlainText(u"Mine"_s);
        s.workspace.saveFailure = Error{ErrorKind::Conflict, {}, {}, 409, {}};
        s.button(u"save"_s)->click();
        auto* conflict = s.browser().editor().findChild<ArticleConflict*>();
        QTRY_VERIFY(conflict->isVisible());
        QVERIFY(!s.button(u"keepMine"_s)->isEnabled()); // Theirs is not here yet.
        Article theirs = *s.workspace.fake.article(damaged).value();
        theirs.body = u"Theirs"_s;
        theirs.version = 4;
        s.workspace.fake.articleList.removeIf([](const Article& a) { return a.ref == damaged; });
        s.workspace.fake.articleList.append(theirs);
        ChangeSet changes;
        changes.articles = true;
        Q_EMIT s.workspace.changed(changes);
        QTRY_VERIFY(s.button(u"keepMine"_s)->isEnabled());
        QCOMPARE(conflict->findChild<QPlainTextEdit*>(u"theirs"_s)->toPlainText(), u"Theirs"_s);
        QCOMPARE(s.body()->toPlainText(), u"Mine"_s);
        s.workspace.saveFailure.reset();
        s.button(u"keepMine"_s)->click();
        QTRY_COMPARE(s.workspace.savedArticles.size(), 1);
        QCOMPARE(s.workspace.savedArticles.constFirst().body, u"Mine"_s);
        QCOMPARE(s.workspace.savedArticles.constFirst().version, 4);
    }

    void takingTheirsCanBeTakenBack() {
        PaneStage s;
        s.edit(damaged);
        s.body()->setPlainText(u"Mine"_s);
        Article theirs = *s.workspace.fake.article(damaged).value();
        theirs.body = u"Theirs"_s;
        theirs.version = 4;
        s.workspace.fake.articleList.prepend(theirs);
        s.workspace.saveFailure = Error{ErrorKind::Conflict, {}, {}, 409, {}};
        s.button(u"save"_s)->click();
        QTRY_VERIFY(s.button(u"takeTheirs"_s));
        s.button(u"takeTheirs"_s)->click();
        QCOMPARE(s.body()->toPlainText(), u"Theirs"_s);
        const auto bars = s.browser().editor().findChildren<NoticeBar*>();
        bars.constFirst()->findChild<QPushButton*>()->click();
        QCOMPARE(s.body()->toPlainText(), u"Mine"_s);
    }

    void unsavedTextComesBack() {
        PaneStage s;
        s.edit(damaged);
        s.body()->setPlainText(u"Half a thought"_s);
        s.button(u"editorBack"_s)->click();
        s.browser().showArticle({AccountId(u"shop"_s), u"a2"_s});
        s.edit(damaged);
        QCOMPARE(s.body()->toPlainText(), u"Half a thought"_s);
        QVERIFY(s.notice().contains(u"not saved yet"_s));
        s.button(u"discard"_s)->click();
        s.edit(damaged);
        QVERIFY(s.body()->toPlainText().startsWith(u"We are sorry"_s));
        QVERIFY(s.notice().isEmpty());
    }

    void aLateAnswerLeavesTheNextArticleAlone() {
        PaneStage s;
        const ArticleRef next{AccountId(u"shop"_s), u"a2"_s};
        s.workspace.holdSaves = true;
        s.edit(damaged);
        s.body()->setPlainText(u"Text of the first"_s);
        s.button(u"save"_s)->click();
        s.button(u"editorBack"_s)->click();
        s.edit(next);
        s.body()->setPlainText(u"Text of the second"_s);
        QVERIFY(s.button(u"save"_s)->isEnabled());
        s.workspace.answerSaves();
        QTRY_VERIFY(s.navigator.said.join(u' ').contains(u"My tent arrived damaged"_s));
        QCOMPARE(s.browser().shown(), u"editor"_s);
        QCOMPARE(s.body()->toPlainText(), u"Text of the second"_s);
        s.workspace.holdSaves = false;
        s.button(u"save"_s)->click();
        QTRY_COMPARE(s.workspace.savedArticles.size(), 2);
        QCOMPARE(s.workspace.savedArticles.constLast().ref, next);
        // The first is saved: nothing of it waits any more.
        QTRY_COMPARE(s.browser().shown(), u"reader"_s);
        s.edit(damaged);
        QCOMPARE(s.body()->toPlainText(), u"Text of the first"_s);
        QCOMPARE(s.notice(), QString());
    }

    void aLateConflictStaysOutOfTheNextArticle() {
        PaneStage s;
        s.workspace.holdSaves = true;
        s.edit(damaged);
        s.body()->setPlainText(u"Mine"_s);
        s.button(u"save"_s)->click();
        s.button(u"editorBack"_s)->click();
        s.edit({AccountId(u"shop"_s), u"a2"_s});
        s.workspace.saveFailure = Error{ErrorKind::Conflict, {}, {}, 409, {}};
        s.workspace.answerSaves();
        QTRY_VERIFY(s.navigator.said.join(u' ').contains(u"My tent arrived damaged"_s));
        QVERIFY(!s.browser().editor().findChild<ArticleConflict*>()->isVisible());
        // Its text is kept for the next time.
        s.edit(damaged);
        QCOMPARE(s.body()->toPlainText(), u"Mine"_s);
        QVERIFY(s.notice().contains(u"not saved yet"_s));
    }

    void aTextThatComesBackWhileItIsSavedGetsItsAnswer() {
        PaneStage s;
        s.workspace.holdSaves = true;
        s.edit(damaged);
        s.body()->setPlainText(u"On its way"_s);
        s.button(u"save"_s)->click();
        s.button(u"editorBack"_s)->click();
        s.edit(damaged);
        QCOMPARE(s.body()->toPlainText(), u"On its way"_s);
        QVERIFY(!s.button(u"save"_s)->isEnabled());
        s.workspace.answerSaves();
        QTRY_COMPARE(s.browser().shown(), u"reader"_s);
        QCOMPARE(s.browser().reader().article().body, u"On its way"_s);
    }

    void anotherConversationDoesNotCloseTheEditor() {
        PaneStage s;
        s.edit(damaged);
        s.pane->setConversation(s.mine().constFirst(), s.workspace.fake.owners.value(s.mine().constFirst()));
        QCOMPARE(s.browser().shown(), u"editor"_s);
    }

    void whereNothingCanBeWrittenNothingIsOffered() {
        RoomStage s(false);
        s.workspace.can.articleWriting = false;
        s.show(new KnowledgePage(s.context));
        QVERIFY(s.words().contains(u"No articles yet"_s));
        const auto buttons = s.host.findChildren<QAbstractButton*>();
        for (const QAbstractButton* button : buttons)
            QVERIFY(!button->isVisible() || button->text() != u"Write an article"_s);
    }

    void pageShowsSearchAndArticleSideBySide() {
        RoomStage s;
        auto* page = s.show(new KnowledgePage(s.context));
        page->open(u"shop/a1"_s);
        QCOMPARE(page->browser().shown(), u"reader"_s);
        QVERIFY(page->browser().search().isVisible());
        QCOMPARE(s.nameless(), QStringList());
        page->open(u"new"_s);
        QCOMPARE(page->browser().shown(), u"editor"_s);
        QCOMPARE(s.nameless(), QStringList());
    }
};

QTEST_MAIN(TestKnowledgeBrowser)
#include "test_knowledge_browser.moc"
