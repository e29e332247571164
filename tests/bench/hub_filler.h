// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/bench.h"
#include "tests/bench/generator.h"
#include "tests/fakes/hub_under_test.h"

namespace segue::bench {

//! Starts `hub` with a generated workspace, which is moved in by its import route, as `seguectl hub import`
//! does; or with that of the setup's folder. `copy`: a folder for one of its own, which may be changed; empty
//! = it stays as it was filled.
Result<void> startFilled(HubUnderTest& hub, const Setup& setup, int conversations, const QString& copy = {});

//! A message that arrives over a bridge to another channel, for `POST /api/v1/inbound/messages`: `id` is the
//! only one of its kind, each of `customers` has one conversation.
QByteArray inboundMessage(int id, int customer, const QString& text);
//! The token of such a bridge.
Result<QByteArray> channelToken(HubUnderTest& hub);

} // namespace segue::bench
