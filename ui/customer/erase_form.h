// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/erasure.h"

#include <QFrame>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;
QT_END_NAMESPACE

namespace segue {

struct UiContext;

//! Erases a customer for good: shows first what would go and what would stay, and asks for the name to be
//! typed, because nothing can take it back; then how far it is, and what came of it at each helpdesk.
class EraseForm : public QFrame {
    Q_OBJECT

public:
    explicit EraseForm(const UiContext& context, QWidget* parent = nullptr);

    //! Asks about this customer, unless an erasure is under way: then that one is shown.
    void open(const CustomerId& customer, const QString& name);
    //! Asks no more about any customer; what is under way goes on.
    void leave();
    //! It shows what became of a customer who is gone: it stays although there is nobody to show.
    bool isOutliving() const { return isVisibleTo(parentWidget()) && m_step >= Step::Running; }

Q_SIGNALS:
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void giveUp();
    enum class Step { Counting, Asking, Running, Ended };

    void build();
    void showStep(Step step);
    void showPreview(const Result<ErasePreview>& preview);
    void addLine(const QString& text, const QString& role = {});
    void addSources(const ErasePreview& preview);
    void addPending(const ErasePreview& preview);
    void addWhatStays(const ErasePreview& preview);
    void addChoices(const ErasePreview& preview);
    QCheckBox* addChoice(const QString& text, bool isTicked, const QString& objectName);
    bool isConfirmed() const;
    void erase();
    void showProgress(const EraseProgress& progress);
    void ended(const Result<ErasedCustomer>& erased);

    const UiContext& m_context;
    Step m_step = Step::Counting;
    CustomerId m_customer;
    QString m_name;
    QList<std::pair<ContactRef, QCheckBox*>> m_pastMerges;
    QCheckBox* m_setAside = nullptr;
    QCheckBox* m_mentions = nullptr;
    QLabel* m_title;
    QVBoxLayout* m_lines;
    QWidget* m_lineHost;
    QLabel* m_ask;
    QLineEdit* m_typed;
    QLabel* m_state;
    QPushButton* m_erase;
    QPushButton* m_cancel;
};

} // namespace segue
