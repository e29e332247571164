// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/attachment_bar.h"

#include "ui/shell/error_text.h"
#include "ui/shell/flat_button.h"
#include "ui/shell/flow_layout.h"
#include "ui/shell/pane.h"
#include "ui/shell/theme.h"
#include "ui/shell/words.h"
#include "ui/shell/workspace.h"

#include <QFileInfo>

namespace segue {

using namespace Qt::StringLiterals;

AttachmentBar::AttachmentBar(const UiContext& context, QWidget* parent)
    : QWidget(parent), m_context(context) {
    new FlowLayout(this);
    hide();
}

void AttachmentBar::setFiles(const QList<StagedFile>& files) {
    ++m_generation;
    m_pending = 0;
    m_pendingNames.clear();
    m_files = files;
    rebuild();
}

bool AttachmentBar::fits(qint64 size, const QString& name) {
    if (m_mostBytes <= 0 || size <= m_mostBytes)
        return true;
    Q_EMIT failed(tr("“%1” is %2; this channel takes files up to %3. Send a smaller file or a link to it.")
                      .arg(name, displaySize(size), displaySize(m_mostBytes)));
    return false;
}

void AttachmentBar::addPath(const QString& path) {
    const QFileInfo info(path);
    if (!info.isFile()) {
        Q_EMIT failed(tr("“%1” is not a file. Pack a folder into one file to send it.").arg(info.fileName()));
        return;
    }
    if (!fits(info.size(), info.fileName()))
        return;
    ++m_pending;
    m_pendingNames.append(info.fileName());
    rebuild();
    deliver(
        this, m_context.workspace.stageFile(path),
        [this, name = info.fileName(), generation = m_generation](const Result<StagedFile>& file) {
            onStaged(file, name, generation);
        });
}

void AttachmentBar::addBytes(const QByteArray& bytes, const QString& name, const QString& mediaType) {
    if (!fits(bytes.size(), name))
        return;
    ++m_pending;
    m_pendingNames.append(name);
    rebuild();
    deliver(
        this, m_context.workspace.stageBytes(bytes, name, mediaType),
        [this, name, generation = m_generation](const Result<StagedFile>& file) {
            onStaged(file, name, generation);
        });
}

void AttachmentBar::onStaged(const Result<StagedFile>& file, const QString& name, int generation) {
    if (generation != m_generation)
        return;
    --m_pending;
    m_pendingNames.removeOne(name);
    if (file)
        m_files.append(*file);
    else
        Q_EMIT failed(tr("“%1” was not attached. %2").arg(name, errorText(file.error()).joined()));
    rebuild();
    Q_EMIT filesChanged();
}

void AttachmentBar::rebuild() {
    while (QLayoutItem* item = layout()->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    const auto chip = [this](const QString& name, const QString& text) {
        auto* button = new FlatButton(FlatButton::Look::Chip, u"paperclip"_s, {}, this);
        const QString shown = fontMetrics().elidedText(name, Qt::ElideMiddle, Theme::instance().scaled(220));
        button->setLabel(u"%1  %2"_s.arg(shown, text));
        layout()->addWidget(button);
        button->show();
        return button;
    };
    for (const StagedFile& file : std::as_const(m_files)) {
        FlatButton* button = chip(file.name, displaySize(file.size));
        button->setRemoves(true);
        button->setAccessibleName(tr("Remove %1, %2").arg(file.name, displaySize(file.size)));
        button->setToolTip(tr("Remove this file"));
        connect(button, &FlatButton::clicked, this, [this, file] {
            m_files.removeOne(file);
            rebuild();
            Q_EMIT filesChanged();
        });
    }
    for (const QString& name : std::as_const(m_pendingNames)) {
        FlatButton* button = chip(name, tr("Copying…"));
        button->setAccessibleName(tr("%1 is being copied").arg(name));
        button->setEnabled(false);
    }
    setVisible(!m_files.isEmpty() || m_pending > 0);
    updateGeometry();
}

} // namespace segue
