#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Goes through the whole workstation as a screen reader and a keyboard do. Wants SEGUE_BIN_DIR.
exec bash "$(dirname "${BASH_SOURCE[0]}")/on_a_desk.sh" accessibility_walk.py "$@"
