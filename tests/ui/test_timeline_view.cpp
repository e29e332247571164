// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/ui_test.h"
#include "ui/timeline/attachment_opener.h"
#include "ui/timeline/event_words.h"
#include "ui/timeline/timeline_view.h"

#include <QAccessible>
#include <QClipboard>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTextBlock>
#include <QTextDocument>
#include <chrono>

using namespace segue;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const CustomerId longCustomer{u"customer-Ten Thousand Words GmbH"_s};

struct TimelineStage : UiStage {
    TimelineView view{workspace};

    explicit TimelineStage(const CustomerId& customer = longCustomer) {
        view.resize(700, 600);
        view.show();
        QVERIFY2(QTest::qWaitForWindowExposed(&view), "not shown");
        view.setCustomer(customer, {}, std::nullopt);
    }

    //! A message in the middle of the view, and where it is.
    std::pair<QString, int> middle() const {
        for (int i = 0; i < view.itemCount(); ++i) {
            const QRect rect = view.itemRect(i);
            if (rect.top() > view.viewport()->height() / 3 &&
                view.item(i).kind == TimelineItem::Kind::Message)
                return {view.item(i).key, rect.top()};
        }
        return {};
    }
    int topOf(const QString& key) const {
        for (int i = 0; i < view.itemCount(); ++i) {
            if (view.item(i).key == key)
                return view.itemRect(i).top();
        }
        return -100000;
    }
    int find(const QString& text) const {
        for (int i = 0; i < view.itemCount(); ++i) {
            if (view.item(i).kind == TimelineItem::Kind::Message && view.itemName(i).contains(text))
                return i;
        }
        return -1;
    }

    Entry entry(const CustomerId& customer, const QString& text) {
        Entry e;
        e.ref = {AccountId(u"shop"_s), u"x%1"_s.arg(++m_entries)};
        e.conversation = workspace.fake.entriesOf.value(customer).constLast().conversation;
        e.kind = EntryKind::Message;
        e.visibility = Visibility::Public;
        e.channel = Channel::Email;
        e.author = {AuthorKind::Customer, customer.value(), u"Mara"_s};
        e.text = text;
        e.at = workspace.clock + Millis{m_entries};
        return e;
    }
    void arrive(const CustomerId& customer, const Entry& e) {
        workspace.fake.addEntry(customer, e);
        workspace.touch(e.conversation);
    }

private:
    int m_entries = 0;
};

} // namespace

class TestTimelineView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void opensAtTheEnd() {
        TimelineStage s;
        QVERIFY(s.view.isAtEnd());
        QVERIFY(s.view.itemName(s.view.itemCount() - 1).contains(u"Message 9999"_s));
        QVERIFY(s.view.itemRect(s.view.itemCount() - 1).bottom() <= s.view.viewport()->height());
        QVERIFY(s.view.itemCount() < 200);
    }

    void keepsCellsForWhatIsNearOnly() {
        TimelineStage s;
        QScrollBar* bar = s.view.verticalScrollBar();
        for (int i = 0; i < 400; ++i) {
            bar->setValue(bar->value() - 500);
            s.view.viewport()->repaint();
        }
        QVERIFY(s.view.source().rows().size() > 400);
        QVERIFY(s.view.source().rows().size() <= 1500);
        QVERIFY(s.view.liveCells() <= 170);
    }

    void reachesTheBeginningOfTenThousand() {
        TimelineStage s;
        QScrollBar* bar = s.view.verticalScrollBar();
        for (int i = 0; i < 400 && !s.view.source().atStart(); ++i)
            bar->setValue(0);
        QVERIFY(s.view.source().atStart());
        bar->setValue(0);
        QVERIFY(s.find(u"Message 0."_s) >= 0);
        QVERIFY(!s.view.source().atEnd());
        s.view.scrollToEnd();
        QVERIFY(s.view.isAtEnd());
        QVERIFY(s.find(u"Message 9999"_s) >= 0);
    }

    void nothingMovesWhenRowsArriveAbove() {
        TimelineStage s;
        QScrollBar* bar = s.view.verticalScrollBar();
        bar->setValue(bar->maximum() / 2);
        s.view.viewport()->repaint();
        const auto [key, top] = s.middle();
        const auto rows = s.view.source().rows().size();
        s.view.source().loadBefore();
        QVERIFY(s.view.source().rows().size() > rows);
        QCOMPARE(s.topOf(key), top);
    }

    void nothingMovesAtTheVeryTop() {
        TimelineStage s;
        QScrollBar* bar = s.view.verticalScrollBar();
        bar->setValue(1);
        const auto [key, top] = s.middle();
        // The break at the top of what is loaded gives way to the rows above it.
        s.view.source().loadBefore();
        QCOMPARE(s.topOf(key), top);
        QVERIFY(bar->value() > 0);
    }

    void nothingMovesWhenRowsArriveBelow() {
        TimelineStage s;
        QScrollBar* bar = s.view.verticalScrollBar();
        bar->setValue(bar->maximum() / 2);
        QSignalSpy below(&s.view, &TimelineView::newBelow);
        const auto [key, top] = s.middle();
        s.arrive(longCustomer, s.entry(longCustomer, u"fresh"_s));
        QTRY_VERIFY(!below.isEmpty() && below.constLast().constFirst().toInt() == 1);
        QCOMPARE(s.topOf(key), top);
        QVERIFY(!s.view.isAtEnd());
    }

    void staysAtTheEndWhenThere() {
        TimelineStage s;
        s.arrive(longCustomer, s.entry(longCustomer, u"fresh words"_s));
        QTRY_VERIFY(s.find(u"fresh words"_s) >= 0);
        QVERIFY(s.view.isAtEnd());
    }

    void anchorHoldsWhenTheWidthChanges() {
        TimelineStage s;
        QScrollBar* bar = s.view.verticalScrollBar();
        bar->setValue(bar->maximum() / 2);
        s.view.viewport()->repaint();
        QString key;
        int top = 0;
        for (int i = 0; i < s.view.itemCount() && key.isEmpty(); ++i) {
            if (s.view.itemRect(i).top() >= 0 && s.view.item(i).kind == TimelineItem::Kind::Message) {
                key = s.view.item(i).key;
                top = s.view.itemRect(i).top();
            }
        }
        s.view.resize(460, 600);
        QCOMPARE(s.topOf(key), top);
        s.view.resize(900, 600);
        QCOMPARE(s.topOf(key), top);
    }

    void anEchoBecomesItsEntryInPlace() {
        TimelineStage s{CustomerId(u"customer-Mara Lindqvist"_s)};
        const int echo = s.find(u"two spare pegs are in the parcel"_s);
        QVERIFY(echo >= 0);
        const QString key = s.view.item(echo).key;
        QVERIFY(s.view.itemName(echo).contains(u"Waiting to be sent"_s));
        Entry stored = s.entry(
            CustomerId(u"customer-Mara Lindqvist"_s), u"Of course, two spare pegs are in the parcel 🎒"_s);
        stored.author = {AuthorKind::Agent, u"agent-ana"_s, u"Ana"_s};
        stored.delivery = Delivery::Sent;
        stored.command = s.workspace.fake.outboxItems.constFirst().command.id;
        s.arrive(CustomerId(u"customer-Mara Lindqvist"_s), stored);
        QTRY_VERIFY(s.view.itemName(s.view.itemCount() - 1).contains(u"Sent"_s));
        QCOMPARE(s.view.item(s.view.itemCount() - 1).key, key);
        int copies = 0;
        for (int i = 0; i < s.view.itemCount(); ++i)
            copies += s.view.itemName(i).contains(u"two spare pegs are in"_s) ? 1 : 0;
        QCOMPARE(copies, 1);
    }

    void outboxRowsOfferWhatCanBeDone() {
        TimelineStage s{CustomerId(u"customer-Priya Raman"_s)};
        const int row = s.find(u"on the list for green"_s);
        QVERIFY(s.view.itemName(row).contains(u"It may have been sent."_s));
        QStringList labels;
        for (const CellAction& action : s.view.itemActions(row))
            labels.append(action.label);
        QCOMPARE(labels, (QStringList{u"Check again"_s, u"It is there"_s, u"Send again"_s}));
        QSignalSpy chosen(&s.view, &TimelineView::actionChosen);
        s.view.runAction(row, s.view.itemActions(row).at(2));
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.constFirst().at(1).value<CellAction>().outbox, OutboxAction::SendAgain);
    }

    //! Nothing in customers' HTML reads a file, a resource or the network, and nothing of it stands on the
    //! screen as markup.
    void hostileHtmlIsHarmless() {
        const CustomerId mara(u"customer-Mara Lindqvist"_s);
        TimelineStage s{mara};
        QFile secret(s.folder.filePath(u"secret.png"_s));
        QVERIFY(secret.open(QIODevice::WriteOnly));
        QImage red(64, 64, QImage::Format_RGB32);
        red.fill(Qt::red);
        red.save(&secret, "PNG");
        secret.close();
        Entry e = s.entry(mara, u"hostile"_s);
        e.html = u"<script>alert(1)</script><style>@import url(file:///etc/passwd);</style>"
                 "<img src='file://%1'><img src='%1'><img src='//host/share/x.png'><img "
                 "src=':/segue/icons/flag.svg'>"
                 "<img src='http://127.0.0.1:1/x.png'><img src='cid:nobody'><iframe "
                 "src='file:///etc/passwd'></iframe>"
                 "<a href='javascript:alert(1)'>bank</a><a href='https://evil.example/'>www.bank.example</a>"
                 "<table><tr><td>%2</td></tr></table><p onclick='x()'>visible words</p>"_s.arg(
                     secret.fileName(), QString(u"<table><tr><td>"_s).repeated(3000));
        s.arrive(mara, e);
        QTRY_VERIFY(s.find(u"visible words"_s) >= 0);
        const int row = s.find(u"visible words"_s);
        QVERIFY(!s.view.itemName(row).contains(u"alert"_s));
        for (const CellAction& action : s.view.itemActions(row))
            QVERIFY(!action.target.startsWith("javascript"_L1) && !action.target.startsWith("file"_L1));
        const QImage shot = s.view.grab().toImage();
        int redPixels = 0;
        for (int y = 0; y < shot.height(); ++y)
            for (int x = 0; x < shot.width(); ++x)
                redPixels += shot.pixelColor(x, y) == QColor(Qt::red) ? 1 : 0;
        QCOMPARE(redPixels, 0);
    }

    //! The document guards itself, whatever the sanitiser lets through.
    void theDocumentReadsNothing() {
        const UiStage stage(false);
        const QString path = stage.folder.filePath(u"secret.png"_s);
        QImage red(64, 64, QImage::Format_RGB32);
        red.fill(Qt::red);
        QVERIFY(red.save(path));
        SafeDocument document;
        document.setSafeHtml(u"<img src='%1'><img src='file://%1'><img src='cid:ours'>"_s.arg(path), 200);
        for (const QString& source : {path, u"file://"_s + path, u":/segue/icons/flag.svg"_s}) {
            const QVariant read = document.resource(QTextDocument::ImageResource, QUrl(source));
            QVERIFY2(!read.isNull(), qPrintable(source));
            QVERIFY2(read.value<QImage>().size() != red.size(), qPrintable(source));
        }
        document.setPicture(u"cid:ours"_s, red);
        QCOMPARE(
            document.resource(QTextDocument::ImageResource, QUrl(u"cid:ours"_s)).value<QImage>().size(),
            red.size());
    }

    void neighbouringPicturesAreAllLimited() {
        SafeDocument document;
        QString html;
        for (int width = 600; width < 640; ++width)
            html += u"<img src='cid:a' width=%1>"_s.arg(width);
        document.setSafeHtml(u"<p>a%1b%1c<b>d</b></p>"_s.arg(html), 200);
        QList<qreal> widths;
        for (auto it = document.begin().begin(); !it.atEnd(); ++it) {
            const QTextCharFormat format = it.fragment().charFormat();
            if (format.isImageFormat())
                widths += QList<qreal>(it.fragment().length(), format.toImageFormat().width());
        }
        QCOMPARE(widths, QList<qreal>(80, 200));
    }

    void quotesAreFoldedAndOpen() {
        TimelineStage s{CustomerId(u"customer-Mara Lindqvist"_s)};
        const int row = s.find(u"torn for about"_s);
        QVERIFY(row >= 0);
        QVERIFY(!s.view.itemName(row).contains(u"Track it at"_s));
        QVERIFY(!s.view.itemName(row).contains(u"Nordlicht Outdoor wrote"_s));
        for (const CellAction& action : s.view.itemActions(row)) {
            if (action.kind == CellAction::Kind::ShowQuote) {
                s.view.runAction(row, action);
                break;
            }
        }
        QVERIFY(s.view.itemName(s.find(u"torn for about"_s)).contains(u"Track it at"_s));
    }

    void longTextsAreFolded() {
        const CustomerId mara(u"customer-Mara Lindqvist"_s);
        TimelineStage s{mara};
        s.arrive(mara, s.entry(mara, u"endless "_s + QString(u"words and more words\n"_s).repeated(400)));
        QTRY_VERIFY(s.find(u"endless"_s) >= 0);
        const int row = s.find(u"endless"_s);
        const int folded = s.view.itemRect(row).height();
        QVERIFY(folded < 600);
        QCOMPARE(s.view.itemActions(row).constFirst().kind, CellAction::Kind::ShowMore);
        s.view.runAction(row, s.view.itemActions(row).constFirst());
        QVERIFY(s.view.itemRect(s.find(u"endless"_s)).height() > 3 * folded);
    }

    void selectsAcrossMessages() {
        TimelineStage s{CustomerId(u"customer-Mara Lindqvist"_s)};
        const int first = s.find(u"One more thing"_s);
        const int last = s.find(u"北海道"_s);
        QVERIFY(first >= 0 && last > first);
        QWidget* port = s.view.viewport();
        QTest::mousePress(port, Qt::LeftButton, {}, s.view.itemRect(first).topLeft() + QPoint(60, 6));
        QMouseEvent move(
            QEvent::MouseMove, s.view.itemRect(last).bottomRight() - QPoint(20, 4),
            port->mapToGlobal(s.view.itemRect(last).bottomRight()), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(port, &move);
        QVERIFY(s.view.hasSelection());
        QVERIFY(s.view.selectedText().contains(u"spare pegs"_s));
        QVERIFY(s.view.selectedText().contains(u"札幌市"_s));
        QTest::keyClick(&s.view, Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QApplication::clipboard()->text().contains(u"rocky"_s));
    }

    void findGoesUpwards() {
        TimelineStage s;
        s.view.setFind(u"Message 9950"_s);
        QVERIFY(s.view.findNext(true));
        QVERIFY(s.view.itemName(s.view.focusedItem()).contains(u"Message 9950"_s));
        s.view.setFind(u"no such words"_s);
        QVERIFY(!s.view.findNext(true));
    }

    void keyboardGoesThroughItems() {
        TimelineStage s;
        s.view.clearFocus();
        QApplication::setActiveWindow(&s.view);
        s.view.setFocus(Qt::TabFocusReason);
        QTRY_VERIFY(s.view.hasFocus());
        QTRY_VERIFY(s.view.focusedItem() >= 0);
        const int before = s.view.focusedItem();
        QTest::keyClick(&s.view, Qt::Key_Up);
        QCOMPARE(s.view.focusedItem(), before - 1);
        for (int i = 0; i < 30; ++i)
            QTest::keyClick(&s.view, Qt::Key_Up);
        const QRect rect = s.view.itemRect(s.view.focusedItem());
        QVERIFY(rect.intersects(s.view.viewport()->rect()));
        QTest::keyClick(&s.view, Qt::Key_End);
        QVERIFY(s.view.isAtEnd());
        QCOMPARE(s.view.focusedItem(), s.view.itemCount() - 1);
    }

    void speaks() {
        TimelineStage s{CustomerId(u"customer-Mara Lindqvist"_s)};
        QAccessibleInterface* list = QAccessible::queryAccessibleInterface(&s.view);
        QVERIFY(list);
        QCOMPARE(list->role(), QAccessible::List);
        QCOMPARE(list->childCount(), s.view.itemCount());
        const int row = s.find(u"One more thing"_s);
        QAccessibleInterface* child = list->child(row);
        QVERIFY(child && child->isValid());
        QCOMPARE(child->role(), QAccessible::ListItem);
        const QString name = child->text(QAccessible::Name);
        QVERIFY2(name.startsWith(u"Message from Mara Lindqvist, "_s), qPrintable(name));
        QVERIFY(name.contains(u"Web chat"_s));
        QCOMPARE(list->indexOfChild(child), row);
        QVERIFY(!child->rect().isEmpty());
        const int note = s.find(u"Stock in Hamburg"_s);
        QVERIFY(list->child(note)->text(QAccessible::Name).startsWith(u"Internal note by Jonas Weber"_s));
        s.view.focusItem(row);
        QVERIFY(list->child(row)->actionInterface()->actionNames().contains(
            QAccessibleActionInterface::setFocusAction()));
    }

    void typingIsShown() {
        TimelineStage s;
        const int before = s.view.itemCount();
        s.view.setTyping(u"Mara is typing…"_s);
        QCOMPARE(s.view.itemCount(), before + 1);
        QVERIFY(s.view.isAtEnd());
        s.view.setTyping({});
        QCOMPARE(s.view.itemCount(), before);
    }

    void rightToLeftMirrors() {
        TimelineStage s{CustomerId(u"customer-Mara Lindqvist"_s)};
        const QImage ltr = s.view.grab().toImage();
        s.view.setLayoutDirection(Qt::RightToLeft);
        const QImage rtl = s.view.grab().toImage();
        QVERIFY(ltr != rtl);
    }

    void aCopyIsWrittenWholeOrNotAtAll() {
        const QTemporaryDir dir;
        const auto write = [&dir](const QString& name, const QByteArray& bytes) {
            QFile file(dir.filePath(name));
            return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
        };
        const auto read = [&dir](const QString& name) {
            QFile file(dir.filePath(name));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("none");
        };
        const QByteArray large(3 * 1024 * 1024 + 1, 'x');
        QVERIFY(write(u"large"_s, large));
        QVERIFY(write(u"old"_s, "what was there"));
        QVERIFY(!writeCopy(dir.filePath(u"gone"_s), dir.filePath(u"old"_s)));
        QCOMPARE(read(u"old"_s), "what was there"_ba);
        QVERIFY(writeCopy(dir.filePath(u"large"_s), dir.filePath(u"old"_s)));
        QVERIFY(read(u"old"_s) == large);
    }

    void changesAreSaidInWords() {
        TimelineStage s;
        TimelineRow row;
        row.entry = s.entry(longCustomer, {});
        row.entry.author = {AuthorKind::Agent, u"mia"_s, u"Mia"_s};
        row.entry.change = Change{u"assignee"_s, {}, u"mia"_s};
        QCOMPARE(describeEvent(row, s.workspace), u"Mia took it"_s);
        row.entry.change->after = u"jonas"_s;
        QCOMPARE(describeEvent(row, s.workspace), u"Mia assigned it to jonas"_s);
        // A customer may have the id of an agent.
        row.entry.author.kind = AuthorKind::Customer;
        row.entry.change->after = u"mia"_s;
        QCOMPARE(describeEvent(row, s.workspace), u"Mia assigned it to mia"_s);
    }

    void aSnoozeIsOneLine() {
        TimelineStage s;
        const auto change = [&s](const Change& what) {
            Entry e = s.entry(longCustomer, {});
            e.kind = EntryKind::Event;
            e.visibility = Visibility::Internal;
            e.author = {AuthorKind::Agent, u"mia"_s, u"Mia"_s};
            e.change = what;
            s.arrive(longCustomer, e);
        };
        change({u"status"_s, u"open"_s, u"snoozed"_s});
        change({u"snooze"_s, {}, QString::number(toMs(s.workspace.clock + 24h))});
        const auto said = [&s] { return s.view.itemName(s.view.itemCount() - 1); };
        QTRY_VERIFY(said().startsWith(u"Mia snoozed it until"_s));
        QVERIFY2(!said().contains(u"status"_s), qPrintable(said()));
    }

    void dangerousFilesAreKnown() {
        for (const QString& name :
             {u"a.exe"_s,
              u"a.PDF.js"_s,
              u"x.docm"_s,
              u"x.html"_s,
              u"x.svg"_s,
              u"x.exe. "_s,
              u"photo\u202Egpj.exe"_s,
              u"run.desktop"_s,
              u"a.xll"_s,
              u"a.iqy"_s,
              u"a.slk"_s,
              u"a.vb"_s,
              u"a.wsc"_s,
              u"a.sct"_s,
              u"a.diagcab"_s,
              u"a.website"_s,
              u"a.webloc"_s,
              u"a.ps1xml"_s,
              u"a.fish"_s,
              u"a.ksh"_s})
            QVERIFY2(isDangerousToOpen(name), qPrintable(name));
        for (const QString& name : {u"a.pdf"_s, u"photo.jpg"_s, u"list.xlsx"_s, u"note.txt"_s})
            QVERIFY2(!isDangerousToOpen(name), qPrintable(name));
        QCOMPARE(safeFileName(u"../../etc/passwd"_s), u"passwd"_s);
        QCOMPARE(safeFileName(u"..\\..\\boot.ini"_s), u"boot.ini"_s);
        QCOMPARE(safeFileName(u".bashrc"_s), u"bashrc"_s);
        QCOMPARE(safeFileName(u"a\nb:c?.txt"_s), u"abc.txt"_s);
        QCOMPARE(safeFileName({}), u"attachment"_s);
        QVERIFY(safeFileName(QString(500, u'x') + u".pdf"_s).endsWith(u".pdf"_s));
        QVERIFY(safeFileName(QString(500, u'x') + u".pdf"_s).size() <= 120);
    }
};

QTEST_MAIN(TestTimelineView)
#include "test_timeline_view.moc"
