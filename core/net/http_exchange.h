// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/scheduler.h"
#include "core/net/answer.h"
#include "core/net/http_message.h"
#include "core/net/single_shot_body.h"

#include <QNetworkReply>
#include <QObject>
#include <memory>

class QNetworkAccessManager;
class QSaveFile;

namespace segue {

//! One request on its way through a QNetworkAccessManager: sends it, gathers the answer within its
//! limits, and tells what a failure means. It deletes itself after the answer; destroyed before, it
//! answers as a lost one.
class HttpExchange final : public QObject {
    Q_OBJECT

public:
    HttpExchange(HttpRequest request, QNetworkAccessManager& manager, Scheduler& scheduler, QObject* parent);
    ~HttpExchange() override;

    Async<HttpResponse> future() { return m_answer.future(); }

private:
    bool prepareBody();
    void start();
    QNetworkReply* dispatch(const QNetworkRequest& outgoing);
    QNetworkRequest outgoingRequest() const;

    void readSome();
    void saveSome(const QByteArray& chunk);
    void finish();
    //! The status line and the whole body are here.
    bool hasWholeAnswer() const;
    bool savesBody() const;
    Error failure() const;
    //! Nothing left, because the other side's identity was not proved.
    bool isWithoutTls() const;
    //! Something may have left: the body was read, or the request has none of its own to tell by.
    bool mayHaveBeenSent() const;

    void stop(const Error& error);
    void conclude(Result<HttpResponse> result);

    HttpRequest m_request;
    QNetworkAccessManager& m_manager;
    Scheduler& m_scheduler;
    Answer<HttpResponse> m_answer;
    HttpResponse m_response;
    std::unique_ptr<SingleShotBody> m_body;
    std::unique_ptr<QSaveFile> m_file;
    QNetworkReply* m_reply = nullptr;
    Timer m_deadline;
    qint64 m_received = 0;
    bool m_requestSent = false;
};

} // namespace segue
