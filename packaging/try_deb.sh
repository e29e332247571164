#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs a Debian package in a bare system of the same release and starts its programs there: try_deb.sh FILE.deb
# The bare system is made once by debootstrap and kept, packed, in the user's cache; what is unpacked is removed again.
set -euo pipefail

deb=$(realpath "$1")
. /etc/os-release
release=${VERSION_CODENAME:?this system does not name its release}
base=${XDG_CACHE_HOME:-$HOME/.cache}/segue/bare-$release-$(dpkg --print-architecture).tar

say() { printf 'dev: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || fail "trying the package in a bare system needs root"
    ask=-n
    if [ -t 0 ] && [ -z "${CI:-}" ]; then ask=; fi
    exec sudo $ask env "XDG_CACHE_HOME=${XDG_CACHE_HOME:-$HOME/.cache}" "$0" "$deb"
fi

# This machine's own repositories of the distribution, so that the bare system has the same versions.
repositories() {
    apt-get indextargets --format 'deb $(REPO_URI) $(CODENAME) $(COMPONENT)' \
        'Created-By: Packages' "Origin: $1" | sort -u
}

make_base() {
    local work mirror
    work=$(mktemp -d /var/tmp/segue-base.XXXXXX)
    mirror=$(repositories "$origin" | awk -v r="$release" '$3 == r { print $2; exit }')
    say "making a bare $release system, once"
    if ! debootstrap --variant=minbase "$release" "$work" ${mirror:+"$mirror"} >"$work.log" 2>&1; then
        tail -n 20 "$work.log" >&2
        rm -rf "$work" "$work.log"
        fail "debootstrap failed"
    fi
    rm -rf "$work"/var/cache/apt/archives/*.deb "$work.log"
    mkdir -p "$(dirname "$base")"
    tar -C "$work" -cf "$base.part" .
    mv "$base.part" "$base"
    rm -rf "$work"
}

bare=
screen=
# Whatever still runs inside, such as a hub that outlived its workstation.
end_inside() {
    local process
    for process in /proc/[0-9]*; do
        if [ "$(readlink "$process/root" 2>/dev/null)" = "$bare" ]; then kill "${process#/proc/}" 2>/dev/null || true; fi
    done
}

clean_up() {
    if [ -n "$screen" ]; then kill "$screen" 2>/dev/null || true; fi
    [ -n "$bare" ] || return 0
    end_inside
    local place
    for place in tmp/.X11-unix dev/shm proc; do
        if mountpoint -q "$bare/$place"; then umount "$bare/$place" || umount -l "$bare/$place"; fi
    done
    # A mount that is still there is the machine's own folder: leave it alone rather than empty it.
    if grep -q " $bare/" /proc/self/mounts; then say "could not unmount $bare"; else rm -rf "$bare"; fi
}

inside() {
    chroot "$bare" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
        DEBIAN_FRONTEND=noninteractive XDG_RUNTIME_DIR=/run/segue-try "$@" </dev/null
}

prepare() {
    bare=$(mktemp -d /var/tmp/segue-bare.XXXXXX)
    tar -C "$bare" -xf "$base"
    chmod 755 "$bare"
    mkdir -p "$bare/dev/shm" "$bare/run/segue-try"
    chmod 700 "$bare/run/segue-try"
    mount --bind /proc "$bare/proc"
    mount --bind /dev/shm "$bare/dev/shm"
    cp -L /etc/resolv.conf /etc/hosts "$bare/etc/"
    repositories "$origin" >"$bare/etc/apt/sources.list"
    apt-config dump Acquire | grep -v 'IndexTargets\|CompressionTypes' >"$bare/etc/apt/apt.conf.d/99here"
    cp "$deb" "$bare/root/"
    inside apt-get -qq update
}

# A screen of this machine, reached from inside by its socket: nothing that the package should have brought is
# installed beside it.
open_screen() {
    local number=$bare/display
    mkdir -p /tmp/.X11-unix "$bare/tmp/.X11-unix"
    chmod 1777 /tmp/.X11-unix
    mount --bind /tmp/.X11-unix "$bare/tmp/.X11-unix"
    Xvfb -displayfd 3 -screen 0 1280x800x24 -ac -nolisten tcp 3>"$number" >/dev/null 2>&1 &
    screen=$!
    for _ in $(seq 50); do
        [ -s "$number" ] && break
        sleep 0.1
    done
    [ -s "$number" ] || fail "Xvfb did not start"
    display=:$(cat "$number")
}

# The workstation must still run after ten seconds, and end when it is asked to.
try_workstation() {
    local status=0
    inside DISPLAY="$display" QT_QPA_PLATFORM=xcb timeout --kill-after=10 10 segue --profile /root/profile \
        >"$bare/segue.log" 2>&1 || status=$?
    if [ $status != 124 ]; then
        cat "$bare/segue.log" >&2
        fail "segue ended by itself with status $status"
    fi
}

origin=$(apt-get indextargets --format '$(CODENAME) $(ORIGIN)' 'Created-By: Packages' |
    awk -v r="$release" '$1 == r { print $2; exit }')
trap clean_up EXIT
trap 'exit 130' INT TERM
[ -f "$base" ] || make_base
prepare
say "installing $(basename "$deb") in a bare $release system"
inside apt-get -qq -y -o Dpkg::Use-Pty=0 --no-install-recommends install "/root/$(basename "$deb")" \
    >"$bare/install.log" 2>&1 || { tail -n 20 "$bare/install.log" >&2; fail "the package could not be installed"; }
inside segue-hub --version
inside seguectl --version
inside QT_QPA_PLATFORM=offscreen segue --version
open_screen
try_workstation
inside apt-get -qq -y -o Dpkg::Use-Pty=0 remove segue >/dev/null
say "$(basename "$deb") installs, starts and is removed in a bare $release system"
