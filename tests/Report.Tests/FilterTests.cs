using Microsoft.Playwright;

namespace Report.Tests;

/// <summary>The claims can be filtered, and the page says how many are left.</summary>
[Collection(PageTests.Name)]
public sealed class FilterTests(WrittenPage written)
{
    private const string Shown = ".claim:visible";

    [ChromiumFact]
    public async Task By_study_and_verdict_and_section_and_text()
    {
        var page = await written.OpenAsync();
        var count = page.Locator("#count");
        var all = await page.Locator(Shown).CountAsync();

        await page.Locator("#filters [name=study]").SelectOptionAsync(SmallStudy.Name);
        await Assertions.Expect(page.Locator(Shown)).ToHaveCountAsync(3);
        await Assertions.Expect(count).ToHaveTextAsync($"3 of {all} claims");

        await page.Locator("#filters [name=number]").SelectOptionAsync("differs");
        await Assertions.Expect(page.Locator(Shown)).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("#claim-small-1-retention")).ToBeVisibleAsync();

        await page.Locator("#filters [name=holds]").SelectOptionAsync("undecided");
        await Assertions.Expect(page.Locator("#no-claims")).ToBeVisibleAsync();
        await Assertions.Expect(count).ToHaveTextAsync($"0 of {all} claims");

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Show all" }).ClickAsync();
        await Assertions.Expect(count).ToHaveTextAsync($"{all} claims");

        await page.GetByLabel("Text").FillAsync("BOX length");
        await Assertions.Expect(page.Locator("#claim-small-1-length")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#claim-small-2-noise")).ToBeHiddenAsync();

        await page.GetByLabel("Text").FillAsync("");
        await page.Locator("#filters [name=section]").SelectOptionAsync("2");
        await Assertions.Expect(page.Locator(Shown)).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".claims-of:visible")).ToHaveCountAsync(1);
    }

    [ChromiumFact]
    public async Task A_count_of_the_summary_leads_to_its_claims()
    {
        var page = await written.OpenAsync();
        var link = page.Locator(".matrix a[data-study=described][data-holds=no]");
        var expected = int.Parse(await link.InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);

        await link.ClickAsync();

        await Assertions.Expect(page.Locator("#claims-title")).ToBeInViewportAsync();
        // Those beside the paper's claims are listed and not counted.
        await Assertions.Expect(page.Locator($"{Shown}:not([data-section^=beside])")).ToHaveCountAsync(expected);
    }

    [ChromiumFact]
    public async Task The_count_is_announced()
    {
        var page = await written.OpenAsync();

        await Assertions.Expect(page.Locator("#count")).ToHaveAttributeAsync("aria-live", "polite");
        await Assertions.Expect(page.Locator("#count")).ToHaveRoleAsync(AriaRole.Status);
    }

    [ChromiumFact]
    public async Task A_link_to_a_claim_opens_it()
    {
        var page = await written.OpenAsync();

        await page.EvaluateAsync("location.hash = 'claim-small-2-noise'");

        await Assertions.Expect(page.Locator("#claim-small-2-noise .evidence")).ToBeInViewportAsync();
    }
}
