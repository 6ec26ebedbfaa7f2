#!/usr/bin/env bash
# Builds the graph where its sources changed, then hands over to it: ./build.sh --help
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
graph=$root/artifacts/bin/Build/release/Build.dll
built=$root/artifacts/built.stamp

fail() {
    printf 'error: %s\n' "$1" >&2
    exit 2
}

# What the graph and the worker are built from. Folders count too: their time changes with a deleted file.
is_up_to_date() {
    [[ -f $graph && -f $built ]] || return 1
    [[ -z $(find "$root/build" "$root/src" "$root/global.json" "$root"/Directory.* \
        -newer "$built" -print -quit) ]]
}

build_graph() {
    local needed
    needed=$(sed -n 's/.*"version": *"\([0-9]*\).*/\1/p' "$root/global.json")
    (cd "$root" && dotnet --version >/dev/null 2>&1) ||
        fail "the .NET SDK found is not version $needed: $(dotnet --list-sdks 2>/dev/null | tail -n 1)
Install the .NET $needed SDK: https://dotnet.microsoft.com/download"

    mkdir -p "$root/artifacts"
    # A second run at the same time waits here, and then finds nothing left to build.
    if command -v flock >/dev/null; then
        exec 9>"$root/artifacts/build.lock"
        flock 9
        if is_up_to_date; then return; fi
    fi
    local log=$root/artifacts/build.log
    echo "Building (log: artifacts/build.log) ..." >&2
    # The time before the build: a source edited during it is newer.
    touch "$built.new"
    if ! dotnet build "$root/build" --configuration Release --nologo --verbosity quiet >"$log" 2>&1; then
        cat "$log" >&2
        printf 'error: the build failed; see above.\n' >&2
        exit 1
    fi
    mv "$built.new" "$built"
    exec 9>&-
}

command -v dotnet >/dev/null ||
    fail "no .NET SDK found (dotnet is not on the PATH).
Install the .NET 10 SDK: https://dotnet.microsoft.com/download"
is_up_to_date || build_graph
exec dotnet "$graph" "$@"
