using Microsoft.Playwright;

namespace Report.Tests;

/// <summary>The system's Chromium, without a window; Playwright only drives it.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>Where it is; null where there is none.</summary>
    public static string? Path { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(System.IO.Path.PathSeparator)
            .SelectMany(folder => Names.Select(name => System.IO.Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);

    /// <summary>Why tests in a browser are left out; null where they are not.</summary>
    public static string? Obstacle { get; } =
        Path is null ? "It needs a browser: install chromium (Debian's package)." : null;

    /// <summary>Starts it.</summary>
    public static Task<IBrowser> StartAsync(IPlaywright playwright) =>
        playwright.Chromium.LaunchAsync(
            // Root has no sandbox, as in a container; the page is this test's own.
            new BrowserTypeLaunchOptions { ExecutablePath = Path, Args = ["--no-sandbox"] }
        );
}

/// <summary>A test in a real browser.</summary>
internal sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute() => Skip = Chromium.Obstacle;
}

/// <summary>Tests in a real browser.</summary>
internal sealed class ChromiumTheoryAttribute : TheoryAttribute
{
    public ChromiumTheoryAttribute() => Skip = Chromium.Obstacle;
}
