// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"

#include <QFrame>
#include <QTimer>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QLabel;
class QPushButton;
QT_END_NAMESPACE

namespace segue {

struct UiContext;

//! Writes everything of a customer into an archive for them: the agent says what of the team's own goes in
//! and where it goes, and sees how far it is. It goes on, and may be cancelled, while another customer is
//! shown.
class ExportForm : public QFrame {
    Q_OBJECT

public:
    explicit ExportForm(const UiContext& context, QWidget* parent = nullptr);

    //! Asks about this customer, unless an export is under way: then that one is shown.
    void open(const CustomerId& customer, const QString& name);
    //! Asks no more about any customer; what is under way stays.
    void leave();
    //! Begins, without asking where to.
    void exportTo(const QString& path);

private:
    void chooseFile();
    void showState();
    void ended(const QString& path, const Result<ExportedCustomer>& exported);

    const UiContext& m_context;
    CustomerId m_customer;
    QString m_name;
    std::shared_ptr<ExportProgress> m_progress; //!< While one is under way.
    QTimer m_look;
    QLabel* m_title;
    QLabel* m_state;
    QCheckBox* m_notes;
    QCheckBox* m_colleagues;
    QPushButton* m_save;
};

} // namespace segue
