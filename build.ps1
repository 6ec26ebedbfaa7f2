#!/usr/bin/env pwsh
# Builds the graph where its sources changed, then hands over to it: ./build.ps1 --help
$ErrorActionPreference = 'Stop'

$root = $PSScriptRoot
$graph = Join-Path $root 'artifacts/bin/Build/release/Build.dll'
$built = Join-Path $root 'artifacts/built.stamp'

function Test-UpToDate {
    if (-not (Test-Path $graph) -or -not (Test-Path $built)) { return $false }
    $stamp = (Get-Item $built).LastWriteTimeUtc
    $files = Get-ChildItem -Recurse -Path (Join-Path $root 'build'), (Join-Path $root 'src')
    $files += Get-Item (Join-Path $root 'Directory.*'), (Join-Path $root 'global.json')
    return -not ($files | Where-Object { $_.LastWriteTimeUtc -gt $stamp } | Select-Object -First 1)
}

if (-not (Get-Command dotnet -ErrorAction SilentlyContinue)) {
    [Console]::Error.WriteLine('error: no .NET SDK found (dotnet is not on the PATH).')
    [Console]::Error.WriteLine('Install the .NET 10 SDK: https://dotnet.microsoft.com/download')
    exit 2
}

if (-not (Test-UpToDate)) {
    Push-Location $root
    dotnet --version *> $null
    $found = $LASTEXITCODE
    Pop-Location
    if ($found -ne 0) {
        [Console]::Error.WriteLine('error: the .NET SDK found is not the version that global.json asks for.')
        [Console]::Error.WriteLine('Install the .NET 10 SDK: https://dotnet.microsoft.com/download')
        exit 2
    }
    New-Item -ItemType Directory -Force (Join-Path $root 'artifacts') | Out-Null
    $started = Get-Date
    $log = Join-Path $root 'artifacts/build.log'
    [Console]::Error.WriteLine('Building (log: artifacts/build.log) ...')
    dotnet build (Join-Path $root 'build') --configuration Release --nologo --verbosity quiet *> $log
    if ($LASTEXITCODE -ne 0) {
        Get-Content $log | ForEach-Object { [Console]::Error.WriteLine($_) }
        [Console]::Error.WriteLine('error: the build failed; see above.')
        exit 1
    }
    Set-Content -Path $built -Value ''
    (Get-Item $built).LastWriteTime = $started
}

dotnet $graph @args
exit $LASTEXITCODE
