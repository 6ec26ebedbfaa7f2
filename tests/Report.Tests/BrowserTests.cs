using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Report.Tests;

/// <summary>The page in a browser: silent, without a network, for every reader, on every screen and on paper.</summary>
[Collection(PageTests.Name)]
public sealed class BrowserTests(WrittenPage written)
{
    [ChromiumFact]
    public async Task It_asks_for_nothing_and_complains_of_nothing()
    {
        var (requests, messages) = (new List<string>(), new List<string>());
        var page = await written.OpenAsync(before: tab =>
        {
            tab.Request += (_, request) => requests.Add(request.Url);
            tab.Console += (_, message) => messages.Add(message.Text);
            tab.PageError += (_, error) => messages.Add(error);
        });

        // Everything that scripts do is done once.
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(details => { details.open = true; })");
        await page.Locator("#theme").ClickAsync();
        await page.Locator(".matrix a").First.ClickAsync();
        await page.GetByLabel("Text").FillAsync("attention");
        await page.Locator("#table-small-estimates-csv th button").First.ClickAsync();
        await page.Locator("#next").ClickAsync();

        Assert.Empty(messages);
        Assert.Equal(
            [$"file://{written.File}"],
            requests.Where(url => !url.StartsWith("data:", StringComparison.Ordinal))
        );
    }

    [ChromiumTheory]
    [InlineData(1280, ColorScheme.Light, true)]
    [InlineData(1280, ColorScheme.Dark, false)]
    [InlineData(360, ColorScheme.Light, false)]
    [InlineData(360, ColorScheme.Dark, true)]
    public async Task Axe_finds_nothing_serious(int width, ColorScheme colours, bool hasCommittedStudy)
    {
        var file = hasCommittedStudy ? written.ShortFile : written.SmallFile;
        var page = await written.OpenAsync(width, colours, file: file);
        // Closed, an element is not looked at.
        await page.EvaluateAsync(
            "document.querySelectorAll('[data-study=small] .claim, #study-small details, #run details')"
                + ".forEach(details => { details.open = true; })"
        );

        var found = await page.RunAxe(
            new AxeRunOptions
            {
                RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"),
            }
        );

        Assert.NotEmpty(found.Passes);
        Assert.Empty(
            found
                .Violations.Where(violation => violation.Impact is "serious" or "critical" or "moderate")
                .SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Html}"))
        );
    }

    [ChromiumTheory]
    [InlineData(360)]
    [InlineData(768)]
    public async Task It_fits_a_narrow_screen(int width)
    {
        var page = await written.OpenAsync(width);
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(details => { details.open = true; })");

        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [ChromiumFact]
    public async Task The_first_key_leads_past_the_navigation()
    {
        var page = await written.OpenAsync(file: written.SmallFile);

        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(".skip")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator(".skip")).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#main")).ToBeFocusedAsync();
    }

    [ChromiumFact]
    public async Task A_claim_opens_and_closes_with_a_key_and_shows_that_it_has_the_focus()
    {
        var page = await written.OpenAsync(file: written.SmallFile);
        var claim = page.Locator("#claim-small-1-length");
        await claim.Locator("summary").FocusAsync();

        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(claim).ToHaveAttributeAsync("open", "");
        Assert.NotEqual(
            "none",
            await claim.Locator("summary").EvaluateAsync<string>("it => getComputedStyle(it).outlineStyle")
        );
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(claim.Locator(".evidence")).ToBeHiddenAsync();
    }

    [ChromiumTheory]
    [InlineData(ColorScheme.Light, "dark")]
    [InlineData(ColorScheme.Dark, "light")]
    public async Task Colours_follow_the_system_until_the_reader_chooses(ColorScheme system, string other)
    {
        var page = await written.OpenAsync(colours: system, file: written.SmallFile);
        var before = await BackgroundAsync(page);

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = $"Show the page in {other} colours" })
            .ClickAsync();

        Assert.NotEqual(before, await BackgroundAsync(page));
        await page.ReloadAsync();
        Assert.NotEqual(before, await BackgroundAsync(page));
    }

    [ChromiumFact]
    public async Task Paper_has_what_the_screen_hides_but_long_tables()
    {
        var page = await written.OpenAsync(colours: ColorScheme.Dark);

        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");

        await Assertions.Expect(page.Locator("#claim-small-1-retention .evidence")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".top")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("#table-small-estimates-csv table")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#table-rigorous-estimates-csv table")).ToBeHiddenAsync();
        Assert.Equal("rgb(255, 255, 255)", await BackgroundAsync(page));

        await page.EvaluateAsync("dispatchEvent(new Event('afterprint'))");
        await Assertions.Expect(page.Locator("#claim-small-1-retention .evidence")).ToBeHiddenAsync();
    }

    private static Task<string> BackgroundAsync(IPage page) =>
        page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
}
