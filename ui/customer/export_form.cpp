// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/export_form.h"

#include "ui/shell/labels.h"
#include "ui/shell/pane.h"
#include "ui/shell/theme.h"
#include "ui/shell/workspace.h"

#include <QCheckBox>
#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QUrl>
#include <QVBoxLayout>

namespace segue {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

//! A file name that every system takes.
QString fileNameOf(const QString& name) {
    static const QRegularExpression other(u"[^\\p{L}\\p{N}]+"_s);
    const QString plain = QString(name).replace(other, u"-"_s).left(60);
    return (plain.isEmpty() || plain == "-"_L1 ? u"customer"_s : plain) + u".zip"_s;
}

} // namespace

ExportForm::ExportForm(const UiContext& context, QWidget* parent) : QFrame(parent), m_context(context) {
    setProperty("surface", u"card"_s);
    setAccessibleName(tr("Export this customer"));
    m_title = wrappedLabel({}, u"strong"_s, this);
    m_state = wrappedLabel({}, u"small"_s, this);
    m_notes = new QCheckBox(tr("With internal notes"), this);
    m_notes->setObjectName(u"exportNotes"_s);
    m_colleagues = new QCheckBox(tr("With colleagues' names"), this);
    m_colleagues->setObjectName(u"exportColleagues"_s);
    m_save = new QPushButton(tr("Save as…"), this);
    m_save->setObjectName(u"exportSave"_s);
    auto* cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"exportCancel"_s);
    cancel->setProperty("kind", u"quiet"_s);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_save);
    buttons->addWidget(cancel);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::m, space::s, space::m, space::m);
    column->setSpacing(space::s);
    column->addWidget(m_title);
    column->addWidget(m_notes);
    column->addWidget(m_colleagues);
    column->addWidget(m_state);
    column->addLayout(buttons);
    m_look.setInterval(200ms);
    connect(&m_look, &QTimer::timeout, this, &ExportForm::showState);
    connect(m_save, &QPushButton::clicked, this, &ExportForm::chooseFile);
    connect(cancel, &QPushButton::clicked, this, [this] {
        if (m_progress)
            m_progress->cancelled = true;
        else
            hide();
    });
    hide();
}

void ExportForm::open(const CustomerId& customer, const QString& name) {
    if (!m_progress) {
        m_customer = customer;
        m_name = name;
        m_notes->setChecked(false);
        m_colleagues->setChecked(false);
    }
    showState();
    show();
    (m_progress ? static_cast<QWidget*>(this) : m_notes)->setFocus(Qt::OtherFocusReason);
}

void ExportForm::leave() {
    if (!m_progress)
        hide();
}

void ExportForm::chooseFile() {
    auto* dialog = new QFileDialog(this, tr("Export %1").arg(m_name));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("ZIP archives (*.zip)"));
    dialog->setDefaultSuffix(u"zip"_s);
    dialog->selectFile(fileNameOf(m_name));
    connect(dialog, &QFileDialog::fileSelected, this, &ExportForm::exportTo);
    dialog->open();
}

void ExportForm::exportTo(const QString& path) {
    if (m_progress)
        return;
    m_progress = std::make_shared<ExportProgress>();
    const CustomerExport wanted{
        m_customer, path, {m_notes->isChecked(), m_colleagues->isChecked()}, m_progress};
    m_look.start();
    showState();
    deliver(
        this, m_context.workspace.exportCustomer(wanted),
        [this, path](const Result<ExportedCustomer>& exported) { ended(path, exported); });
}

void ExportForm::ended(const QString& path, const Result<ExportedCustomer>& exported) {
    m_progress.reset();
    m_look.stop();
    hide();
    if (!exported) {
        if (exported.error().kind != ErrorKind::Cancelled)
            m_context.navigator.sayTrouble(exported.error());
        return;
    }
    QString done = tr("%1 was exported.").arg(m_name);
    if (exported->missingFiles > 0)
        done +=
            u' ' + tr("%n files could not be had; the archive lists them.", nullptr, exported->missingFiles);
    m_context.navigator.say(
        done, tr("Show"), [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).path())); });
}

void ExportForm::showState() {
    const bool isRunning = m_progress != nullptr;
    m_title->setText(isRunning ? tr("%1 is being exported").arg(m_name) : tr("Export %1").arg(m_name));
    for (QWidget* choice :
         {static_cast<QWidget*>(m_notes), static_cast<QWidget*>(m_colleagues), static_cast<QWidget*>(m_save)})
        choice->setVisible(!isRunning);
    if (!isRunning)
        m_state->setText(tr(
            "One archive of everything that is stored about them, to read and as data. Messages, names and "
            "addresses of other people are left out."));
    else if (m_progress->filesTotal > 0)
        m_state->setText(tr("%1 of %2 files").arg(m_progress->filesDone).arg(m_progress->filesTotal));
    else
        m_state->setText(tr("Reading…"));
}

} // namespace segue
