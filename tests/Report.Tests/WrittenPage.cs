using Microsoft.Playwright;

namespace Report.Tests;

/// <summary>The page of the committed studies and of a small one, written once, and a browser to open it in.</summary>
public sealed class WrittenPage : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The page's path.</summary>
    public string File => _folder["index.html"];

    /// <summary>A page of two studies, which has one of everything: a rule that looks at every element takes a minute on all.
    /// </summary>
    public string ShortFile => _folder["short.html"];

    /// <summary>The page of the small study alone, for what does not depend on how much there is: the whole takes a browser
    /// seconds to lay out.</summary>
    public string SmallFile => _folder["small.html"];

    /// <summary>The page's text.</summary>
    public string Text { get; private set; } = "";

    /// <summary>What the page is made of.</summary>
    public ReportContent Content { get; private set; } = new([], []);

    /// <summary>The machine that it says it was written on.</summary>
    public static IReadOnlyList<FactGroup> Facts { get; } =
    [new FactGroup("Machine", [new Fact("Processor", "a <fast> one")]), new FactGroup("Versions", [])];

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        Content = new ReportContent([.. Committed.Studies, new SmallStudy(_folder).Write()], Facts);
        ReportPage.Write(Content, File);
        Write(ShortFile, "described", SmallStudy.Name);
        Write(SmallFile, SmallStudy.Name);
        Text = await System.IO.File.ReadAllTextAsync(File);
        if (Chromium.Path is not null)
        {
            _playwright = await Playwright.CreateAsync();
            _browser = await Chromium.StartAsync(_playwright);
        }
    }

    /// <summary>Opens a page.</summary>
    /// <param name="width">The window's width in pixels.</param>
    /// <param name="colours">The colours that the system asks for.</param>
    /// <param name="before">What to do with the tab before the page is in it.</param>
    /// <param name="file">The page's path; the one of all studies where none is given.</param>
    public async Task<IPage> OpenAsync(
        int width = 1280,
        ColorScheme colours = ColorScheme.Light,
        Action<IPage>? before = null,
        string? file = null
    )
    {
        var page = await _browser!.NewPageAsync(
            new BrowserNewPageOptions
            {
                ViewportSize = new ViewportSize { Width = width, Height = 900 },
                ColorScheme = colours,
            }
        );
        before?.Invoke(page);
        // A machine that does much else is no reason to fail.
        page.SetDefaultTimeout(180_000);
        await page.GotoAsync($"file://{file ?? File}");
        return page;
    }

    private void Write(string file, params string[] studies) =>
        ReportPage.Write(
            Content with
            {
                Studies = [.. Content.Studies.Where(study => studies.Contains(study.Name))],
            },
            file
        );

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _playwright?.Dispose();
        _folder.Dispose();
    }
}

/// <summary>The tests that look at one page.</summary>
[CollectionDefinition(Name)]
public sealed class PageTests : ICollectionFixture<WrittenPage>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "page";
}
