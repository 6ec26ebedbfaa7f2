using Microsoft.Playwright;

namespace Report.Tests;

/// <summary>Tables can be sorted, with the mouse and with keys, and long ones are built when they are opened.</summary>
[Collection(PageTests.Name)]
public sealed class TableTests(WrittenPage written)
{
    [ChromiumFact]
    public async Task By_a_column_of_numbers_with_missing_ones_last()
    {
        var page = await written.OpenAsync(file: written.SmallFile);
        var table = await OpenSmallAsync(page);
        var estimate = table.GetByRole(AriaRole.Columnheader, new LocatorGetByRoleOptions { Name = "estimate" });

        await estimate.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(estimate).ToHaveAttributeAsync("aria-sort", "ascending");
        Assert.Equal(["-2.5", "9", "10", ""], await ColumnAsync(table, 2));

        await estimate.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(estimate).ToHaveAttributeAsync("aria-sort", "descending");
        Assert.Equal(["10", "9", "-2.5", ""], await ColumnAsync(table, 2));
    }

    [ChromiumFact]
    public async Task By_a_column_of_words_with_keys_alone()
    {
        var page = await written.OpenAsync(file: written.SmallFile);
        var table = await OpenSmallAsync(page);
        var model = table.GetByRole(AriaRole.Columnheader, new LocatorGetByRoleOptions { Name = "model" });

        await model.GetByRole(AriaRole.Button).FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        Assert.Equal(["a", "b", "c", "d"], await ColumnAsync(table, 0));
        await Assertions.Expect(table.Locator("th[aria-sort]")).ToHaveCountAsync(1);
    }

    [ChromiumFact]
    public async Task A_long_one_has_all_its_rows_once_it_is_opened()
    {
        var page = await written.OpenAsync();
        var details = page.Locator("#table-rigorous-estimates-csv");
        await Assertions.Expect(details.Locator("tbody tr")).ToHaveCountAsync(0);
        var results = Committed.Study("rigorous", StudyProtocol.Replicated).Results.File("estimates.csv");

        await details.Locator("summary").ClickAsync();

        await Assertions.Expect(details.Locator("tbody tr")).ToHaveCountAsync(File.ReadLines(results).Count() - 1);
        var estimate = details.GetByRole(AriaRole.Columnheader, new LocatorGetByRoleOptions { Name = "estimate" });
        await estimate.GetByRole(AriaRole.Button).ClickAsync();
        var sorted = (await ColumnAsync(details, 4)).Select(Number).ToList();
        Assert.Equal(sorted.Order(), sorted);
    }

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<ILocator> OpenSmallAsync(IPage page)
    {
        var details = page.Locator("#table-small-estimates-csv");
        await details.Locator("summary").ClickAsync();
        return details;
    }

    private static async Task<string[]> ColumnAsync(ILocator table, int column) =>
        await table.EvaluateAsync<string[]>(
            "(table, column) => [...table.querySelectorAll('tbody tr')].map(row => row.cells[column].textContent)",
            column
        );
}
