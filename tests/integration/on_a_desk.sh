#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a script of this folder with a home and a session bus of its own; nothing of either is left behind.
#   on_a_desk.sh SCRIPT.py [ARGUMENT…]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
script=$1
shift

home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
mkdir -m 700 "$home/run" "$home/work"
unset DBUS_SESSION_BUS_ADDRESS AT_SPI_BUS_ADDRESS WAYLAND_DISPLAY DISPLAY QT_QPA_PLATFORM LANGUAGE
unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_CACHE_HOME XDG_STATE_HOME XDG_CURRENT_DESKTOP
export HOME=$home XDG_RUNTIME_DIR=$home/run SEGUE_DESK_DIR=$home/work LC_ALL=C.UTF-8 USER=mia PYTHONDONTWRITEBYTECODE=1

# What the buses and the window manager have to say is of interest only when something failed.
if ! dbus-run-session -- /usr/bin/python3 "$here/$script" "$@" 2>"$home/session.log"; then
    printf '%s\n' '--- the session said:' >&2
    grep -v -e 'Activating service' -e 'Successfully activated' -e 'set fd limit' "$home/session.log" | tail -n 60 >&2 || true
    exit 1
fi
