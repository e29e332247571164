#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Puts the pinned playwright-core, which drives the system's Chromium, into build/tools/node_modules.
# The archive is checked against its hash and kept in the user's cache. 1.61 is the last line for Node.js 18.
set -euo pipefail

version=1.61.1
sha512=87b425b7a9b8444a76e6abc876f6c3b55983e0ba955dfa51c61391bfd2f48f3113334e69e1fb8f27774acae4974310d26d79e64bbf470208bde7cf65192a4b92

root=$(cd "$(dirname "$0")/.." && pwd)
modules=$root/build/tools/node_modules
cache=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/segue
archive=$cache/playwright-core-$version.tgz

say() { printf 'dev: %s\n' "$*" >&2; }
intact() { [ -f "$1" ] && printf '%s  %s\n' "$sha512" "$1" | sha512sum --check --status; }

# npm is the registry's client. It costs 30 s and some 380 small packages where it has to be installed, once.
fetch() {
    local work output
    command -v npm >/dev/null || "$root/packaging/setup.sh" npm
    say "fetching playwright-core $version"
    mkdir -p "$cache"
    work=$(mktemp -d "$cache/fetch.XXXXXX")
    if ! output=$(cd "$work" && npm pack --silent "playwright-core@$version" 2>&1 </dev/null); then
        rm -rf "$work"
        say "npm could not fetch playwright-core $version, which the tests need to drive a browser:"
        printf '%s\n' "$output" >&2
        exit 1
    fi
    if ! intact "$work/playwright-core-$version.tgz"; then
        rm -rf "$work"
        say "the fetched playwright-core $version is not the pinned one: refused"
        exit 1
    fi
    mv "$work/playwright-core-$version.tgz" "$archive"
    rm -rf "$work"
}

have=$(sed -n 's/^  "version": "\(.*\)",$/\1/p' "$modules/playwright-core/package.json" 2>/dev/null || true)
[ "$have" = "$version" ] && exit 0
intact "$archive" || fetch
rm -rf "$modules/playwright-core" "$modules/.unpack"
mkdir -p "$modules/.unpack"
tar -xzf "$archive" -C "$modules/.unpack"
mv "$modules/.unpack/package" "$modules/playwright-core"
rmdir "$modules/.unpack"
(cd "$modules/.." && node -e "require('playwright-core')")
