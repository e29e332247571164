// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>

namespace segue {

//! How the page of an export looks: light or dark as the reader's system is, and on paper.
inline constexpr QLatin1StringView exportPageStyle(R"css(
:root { color-scheme: light dark; --back: #ffffff; --text: #1c2024; --faint: #60646c; --line: #d9dce1;
  --theirs: #f2f4f7; --ours: #e8eefc; --note: #fdf3d3; }
@media (prefers-color-scheme: dark) {
  :root { --back: #15171a; --text: #eceef0; --faint: #a5abb3; --line: #363b42; --theirs: #212529;
    --ours: #1d2b4a; --note: #3b3216; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 54rem; background: var(--back);
  color: var(--text); font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.75rem; margin: 0 0 .25rem; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .5rem; border-block-end: 1px solid var(--line); }
h3 { font-size: 1.05rem; margin: 2rem 0 .25rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: .25rem .75rem .25rem 0; }
th { color: var(--faint); font-weight: 500; }
.faint { color: var(--faint); font-size: .875rem; }
.entry { margin: .5rem 0; padding: .625rem .875rem; border-radius: .625rem; background: var(--theirs); }
.ours { background: var(--ours); }
.note { background: var(--note); }
.event, .withheld { background: none; border: 1px solid var(--line); color: var(--faint); font-size: .875rem; }
.text { white-space: pre-wrap; unicode-bidi: plaintext; margin: .25rem 0 0; }
ul { padding-inline-start: 1.25rem; margin: .25rem 0; }
a { color: inherit; }
@media print { body { max-width: none; } .entry { break-inside: avoid; border: 1px solid var(--line); } }
)css");

} // namespace segue
