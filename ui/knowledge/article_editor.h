// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/knowledge/unsaved_articles.h"
#include "ui/shell/pane.h"

#include <QTimer>
#include <optional>

QT_BEGIN_NAMESPACE
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSplitter;
QT_END_NAMESPACE

namespace segue {

class ArticleConflict;
class ArticleView;
class FlatButton;
class NoticeBar;

//! Writes a new article or changes one. What is typed is kept until it is saved, whatever happens to the page
//! or the program.
class ArticleEditor : public QWidget {
    Q_OBJECT

public:
    explicit ArticleEditor(const UiContext& context, QWidget* parent = nullptr);
    ~ArticleEditor() override;

    //! An empty id begins a new one. Text that was kept from last time comes back, and a notice says so.
    void edit(const Article& article);
    //! As it stands in the fields.
    Article article() const;
    void save();

Q_SIGNALS:
    void saved(const segue::Article& article);
    //! The agent is done without saving; what was typed stays for the next time.
    void closed();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void build();
    QWidget* makeBar();
    QWidget* makeFields();
    QWidget* makeText();
    void connectParts();
    void fill(const Article& article);
    void fillChoices();
    void onEdited();
    void keepNow();
    void showPreview();
    void showWays();
    void onSaved(const Article& sent, const Result<Article>& answer);
    void onSavedElsewhere(const Article& sent, const Result<Article>& answer);
    void useTheirs(const Article& theirs);
    void overwrite(const Article& theirs);

    const UiContext& m_context;
    UnsavedArticles m_unsaved;
    Article m_base; //!< What the editing began with.
    bool m_dirty = false;
    bool m_filling = false;
    std::optional<Article> m_sending; //!< What is on its way and stands in the fields, or stood there last.
    int m_round = 0;                  //!< Of edit(): an answer to an earlier one is for another text.
    QTimer m_keepDelay;
    QTimer m_previewDelay;
    FlatButton* m_back;
    FlatButton* m_write;
    FlatButton* m_preview;
    QPushButton* m_save;
    QPushButton* m_discard;
    QLabel* m_heading;
    NoticeBar* m_notice;
    ArticleConflict* m_conflict;
    QLineEdit* m_title;
    QComboBox* m_section;
    QComboBox* m_language;
    QComboBox* m_state;
    QLineEdit* m_keywords;
    QPlainTextEdit* m_body;
    ArticleView* m_view;
    QSplitter* m_text;
};

} // namespace segue
