#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what Segue needs on this machine: setup.sh GROUP…   (groups: see debian-packages.txt)
# Silent and instant where nothing is missing. Never asks a question, except sudo for its password on a terminal.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
list=$root/packaging/debian-packages.txt
log=$root/build/setup.log

say() { printf 'dev: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

# The packages that the given groups name, as they are written in the list.
wanted() {
    local group
    for group in "$@"; do sed -n "s/^$group  *//p" "$list"; done
}

installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }
# `apt-cache show` knows real packages only, where `policy` also lists purely virtual ones.
installable() { apt-cache show --no-all-versions "$1" 2>/dev/null | grep -q '^Version:'; }

# Prints the packages that are not here yet; a name that nobody has is printed all the same, for apt to refuse.
missing() {
    local entry optional choices choice pick
    for entry in $(wanted "$@"); do
        optional=${entry##*[!?]}
        IFS='|' read -r -a choices <<<"${entry%\?}"
        pick=
        for choice in "${choices[@]}"; do installed "$choice" && continue 2; done
        for choice in "${choices[@]}"; do
            if installable "$choice"; then pick=$choice; break; fi
        done
        # A Node.js from elsewhere brings its own package; what counts is the command.
        [ "$entry" = nodejs ] && command -v node >/dev/null && continue
        if [ -n "$pick" ]; then echo "$pick"; elif [ -z "$optional" ]; then echo "${choices[0]}"; fi
    done
}

# How to become root here: empty for root itself; sudo asks for a password only where somebody can type one.
become_root=()
choose_root() {
    [ "$(id -u)" != 0 ] || return 0
    become_root=(sudo)
    if [ ! -t 0 ] || [ -n "${CI:-}" ]; then become_root=(sudo -n); fi
    if ! command -v sudo >/dev/null || ! "${become_root[@]}" true; then
        say "root is needed to install packages. Ask somebody who may to run:"
        fail "apt-get install --no-install-recommends $*"
    fi
}

apt_get() {
    "${become_root[@]}" env DEBIAN_FRONTEND=noninteractive DEBCONF_NONINTERACTIVE_SEEN=true apt-get -qq -y \
        -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300 -o Dpkg::Options::=--force-confold \
        -o Dpkg::Use-Pty=0 "$@" </dev/null >>"$log" 2>&1
}

apt_failed() {
    tail -n 25 "$log" >&2
    fail "apt-get failed; its whole output is in build/setup.log"
}

have_lists() { ls /var/lib/apt/lists/*_Packages* >/dev/null 2>&1; }

debian_install() {
    local packages updated=
    mapfile -t packages < <(missing "$@")
    [ ${#packages[@]} -gt 0 ] || return 0
    choose_root "${packages[@]}"
    if ! have_lists; then
        say "reading the package lists"
        apt_get update || apt_failed
        updated=yes
        mapfile -t packages < <(missing "$@")
    fi
    say "installing for $*: ${packages[*]}"
    if ! apt_get install --no-install-recommends "${packages[@]}"; then
        [ -z "$updated" ] || apt_failed
        say "trying again with fresh package lists"
        apt_get update || apt_failed
        mapfile -t packages < <(missing "$@")
        apt_get install --no-install-recommends "${packages[@]}" || apt_failed
    fi
}

# Good as long as list, release and package database are what they were.
stamp_text() { cat "$list" "$0" /etc/os-release | cksum; }
stamped() {
    local stamp=$root/build/.setup-$1
    [ -f "$stamp" ] && [ "$stamp" -nt /var/lib/dpkg/status ] && [ "$(cat "$stamp")" = "$(stamp_text)" ]
}

debian() {
    local group todo=()
    for group in "$@"; do stamped "$group" || todo+=("$group"); done
    [ ${#todo[@]} -gt 0 ] || return 0
    mkdir -p "$root/build"
    : >"$log"
    debian_install "${todo[@]}"
    for group in "${todo[@]}"; do stamp_text >"$root/build/.setup-$group"; done
}

# Elsewhere nothing is installed for anyone: the names are printed once, and the build goes on with what is there.
by_hand() {
    local stamp=$root/build/.setup-by-hand
    [ -f "$stamp" ] && return 0
    say "this system is unproved: nobody has built Segue on it yet. Install by hand:"
    cat >&2
    mkdir -p "$root/build"
    touch "$stamp"
}

elsewhere() {
    case "$(uname -s)" in
    Darwin)
        by_hand <<'TEXT'
  brew install cmake ninja pkg-config qt qtkeychain boost tl-expected cmark gmime gumbo-parser libarchive libphonenumber \
    snowball openssl curl ccache
  and CLD2 from its sources
TEXT
        ;;
    MINGW* | MSYS* | CYGWIN*)
        by_hand <<'TEXT'
  Visual Studio 2022 with C++, CMake, Ninja, and Qt 6.4 or later (with WebSockets) from Qt's installer;
  CLD2 from its sources; the other libraries by vcpkg, whose manifest is vcpkg.json:
  cmake --preset dev -DCMAKE_TOOLCHAIN_FILE=%VCPKG_ROOT%/scripts/buildsystems/vcpkg.cmake -DCMAKE_PREFIX_PATH=<Qt>
TEXT
        ;;
    *)
        if command -v dnf >/dev/null; then
            by_hand <<'TEXT'
  sudo dnf install gcc-c++ clang cmake ninja-build mold ccache pkgconf qt6-qtbase-devel \
    qt6-qtsvg-devel qt6-qttools-devel qt6-qtwebsockets-devel qtkeychain-qt6-devel boost-devel expected-devel cmark-devel \
    gmime30-devel gumbo-parser-devel libarchive-devel libphonenumber-devel cld2-devel libstemmer-devel openssl-devel libcurl-devel
TEXT
        elif command -v pacman >/dev/null; then
            by_hand <<'TEXT'
  sudo pacman -S --needed base-devel clang cmake ninja mold ccache qt6-base qt6-svg qt6-tools \
    qt6-websockets qtkeychain-qt6 boost tl-expected cmark gmime3 gumbo-parser libarchive libphonenumber snowball openssl curl
  and cld2 from the user repository
TEXT
        else
            by_hand <<'TEXT'
  CMake 3.25, Ninja, a C++20 compiler, Qt 6.4 (Base, Svg, Tools, WebSockets), QtKeychain for Qt 6, Boost 1.74,
  tl::expected, cmark, GMime 3, Gumbo, libarchive, libphonenumber, CLD2, libstemmer, OpenSSL, libcurl
TEXT
        fi
        ;;
    esac
}

if command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; then debian "$@"; else elsewhere; fi
