using Microsoft.Playwright;

namespace Report.Tests;

/// <summary>The sequence browser shows letters, planted motifs, kept positions and attention.</summary>
[Collection(PageTests.Name)]
public sealed class SequenceTests(WrittenPage written)
{
    [ChromiumFact]
    public async Task A_model_that_selects_shows_what_it_keeps()
    {
        var page = await written.OpenAsync(file: written.SmallFile);
        await ChooseAsync(page, "sparse 10%, 2,000 sequences, seed 1", "0");

        Assert.Equal(SmallStudy.Letters, await LettersAsync(page, ".base"));
        Assert.Equal("TATAAA", await LettersAsync(page, ".base.planted"));
        int[] kept = [3, 11, 12, 39];
        Assert.Equal(kept, await PositionsAsync(page, "kept"));
        var words = page.Locator("#sequence-words");
        await Assertions.Expect(words).ToContainTextAsync("TATA box TATAAA at 10 (15.0 % of positions)");
        await Assertions.Expect(words).ToContainTextAsync("4 of 40 positions, 2 of them in planted motifs");
        await Assertions.Expect(page.Locator(".has-attention")).ToHaveCountAsync(0);
    }

    [ChromiumFact]
    public async Task A_model_that_attends_shows_what_each_position_receives()
    {
        var page = await written.OpenAsync(file: written.SmallFile);
        await ChooseAsync(page, "dense, 2,000 sequences, seed 1", "1");

        await Assertions.Expect(page.Locator("#letters .kept")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("#sequence-words")).ToContainTextAsync("Planted motifsnone");
        await Assertions
            .Expect(page.Locator("#sequence-words"))
            .ToContainTextAsync("the most on one position is 22.0 %, at 39");
        var heights = await page.EvaluateAsync<double[]>(
            "[...document.querySelectorAll('#letters .base')].map(base => parseFloat(getComputedStyle(base, '::before').height))"
        );
        Assert.Equal(11, heights[39] / heights[0], tolerance: 0.5);
    }

    [ChromiumFact]
    public async Task The_next_one_comes_with_a_key_and_after_the_last_the_first()
    {
        var page = await written.OpenAsync(file: written.SmallFile);
        await page.Locator("#sequence-choice [name=study]").SelectOptionAsync(SmallStudy.Name);
        var sequence = page.Locator("#sequence-choice [name=sequence]");
        await ChooseAsync(page, "dense, 2,000 sequences, seed 1", "0");
        await page.Locator("#next").FocusAsync();

        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(sequence).ToHaveValueAsync("1");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(sequence).ToHaveValueAsync("0");
    }

    [ChromiumFact]
    public async Task Studies_without_sequences_are_named()
    {
        var page = await written.OpenAsync();
        var without = Committed.Studies.Where(study => !File.Exists(study.Results.File("examples.csv")));

        foreach (var study in without)
        {
            await Assertions.Expect(page.Locator("#sequences > .note").Last).ToContainTextAsync(study.Name);
        }
    }

    private static async Task ChooseAsync(IPage page, string model, string sequence)
    {
        var form = page.Locator("#sequence-choice");
        await form.Locator("[name=study]").SelectOptionAsync(SmallStudy.Name);
        await form.Locator("[name=model]").SelectOptionAsync(model);
        await form.Locator("[name=sequence]").SelectOptionAsync(sequence);
    }

    private static async Task<string> LettersAsync(IPage page, string selector) =>
        string.Concat(await page.Locator($"#letters {selector}").AllInnerTextsAsync());

    private static Task<int[]> PositionsAsync(IPage page, string kind) =>
        page.EvaluateAsync<int[]>(
            "kind => [...document.querySelectorAll('#letters .base')].flatMap((base, i) => base.classList.contains(kind) ? [i] : [])",
            kind
        );
}
