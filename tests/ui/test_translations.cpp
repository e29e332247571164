// SPDX-License-Identifier: GPL-3.0-or-later
// The way of a text from tr() to the screen in another language: the files are complete, the program asks for
// what they hold, and plural forms are those of the language.
#include "app/segue/panes.h"
#include "core/base/translations.h"
#include "tests/fakes/sample_rooms.h"
#include "tests/ui/ui_test.h"
#include "ui/composer/composer.h"
#include "ui/inbox/conversation_view.h"
#include "ui/inbox/inbox_page.h"
#include "ui/shell/action_registry.h"

#include <QAbstractButton>
#include <QAction>
#include <QDirIterator>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QSet>
#include <QTranslator>
#include <QXmlStreamReader>
#include <algorithm>

using namespace segue;
using namespace Qt::StringLiterals;

namespace {

const QString root = QStringLiteral(SEGUE_SOURCE_DIR);

//! One <message> of a .ts file.
struct TsMessage {
    QString context;
    QString source;
    QString type; //!< Of its translation: "unfinished", "vanished", "obsolete", or empty for a good one.
    QStringList forms;
    bool isPlural = false;
};

void readTranslation(QXmlStreamReader& xml, TsMessage& message) {
    message.type = xml.attributes().value("type"_L1).toString();
    if (!message.isPlural) {
        message.forms = {xml.readElementText()};
        return;
    }
    while (xml.readNextStartElement())
        message.forms.append(xml.readElementText());
}

TsMessage readMessage(QXmlStreamReader& xml, const QString& context) {
    TsMessage message;
    message.context = context;
    message.isPlural = xml.attributes().value("numerus"_L1) == "yes"_L1;
    while (xml.readNextStartElement()) {
        if (xml.name() == "source"_L1)
            message.source = xml.readElementText();
        else if (xml.name() == "translation"_L1)
            readTranslation(xml, message);
        else
            xml.skipCurrentElement();
    }
    return message;
}

//! Empty where the file cannot be read.
QList<TsMessage> readTs(const QString& language) {
    QFile file(root + u"/translations/segue_%1.ts"_s.arg(language));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QList<TsMessage> messages;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == "name"_L1)
            context = xml.readElementText();
        else if (xml.name() == "message"_L1)
            messages.append(readMessage(xml, context));
    }
    return xml.hasError() ? QList<TsMessage>() : messages;
}

QStringList placeholders(const QString& text) {
    static const QRegularExpression pattern(u"%(?:L?\\d+|n)"_s);
    QStringList found;
    for (auto it = pattern.globalMatch(text); it.hasNext();)
        found.append(it.next().captured());
    std::sort(found.begin(), found.end());
    return found;
}

//! The mark that a text ends with, as far as it says what will happen; a null character for none.
QChar endOf(const QString& text) {
    const QChar last = text.isEmpty() ? QChar() : text.back();
    return u".:?…"_s.contains(last) ? last : QChar();
}

//! What is wrong with a message; empty for nothing.
QString faultOf(const TsMessage& message) {
    if (!message.type.isEmpty())
        return message.type;
    if (message.forms.size() != (message.isPlural ? 2 : 1))
        return u"wrong number of forms"_s;
    for (const QString& form : message.forms) {
        if (form.isEmpty())
            return u"empty"_s;
        if (placeholders(form) != placeholders(message.source))
            return u"other placeholders"_s;
        if (form.count(u'&') != message.source.count(u'&'))
            return u"other mnemonics"_s;
        if (endOf(form) != endOf(message.source))
            return u"other ending"_s;
    }
    return {};
}

//! The contexts under which the program asks: those of its Q_OBJECT classes, and the ones it declares.
QSet<QString> contextsOfTheProgram() {
    static const QRegularExpression declared(u"Q_DECLARE_TR_FUNCTIONS\\(([\\w:]+)\\)"_s);
    static const QRegularExpression object(u"class (\\w+)[^;{]*\\{\\s*Q_OBJECT\\b"_s);
    QSet<QString> contexts;
    for (const QString& top : {u"app"_s, u"core"_s, u"ui"_s}) {
        QDirIterator files(
            root + u'/' + top, {u"*.h"_s, u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const QString text = QString::fromUtf8(file.readAll());
            for (auto it = declared.globalMatch(text); it.hasNext();)
                contexts.insert(it.next().captured(1));
            for (auto it = object.globalMatch(text); it.hasNext();)
                contexts.insert(u"segue::"_s + it.next().captured(1));
        }
    }
    return contexts;
}

QString translated(const char* context, const char* source, int n) {
    return QCoreApplication::translate(context, source, nullptr, n);
}

//! Answers in German, and notes what it was asked and could not answer.
class NotingTranslator final : public QTranslator {
public:
    NotingTranslator() {
        const QList<TsMessage> messages = readTs(u"de"_s);
        for (const TsMessage& message : messages)
            m_ours.insert(message.source);
    }
    QString
    translate(const char* context, const char* source, const char* disambiguation, int n) const override {
        const QString answer = QTranslator::translate(context, source, disambiguation, n);
        const QString what = QString::fromUtf8(context) + u" | "_s + QString::fromUtf8(source);
        // A class without Q_OBJECT asks under the name of the Qt class that it is made from.
        const bool ofQt = what.startsWith("QShortcut "_L1); // Names of keys, some of which are words of ours.
        const bool ours = what.startsWith("segue::"_L1) || m_ours.contains(QString::fromUtf8(source));
        if (answer.isNull() && ours && !ofQt)
            unanswered.insert(what);
        return answer;
    }
    mutable QSet<QString> unanswered;

private:
    QSet<QString> m_ours;
};

//! The whole window in German.
struct GermanStage : UiStage {
    GermanStage() {
        fillSampleRooms(workspace);
        workspace.hub = u"http://127.0.0.1:41732"_s;
        workspace.folder = folder.path();
        show({1400, 900}, panePlugins());
    }
    //! The accessible names and texts of all that can be seen.
    QSet<QString> words() const {
        QSet<QString> all;
        const auto widgets = window->findChildren<QWidget*>();
        for (const QWidget* widget : widgets) {
            if (!widget->isVisible())
                continue;
            all.insert(widget->accessibleName());
            all.insert(widget->toolTip());
            if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
                all.insert(button->text());
            if (const auto* line = qobject_cast<const QLineEdit*>(widget))
                all.insert(line->placeholderText());
            if (const auto* text = qobject_cast<const QPlainTextEdit*>(widget))
                all.insert(text->placeholderText());
        }
        return all;
    }
    QStringList missing(const QStringList& wanted) const {
        const QSet<QString> all = words();
        QStringList out;
        for (const QString& word : wanted) {
            if (!all.contains(word))
                out.append(word);
        }
        return out;
    }
};

} // namespace

class TestTranslations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() {
        qDeleteAll(qApp->findChildren<QTranslator*>());
        QLocale::setDefault(QLocale::c());
    }

    void everyMessageIsFinished_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("atLeast");
        QTest::newRow("German") << u"de"_s << 900;
        QTest::newRow("English plurals") << u"en"_s << 20;
    }
    void everyMessageIsFinished() {
        QFETCH(QString, language);
        QFETCH(int, atLeast);
        const QList<TsMessage> messages = readTs(language);
        QVERIFY2(messages.size() >= atLeast, "the file is not there, or is not complete");
        QStringList faults;
        for (const TsMessage& message : messages) {
            if (const QString fault = faultOf(message); !fault.isEmpty())
                faults.append(fault + u": "_s + message.context + u" | "_s + message.source);
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }

    //! A text that is filed under another name than the one it is asked for by is never shown.
    void everyContextIsAskedFor() {
        const QSet<QString> known = contextsOfTheProgram();
        QVERIFY(known.contains(u"segue::MainWindow"_s));
        QSet<QString> wrong;
        const QList<TsMessage> messages = readTs(u"de"_s);
        for (const TsMessage& message : messages) {
            if (!known.contains(message.context))
                wrong.insert(message.context);
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(QStringList(wrong.values()).join(u'\n')));
    }

    void pluralsAreThoseOfTheLanguage_data() {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("two");
        QTest::newRow("German") << u"de_AT"_s << u"1 neue Nachricht"_s << u"2 neue Nachrichten"_s;
        QTest::newRow("English") << u"en_GB"_s << u"1 new message"_s << u"2 new messages"_s;
        // In a language that we do not have, it is English.
        QTest::newRow("Breton") << u"br_FR"_s << u"1 new message"_s << u"2 new messages"_s;
        QTest::newRow("none") << u"C"_s << u"1 new message"_s << u"2 new messages"_s;
    }
    void pluralsAreThoseOfTheLanguage() {
        QFETCH(QString, locale);
        QFETCH(QString, one);
        QFETCH(QString, two);
        installTranslations(*qApp, QLocale(locale));
        QCOMPARE(translated("segue::TimelinePane", "%n new message(s)", 1), one);
        QCOMPARE(translated("segue::TimelinePane", "%n new message(s)", 2), two);
    }

    void severalNumbersInOneSentence() {
        installTranslations(*qApp, QLocale(QLocale::German));
        QCOMPARE(
            translated("segue::StatusStrip", "Outbox: %1 waiting, %n need(s) you", 1).arg(3),
            u"Postausgang: 3 wartend, 1 braucht Sie"_s);
        QCOMPARE(
            translated("segue::StatusStrip", "Outbox: %1 waiting, %n need(s) you", 2).arg(0),
            u"Postausgang: 0 wartend, 2 brauchen Sie"_s);
    }

    void theWindowSpeaksGerman() {
        QLocale::setDefault(QLocale(QLocale::German));
        installTranslations(*qApp, QLocale(QLocale::German));
        GermanStage stage;
        stage.window->inbox().openConversation(stage.mine().constFirst());
        QTRY_VERIFY_WITH_TIMEOUT(stage.window->inbox().view().composer().isVisible(), 10000);
        const QStringList missing = stage.missing(
            {u"Seiten"_s,
             u"Ansichten"_s,
             u"Unterhaltungen"_s,
             u"Unterhaltung"_s,
             u"Suchen"_s,
             u"Filter"_s,
             u"Reihenfolge und Dichte"_s,
             u"Lösen"_s,
             u"Zurückstellen"_s,
             u"Antwort"_s,
             u"Interne Notiz"_s,
             u"Antwort senden"_s,
             u"Weitere Sendeoptionen"_s,
             u"Antwort an den Kunden"_s,
             u"Dateien anhängen"_s,
             u"Kunde"_s,
             u"Wissen"_s,
             u"Kunden"_s,
             u"Leitstand"_s,
             u"Einstellungen"_s,
             u"Offline arbeiten"_s,
             u"Antwort schreiben. / fügt einen Textbaustein ein, ?? findet einen Artikel."_s});
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
        const QSet<QString> words = stage.words();
        for (const QString& english :
             {u"Inbox"_s, u"Outbox"_s, u"Customers"_s, u"Knowledge"_s, u"Settings"_s, u"Solve"_s, u"Snooze"_s,
              u"Reply"_s, u"Internal note"_s, u"Send reply"_s, u"Search"_s, u"Work offline"_s, u"Undo"_s})
            QVERIFY2(!words.contains(english), qPrintable(english));
    }

    //! Everything that the window says on all its pages goes through tr() and has its German.
    void nothingIsSaidInEnglish() {
        QLocale::setDefault(QLocale(QLocale::German));
        NotingTranslator german;
        QVERIFY(german.load(u":/i18n/segue_de.qm"_s));
        QVERIFY(QCoreApplication::installTranslator(&german));
        GermanStage stage;
        const QList<ConversationRef> mine = stage.mine();
        for (const ConversationRef& conversation : mine.mid(0, 8)) {
            stage.window->inbox().openConversation(conversation);
            QApplication::processEvents();
            stage.window->grab();
        }
        for (const QString& page :
             {u"customers"_s, u"knowledge"_s, u"supervisor"_s, u"outbox"_s, u"settings"_s, u"inbox"_s}) {
            stage.window->openPage(page);
            QCOMPARE(stage.window->currentPage(), page);
            QApplication::processEvents();
            stage.window->grab();
        }
        stage.window->openPalette();
        for (const QString& id :
             {u"conversation.assign"_s, u"conversation.status"_s, u"conversation.priority"_s,
              u"conversation.tag"_s, u"conversation.move"_s, u"conversation.snooze"_s, u"window.keys"_s}) {
            QVERIFY2(stage.window->actions().action(id), qPrintable(id));
            stage.window->actions().action(id)->trigger();
            QApplication::processEvents();
            stage.window->grab();
        }
        stage.window.reset();
        const QStringList unanswered(german.unanswered.begin(), german.unanswered.end());
        QVERIFY2(
            unanswered.isEmpty(),
            qPrintable(u"run ./dev translations, then translate:\n"_s + unanswered.join(u'\n')));
    }
};

QTEST_MAIN(TestTranslations)
#include "test_translations.moc"
