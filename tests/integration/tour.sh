#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Plays the story of a working day with the real programs on a screen of their own, and writes a numbered picture of each
# step into a folder. Wants SEGUE_BIN_DIR and SEGUE_NODE_MODULES; `./dev tour [DIR]` gives them.
set -euo pipefail
mkdir -p "${1:?a folder for the pictures}"
exec bash "$(dirname "${BASH_SOURCE[0]}")/on_a_desk.sh" tour.py "$(cd "$1" && pwd)"
