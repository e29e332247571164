// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/data_settings.h"

#include "core/base/async.h"
#include "core/engine/work_export.h"
#include "ui/shell/detail_grid.h"
#include "ui/shell/flow_layout.h"
#include "ui/shell/icons.h"
#include "ui/shell/labels.h"
#include "ui/shell/theme.h"
#include "ui/shell/words.h"
#include "ui/shell/workspace.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QDirIterator>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QThreadPool>
#include <QUrl>
#include <QVBoxLayout>
#include <functional>
#include <memory>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

//! A part of the profile: the files whose names begin so, or everything in the folder of that name.
struct Part {
    QString name;
    QString text;
};

qint64 sizeOf(const QDir& folder, const QString& name) {
    qint64 size = 0;
    // A database has its log beside it.
    const QFileInfoList files = folder.entryInfoList({name, name + u"-*"_s}, QDir::Files);
    for (const QFileInfo& file : files)
        size += file.size();
    QDirIterator inside(folder.filePath(name), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (inside.hasNext()) {
        inside.next();
        size += inside.fileInfo().size();
    }
    return size;
}

//! What `work` answers on another thread.
template <class T> Async<T> inBackground(std::function<Result<T>()> work) {
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, work = std::move(work)] {
        promise->addResult(work());
        promise->finish();
    });
    return promise->future();
}

Result<QList<qint64>> sizesOf(const QString& folder, const QStringList& names) {
    QList<qint64> sizes;
    for (const QString& name : names)
        sizes.append(sizeOf(QDir(folder), name));
    return sizes;
}

QList<Part> parts() {
    return {
        {u"work.db"_s,
         DataSettings::tr(
             "Your own work: drafts, the outbox, decisions about customers. Keep a copy of it.")},
        {u"cache.db"_s,
         DataSettings::tr(
             "A copy of what the servers hold, for speed and for working offline. It can be fetched again.")},
        {u"files"_s, DataSettings::tr("Files that you attached, and downloads.")},
        {u"hub"_s, DataSettings::tr("What the hub of this computer holds, if it runs here.")},
        {u"ui.ini"_s, DataSettings::tr("These settings.")}};
}

} // namespace

DataSettings::DataSettings(const UiContext& context, QWidget* parent)
    : SettingsPart(
          tr("Your data"),
          tr("Everything is in one folder on this computer; tokens are in the system's keyring."), parent),
      m_context(context) {
    body()->addWidget(makeFolder());
    if (context.workspace.health().readOnly)
        body()->addWidget(wrappedLabel(
            tr("A newer Segue wrote this profile: it can only be read and exported here."), u"danger"_s,
            this));
    m_parts = new QVBoxLayout;
    m_parts->setSpacing(space::s);
    body()->addLayout(m_parts);
    body()->addStretch(1);
}

QWidget* DataSettings::makeFolder() {
    auto* card = new QFrame(this);
    card->setProperty("surface", u"card"_s);
    const QString folder = QDir::toNativeSeparators(m_context.workspace.profileDir());
    auto* path = wrappedLabel(folder, u"strong"_s, card);
    path->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    path->setAccessibleName(tr("Folder of your data: %1").arg(folder));
    path->setObjectName(u"profileFolder"_s);
    auto* open = new QPushButton(tr("Open the folder"), card);
    auto* copy = new QPushButton(tr("Copy"), card);
    copy->setIcon(themedIcon(u"copy"_s));
    copy->setAccessibleName(tr("Copy the path of the folder"));
    auto* exporting = new QPushButton(tr("Export your work…"), card);
    exporting->setToolTip(tr("Drafts, the outbox and decisions about customers, as one JSON file"));
    auto* buttons = new FlowLayout;
    buttons->setSpacing(space::s);
    buttons->addWidget(open);
    buttons->addWidget(copy);
    buttons->addWidget(exporting);
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(space::l, space::m, space::l, space::m);
    column->setSpacing(space::s);
    column->addWidget(path);
    column->addLayout(buttons);
    connect(open, &QPushButton::clicked, this, [this] {
        QDesktopServices::openUrl(QUrl::fromLocalFile(m_context.workspace.profileDir()));
    });
    connect(copy, &QPushButton::clicked, this, [this, folder] {
        QGuiApplication::clipboard()->setText(folder);
        m_context.navigator.say(tr("Copied the path"));
    });
    connect(exporting, &QPushButton::clicked, this, &DataSettings::exportWork);
    return card;
}

void DataSettings::exportWork() {
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Export your work"), QDir::home().filePath(u"segue-work.json"_s), tr("JSON files (*.json)"));
    if (path.isEmpty())
        return;
    deliver(
        this, inBackground<void>([folder = m_context.workspace.profileDir(), path] {
            return segue::exportWork(folder, path);
        }),
        [this, path](const Result<void>& done) {
            if (done)
                m_context.navigator.say(tr("Exported to %1").arg(QFileInfo(path).fileName()));
            else
                m_context.navigator.sayTrouble(done.error());
        });
}

void DataSettings::showEvent(QShowEvent* event) {
    SettingsPart::showEvent(event);
    measure();
}

void DataSettings::measure() {
    QStringList names;
    const QList<Part> all = parts();
    for (const Part& part : all)
        names.append(part.name);
    deliver(
        this, inBackground<QList<qint64>>([folder = m_context.workspace.profileDir(), names] {
            return sizesOf(folder, names);
        }),
        [this, all](const Result<QList<qint64>>& sizes) {
            if (!sizes)
                return;
            if (m_parts->isEmpty())
                m_parts->addWidget(new DetailGrid(this));
            QList<std::pair<QString, QString>> lines;
            for (qsizetype i = 0; i < all.size(); ++i)
                lines.append(
                    {tr("%1 · %2", "file and size").arg(all.at(i).name, displaySize(sizes->at(i))),
                     all.at(i).text});
            static_cast<DetailGrid*>(m_parts->itemAt(0)->widget())->setLines(lines);
        });
}

} // namespace segue
