// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/attachment_opener.h"

#include "core/base/overwrite_file.h"
#include "core/base/save_file.h"
#include "core/text/links.h"
#include "ui/shell/pane.h"
#include "ui/shell/question_card.h"
#include "ui/shell/words.h"
#include "ui/shell/workspace.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QDirIterator>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QSet>
#include <QStandardPaths>
#include <QUrl>

namespace segue {

using namespace Qt::StringLiterals;

bool isDangerousToOpen(const QString& fileName) {
    static const QSet<QString> endings{
        u"exe"_s,     u"com"_s,         u"bat"_s,        u"cmd"_s,
        u"msi"_s,     u"msp"_s,         u"scr"_s,        u"pif"_s,
        u"cpl"_s,     u"hta"_s,         u"js"_s,         u"jse"_s,
        u"mjs"_s,     u"vbs"_s,         u"vbe"_s,        u"wsf"_s,
        u"wsh"_s,     u"ps1"_s,         u"psm1"_s,       u"reg"_s,
        u"lnk"_s,     u"url"_s,         u"desktop"_s,    u"app"_s,
        u"command"_s, u"workflow"_s,    u"scpt"_s,       u"dmg"_s,
        u"pkg"_s,     u"iso"_s,         u"img"_s,        u"vhd"_s,
        u"vhdx"_s,    u"sh"_s,          u"bash"_s,       u"zsh"_s,
        u"csh"_s,     u"run"_s,         u"appimage"_s,   u"deb"_s,
        u"rpm"_s,     u"flatpakref"_s,  u"jar"_s,        u"jnlp"_s,
        u"py"_s,      u"pyw"_s,         u"pl"_s,         u"rb"_s,
        u"php"_s,     u"html"_s,        u"htm"_s,        u"xhtml"_s,
        u"mht"_s,     u"mhtml"_s,       u"svg"_s,        u"svgz"_s,
        u"xml"_s,     u"xsl"_s,         u"chm"_s,        u"docm"_s,
        u"dotm"_s,    u"xlsm"_s,        u"xltm"_s,       u"xlam"_s,
        u"pptm"_s,    u"ppam"_s,        u"one"_s,        u"settingcontent-ms"_s,
        u"msix"_s,    u"appx"_s,        u"gadget"_s,     u"inf"_s,
        u"scf"_s,     u"application"_s, u"library-ms"_s, u"xll"_s,
        u"iqy"_s,     u"slk"_s,         u"vb"_s,         u"wsc"_s,
        u"sct"_s,     u"diagcab"_s,     u"website"_s,    u"webloc"_s,
        u"ps1xml"_s,  u"fish"_s,        u"ksh"_s};
    const QString name = safeFileName(fileName);
    return endings.contains(name.mid(name.lastIndexOf(u'.') + 1).toLower());
}

QString safeFileName(const QString& name) {
    QString safe;
    const QString last = name.mid(qMax(name.lastIndexOf(u'/'), name.lastIndexOf(u'\\')) + 1);
    for (const QChar c : last) {
        // Format characters can turn the direction, so that "exe.fdp" reads as "pdf.exe" does not.
        const bool bad = c.category() == QChar::Other_Control || c.category() == QChar::Other_Format ||
                         u"<>:\"|?*"_s.contains(c);
        if (!bad)
            safe += c;
    }
    while (safe.startsWith(u'.') || safe.startsWith(u' '))
        safe.remove(0, 1);
    // Windows ignores dots and spaces at the end, and would so find another ending.
    while (safe.endsWith(u'.') || safe.endsWith(u' '))
        safe.chop(1);
    constexpr qsizetype most = 120;
    if (safe.size() > most) {
        const qsizetype dot = safe.lastIndexOf(u'.');
        const QString ending = dot > 0 && safe.size() - dot <= 20 ? safe.mid(dot) : QString();
        safe = safe.left(most - ending.size()) + ending;
    }
    return safe.isEmpty() ? u"attachment"_s : safe;
}

bool writeCopy(const QString& from, const QString& to) {
    constexpr qint64 pieceSize = 1024 * 1024;
    QFile source(from);
    QSaveFile target(to);
    if (!source.open(QIODevice::ReadOnly) || !target.open(QIODevice::WriteOnly))
        return false;
    while (!source.atEnd()) {
        const QByteArray piece = source.read(pieceSize);
        if (piece.isEmpty() || target.write(piece) != piece.size())
            return false;
    }
    return commitWhole(target);
}

AttachmentOpener::AttachmentOpener(const UiContext& context, QObject* parent)
    : QObject(parent), m_context(context) {
    connect(&context.workspace, &Workspace::changed, this, [this](const ChangeSet& changes) {
        if (!changes.erased.isEmpty())
            removeCopies();
    });
}

void AttachmentOpener::open(const EntryRef& entry, const Attachment& attachment) {
    const auto fetchAndOpen = [this, entry, attachment] {
        deliver(
            this, m_context.workspace.attachmentPath(entry, attachment.id),
            [this, name = attachment.name](const Result<QString>& path) {
                if (path)
                    openFile(*path, name);
                else
                    m_context.navigator.sayTrouble(path.error());
            });
    };
    if (!isDangerousToOpen(attachment.name)) {
        fetchAndOpen();
        return;
    }
    QuestionCard::Question question;
    question.title = tr("This file can run a program");
    question.text =
        tr("“%1” (%2) comes from outside. Files of this kind can harm this computer when they are opened.")
            .arg(safeFileName(attachment.name), displaySize(attachment.size));
    question.answers = {
        {tr("Save…"), {}, [this, entry, attachment] { saveAs(entry, attachment); }},
        {tr("Open anyway"), u"danger"_s, fetchAndOpen}};
    QuestionCard::ask(m_context.navigator.overlayHost(), question);
}

void AttachmentOpener::openFile(const QString& path, const QString& name) {
    // The store names files by their content; programs choose by the ending, so they get a copy with a name.
    QTemporaryDir folder(m_folder.filePath(u"XXXXXX"_s));
    folder.setAutoRemove(false);
    const QString copy = folder.filePath(safeFileName(name));
    if (!folder.isValid() || !QFile::copy(path, copy)) {
        m_context.navigator.sayTrouble({ErrorKind::Storage, u"io_error"_s, {}, 0, {}});
        return;
    }
    QFile::setPermissions(copy, QFile::ReadOwner);
    QDesktopServices::openUrl(QUrl::fromLocalFile(copy));
}

void AttachmentOpener::removeCopies() {
    QDirIterator it(m_folder.path(), QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QString copy = it.next();
        QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
        if (!removeOverwritten(copy))
            qWarning("a copy of an attachment cannot be removed");
    }
}

void AttachmentOpener::saveAs(const EntryRef& entry, const Attachment& attachment) {
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    auto* dialog = new QFileDialog(m_context.navigator.overlayHost(), tr("Save attachment"), folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(safeFileName(attachment.name));
    connect(dialog, &QFileDialog::fileSelected, this, [this, entry, attachment](const QString& to) {
        deliver(
            this, m_context.workspace.attachmentPath(entry, attachment.id),
            [this, to](const Result<QString>& path) {
                if (!path) {
                    m_context.navigator.sayTrouble(path.error());
                    return;
                }
                // The dialog has asked before it named a file that exists.
                if (writeCopy(*path, to))
                    m_context.navigator.say(tr("Saved %1").arg(QFileInfo(to).fileName()));
                else
                    m_context.navigator.sayTrouble({ErrorKind::Storage, u"io_error"_s, {}, 0, {}});
            });
    });
    dialog->open();
}

void AttachmentOpener::openLink(const QString& href, const QString& shown) {
    const auto link = text::safeLink(href);
    if (!link)
        return;
    const auto go = [target = link->href] { QDesktopServices::openUrl(QUrl(target)); };
    const QString claimed = text::claimedHost(shown);
    const bool honest = claimed.isEmpty() || text::isHostAsClaimed(claimed, link->host);
    if (honest && !link->hadCredentials && shown.contains(link->host)) {
        go();
        return;
    }
    QuestionCard::Question question;
    question.title = honest ? tr("Open this link?") : tr("This link leads somewhere else than it says");
    question.text = honest ? tr("It leads to %1:").arg(link->host)
                           : tr("It says %1, and leads to %2:").arg(claimed, link->host);
    question.detail = link->href;
    question.answers = {
        {tr("Copy"), {}, [target = link->href] { QGuiApplication::clipboard()->setText(target); }},
        {tr("Open"), honest ? u"primary"_s : u"danger"_s, go}};
    QuestionCard::ask(m_context.navigator.overlayHost(), question);
}

} // namespace segue
