// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "tests/bench/command_line.h"
#include "tests/bench/report.h"

#include <QStringList>

namespace segue::soak {

using bench::Numbers;

// Each reports its figures and answers with the promises that it saw broken, a sentence each. An error says
// why it could not be done at all; "not_here" where this machine has not what it takes.

//! The real engine over fake time, network and servers: `seed` (else from 1 on), `steps` in all, `each` in
//! one world.
Result<QStringList> soakSimulation(bench::Report& report, const Numbers& numbers);
//! Each of the engine's bugs of core/base/planted_bug.h in worlds of `each` steps, from `seed` on, until it
//! is caught or has survived `steps` of them; `bug` is the number of one alone. The figures are steps, and as
//! their `n` the seed.
Result<QStringList> soakPlanted(bench::Report& report, const Numbers& numbers);
//! Cuts the power after every write of a workstation's profile, of a hub and of the migration of an older
//! profile: `cuts` of each, `rounds`, `seed`; `normal` 1 without the syncs that the promise rests on, of the
//! first alone. The migration is also killed at `every` so many of its changes.
Result<QStringList> soakPowercut(bench::Report& report, const Numbers& numbers);

//! A workstation's files on a disk that fails: at each change in turn (`every` so many) it is full for a
//! while, and broken; `rounds`, `seed`. What was accepted is there afterwards, and it goes on without a
//! restart.
Result<QStringList> soakDisk(bench::Report& report, const Numbers& numbers);

//! Damages the databases of a workstation and of a hub, `times` each, and opens them: what any program can
//! still read is there afterwards, and nothing else is sent. `seed`.
Result<QStringList> soakDamage(bench::Report& report, const Numbers& numbers);

//! Kills the real hub and the real engine `times` times at moments of chance while customers and an agent
//! write; `postgres` 1: with the hub on PostgreSQL. `seed`.
Result<QStringList> soakKill(bench::Report& report, const Numbers& numbers);

//! As kill, but instead of kills the cable between the engine and the hub is pulled `times` times, on a real
//! network of two ends; `seed`.
Result<QStringList> soakPartition(bench::Report& report, const Numbers& numbers);

//! Who is one customer, over random `sequences` of `steps` of what backends say and people decide, on one
//! client and on two; over real databases so many as `desks`. `seed`.
Result<QStringList> soakIdentity(bench::Report& report, const Numbers& numbers);

} // namespace segue::soak
