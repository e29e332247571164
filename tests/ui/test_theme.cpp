// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/ui_test.h"
#include "ui/shell/icons.h"
#include "ui/shell/paint.h"
#include "ui/shell/style_sheet.h"
#include "ui/shell/words.h"

#include <QDir>
#include <QRegularExpression>

using namespace segue;
using namespace Qt::StringLiterals;

class TestTheme : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyInkCanBeRead() {
        for (const Colours* c : {&lightColours(), &darkColours()}) {
            const QList<std::pair<QColor, QColor>> pairs{
                {c->text, c->surface},         {c->text, c->window},
                {c->text, c->selected},        {c->text, c->bubbleCustomer},
                {c->text, c->bubbleTeam},      {c->text, c->find},
                {c->muted, c->surface},        {c->muted, c->window},
                {c->muted, c->selected},       {c->faint, c->surface},
                {c->faint, c->window},         {c->faint, c->sunken},
                {c->faint, c->selected},       {c->onAccent, c->accent},
                {c->onAccent, c->accentHover}, {c->accentInk, c->surface},
                {c->accentInk, c->accentTint}, {c->accentInk, c->selected},
                {c->onNote, c->note},          {c->noteInk, c->noteTint},
                {c->noteInk, c->noteEdge},     {c->noteInk, c->surface},
                {c->dangerInk, c->surface},    {c->onDanger, c->dangerInk},
                {c->dangerInk, c->dangerTint}, {c->dangerInk, c->selected},
                {c->warningInk, c->surface},   {c->warningInk, c->warningTint},
                {c->successInk, c->surface},   {c->successInk, c->successTint},
            };
            for (const auto& [ink, ground] : pairs)
                QVERIFY2(
                    contrastRatio(ink, ground) >= 4.5,
                    qPrintable(
                        u"%1 on %2: %3"_s.arg(ink.name(), ground.name()).arg(contrastRatio(ink, ground))));
        }
    }

    void contrastIsThatOfTheStandard() {
        QCOMPARE(qRound(contrastRatio(Qt::black, Qt::white)), 21);
        QCOMPARE(contrastRatio(Qt::red, Qt::red), 1.0);
    }

    void styleSheetNamesOnlyWhatThereIs() {
        const UiStage stage(false);
        const QString sheet = styleSheetFor(Theme::instance());
        static const QRegularExpression unknown(u"@[a-zA-Z]+|#[a-z]*[g-z][a-zA-Z]*"_s);
        const auto match = unknown.match(sheet);
        QVERIFY2(!match.hasMatch(), qPrintable(match.captured()));
    }

    void followsTheChosenMode() {
        const UiStage stage(false);
        Theme::instance().setMode(Theme::Mode::Dark);
        QVERIFY(Theme::instance().isDark());
        QVERIFY(qApp->palette().color(QPalette::Window).lightness() < 60);
        Theme::instance().setMode(Theme::Mode::Light);
        QVERIFY(!Theme::instance().isDark());
    }

    void textGrowsToTwice() {
        const UiStage stage(false);
        const int before = Theme::instance().font(TextStyle::Body).pixelSize();
        Theme::instance().setTextScale(5);
        QCOMPARE(Theme::instance().font(TextStyle::Body).pixelSize(), before * 2);
        Theme::instance().setTextScale(1);
    }

    //! Every name that the code uses is a file, and every file draws something.
    void everyIconDraws() {
        const UiStage stage(false);
        const QDir folder(u":/segue/icons"_s);
        QVERIFY(folder.entryList().size() > 60);
        QStringList names;
        for (const QString& file : folder.entryList())
            names.append(file.chopped(4));
        for (int i = 0; i <= static_cast<int>(Channel::Api); ++i)
            QVERIFY(names.contains(iconName(static_cast<Channel>(i))));
        for (int i = 0; i <= static_cast<int>(Status::Spam); ++i)
            QVERIFY(names.contains(iconName(static_cast<Status>(i))));
        for (const QString& name : std::as_const(names)) {
            const QImage image = iconPixmap(name, Qt::red, 20, 1).toImage();
            bool drawn = false;
            for (int y = 0; y < image.height() && !drawn; ++y)
                for (int x = 0; x < image.width() && !drawn; ++x)
                    drawn = image.pixelColor(x, y).alpha() > 0;
            QVERIFY2(drawn, qPrintable(name));
        }
    }

    void initialsAreWholeCharacters() {
        QCOMPARE(initialsOf(u"Mara Lindqvist"_s), u"ML"_s);
        QCOMPARE(initialsOf(u"ana"_s), u"A"_s);
        QCOMPARE(initialsOf(u"Zoë van der Berg"_s), u"ZB"_s);
        QCOMPARE(initialsOf(u"李小龙"_s), u"李"_s);
        QCOMPARE(initialsOf(u"👩‍🚀 Space"_s), u"👩‍🚀S"_s);
        QCOMPARE(initialsOf({}), QString());
    }
};

QTEST_MAIN(TestTheme)
#include "test_theme.moc"
