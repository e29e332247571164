// SPDX-License-Identifier: GPL-3.0-or-later
// Holds every include line to the house: the rooms that CMake lets a folder link are the rooms that it may
// include.
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QString root = QStringLiteral(SEGUE_SOURCE_DIR);

QString readAll(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

class TestRooms : public QObject {
    Q_OBJECT

    //! Room → the rooms that it may include, as the build has them.
    QHash<QString, QSet<QString>> m_rooms;

    //! The room that a path belongs to: the longest that is its folder; empty outside every room.
    QString roomOf(const QString& path) const {
        QString best;
        for (auto it = m_rooms.begin(); it != m_rooms.end(); ++it) {
            if (path.startsWith(it.key() + u'/') && it.key().size() > best.size())
                best = it.key();
        }
        return best;
    }

private Q_SLOTS:
    void initTestCase() {
        const QStringList lines = readAll(QStringLiteral(SEGUE_BINARY_DIR) + u"/generated/rooms.txt"_s)
                                      .split(u'\n', Qt::SkipEmptyParts);
        for (const QString& line : lines) {
            const QStringList uses = line.section(u':', 1).trimmed().split(u' ', Qt::SkipEmptyParts);
            m_rooms.insert(line.section(u':', 0, 0), QSet<QString>(uses.begin(), uses.end()));
        }
        QVERIFY2(m_rooms.size() >= 15, "the build wrote no list of rooms");
    }

    void everyIncludeIsAllowed() {
        static const QRegularExpression include(
            u"^\\s*#\\s*include\\s*\"([^\"]+)\""_s, QRegularExpression::MultilineOption);
        QStringList wrong;
        int checked = 0;
        for (const QString& top : {u"core"_s, u"ui"_s, u"app"_s}) {
            QDirIterator files(
                root + u'/' + top, {u"*.h"_s, u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                const QString path = files.next().mid(root.size() + 1);
                const QString room = roomOf(path);
                if (room.isEmpty())
                    continue; // A program's composition root may know everything.
                auto match = include.globalMatch(readAll(root + u'/' + path));
                while (match.hasNext()) {
                    const QString target = roomOf(match.next().captured(1));
                    ++checked;
                    if (!target.isEmpty() && target != room && !m_rooms.value(room).contains(target))
                        wrong.append(u"%1 includes from %2"_s.arg(path, target));
                }
            }
        }
        QVERIFY(checked > 100);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void theCoreLinksNoGui() {
        QStringList wrong;
        QDirIterator files(
            root + u"/core"_s, {u"*.h"_s, u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
        static const QRegularExpression gui(
            u"#\\s*include\\s*<(QWidget|QPainter|QPixmap|QImage|QGuiApplication|QTextDocument|QIcon|QColor|QFont)\\b"_s);
        while (files.hasNext()) {
            const QString path = files.next();
            if (readAll(path).contains(gui))
                wrong.append(path.mid(root.size() + 1));
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }
};

QTEST_GUILESS_MAIN(TestRooms)
#include "test_rooms.moc"
