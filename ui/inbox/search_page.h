// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/views/views.h"

#include <QWidget>

namespace segue {

class NoticeBar;
class SearchResults;
struct UiContext;

//! Search in the inbox's place: what was found, and above it what there is to say about the question.
class SearchPage : public QWidget {
    Q_OBJECT

public:
    explicit SearchPage(const UiContext& context, QWidget* parent = nullptr);

    SearchResults& results() { return *m_results; }
    //! Searches and shows; an empty text shows nothing.
    void search(const QString& text);
    SearchOrder order() const { return m_order; }
    //! Orders what is shown and what will be searched, also the next time.
    void setOrder(SearchOrder order);

Q_SIGNALS:
    //! The agent would rather search for this.
    void questionCorrected(const QString& question);
    void failed(const segue::Error& error);

private:
    void sayAbout(const SearchAnswer& answer);

    const UiContext& m_context;
    SearchResults* m_results;
    NoticeBar* m_notice;
    QString m_question;
    SearchOrder m_order = SearchOrder::NewestFirst;
};

} // namespace segue
