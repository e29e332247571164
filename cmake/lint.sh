#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The checks behind `./dev lint`: lint.sh all | fast | format. Runs every check, then fails if one did.
set -uo pipefail
cd "$(dirname "$0")/.." || exit

say() { printf 'dev: %s\n' "$*" >&2; }
# A tree that belongs to somebody else (a container's mount) is still the tree that we were asked about.
git() { command git -c safe.directory='*' "$@"; }
cores() { nproc 2>/dev/null || echo 2; }

# Another version breaks lines differently, so any other than the pinned one is said aloud.
pinned() {
    if command -v "$1-19" >/dev/null; then echo "$1-19"; return; fi
    say "$1-19 is not here: its findings may differ from the house's"
    echo "$1"
}

# Every C++ file that git does not ignore, committed or not.
cpp_files() {
    git ls-files -z --cached --others --exclude-standard -- '*.cpp' '*.h' |
        while IFS= read -r -d '' file; do [ -f "$file" ] && printf '%s\0' "$file"; done
}

# Where this work began: the fork from the main branch, or on that branch the commit before.
base() {
    local fork
    fork=$(git merge-base HEAD origin/main 2>/dev/null || git merge-base HEAD main 2>/dev/null || true)
    if [ -n "$fork" ] && [ "$fork" != "$(git rev-parse HEAD)" ]; then echo "$fork"
    else git rev-parse --verify --quiet HEAD~1 || true; fi
}

# The changed C++ sources that the development build compiles; all of them where there is no history.
changed_sources() {
    local from
    from=$(base)
    {
        if [ -n "$from" ]; then
            git diff --name-only --diff-filter=d "$from" -- '*.cpp'
            git ls-files --others --exclude-standard -- '*.cpp'
        else
            git ls-files --cached --others --exclude-standard -- '*.cpp'
        fi
    } | sort -u | while IFS= read -r file; do
        if [ -f "$file" ] && grep -qF "\"file\": \"$PWD/$file\"" build/dev/compile_commands.json; then
            printf '%s\n' "$file"
        fi
    done
}

failed=()
check() {
    local name=$1
    shift
    if "$@"; then say "$name: clean"; else failed+=("$name"); fi
}

check_format() { cpp_files | xargs -0 -r -P "$(cores)" -n 40 "$(pinned clang-format)" --dry-run -Werror; }
check_appstream() { appstreamcli validate --no-net --explain packaging/*.metainfo.xml; }
check_desktop() { desktop-file-validate packaging/*.desktop; }

check_tidy() {
    changed_sources | xargs -r -P "$(cores)" -n 4 \
        "$(pinned clang-tidy)" -p build/dev --quiet --warnings-as-errors='*' \
        2> >(grep -vE 'warnings? generated|Processing file|^Suppressed|^Use -header-filter' >&2)
}

# clazy ends well whatever it finds, so its findings are counted by their mark.
check_clazy() {
    local output
    output=$(changed_sources | xargs -r -P "$(cores)" -n 4 clazy-standalone -p build/dev --checks=level1 \
        --header-filter="^$PWD/(app|core|tests|ui)/" --ignore-dirs='.*/build/.*' 2>&1)
    ! grep -E '^/.*(\[-Wclazy|: (fatal )?error:)' <<<"$output"
}

case "${1:-}" in
format)
    cpp_files | xargs -0 -r "$(pinned clang-format)" -i
    exit
    ;;
all | fast) ;;
*)
    say "usage: lint.sh all | fast | format"
    exit 2
    ;;
esac

check "clang-format" check_format
check "AppStream" check_appstream
check "desktop file" check_desktop
if [ "$1" = all ]; then
    check "clang-tidy" check_tidy
    check "clazy" check_clazy
fi
if [ ${#failed[@]} -gt 0 ]; then
    say "not clean: ${failed[*]}"
    exit 1
fi
