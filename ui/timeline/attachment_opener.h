// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/entry.h"

#include <QObject>
#include <QTemporaryDir>

namespace segue {

struct UiContext;

//! True for files that may run something when they are opened: programs, scripts, installers, documents with
//! macros, shortcuts, pages. Judged by the name alone, because a media type is only a claim.
bool isDangerousToOpen(const QString& fileName);
//! A name that is safe to create: no path, no control characters, no leading dot, at most 120 characters, the
//! ending kept.
QString safeFileName(const QString& name);

//! Puts the bytes of the file `from` into `to`, whole or not at all: what `to` held before stays where this
//! fails.
bool writeCopy(const QString& from, const QString& to);

//! Opens and saves attachments, and opens links; all of it only when the agent asks, and with a warning where
//! that is due.
class AttachmentOpener : public QObject {
    Q_OBJECT

public:
    explicit AttachmentOpener(const UiContext& context, QObject* parent = nullptr);

    void open(const EntryRef& entry, const Attachment& attachment);
    void saveAs(const EntryRef& entry, const Attachment& attachment);
    //! `shown` is the text that the customer gave the link; another host in it is pointed out.
    void openLink(const QString& href, const QString& shown);

private:
    void openFile(const QString& path, const QString& name);
    //! Somebody was erased: no copy of a file of theirs stays.
    void removeCopies();

    const UiContext& m_context;
    QTemporaryDir m_folder; //!< Copies with real names; removed when the program ends.
};

} // namespace segue
