using Manuscript.Claims;
using Microsoft.Playwright;

namespace Report.Tests;

/// <summary>What is in the results is on the page.</summary>
[Collection(PageTests.Name)]
public sealed class ContentTests(WrittenPage written)
{
    private const int MostBytes = 3_000_000;

    [ChromiumFact]
    public async Task Each_claim_of_each_study_is_on_the_page_with_its_values_and_verdicts()
    {
        var page = await written.OpenAsync();
        var shown = await page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('.claim')].map(claim => ["
                + "claim.closest('.claims-of').dataset.study, claim.querySelector('dd code').textContent, "
                + "claim.dataset.section, claim.querySelector('.statement').textContent, claim.dataset.number, "
                + "claim.dataset.holds].join('|') + '|' + claim.querySelector('summary').textContent.replace(/\\s+/g, ' '))"
        );

        var expected = written
            .Content.Studies.SelectMany(study =>
                new[] { "claims.csv", "targets.csv" }
                    .Select(study.Results.File)
                    .Where(File.Exists)
                    .SelectMany(ClaimRow.Read)
                    .Select(claim => (study.Name, Claim: claim))
            )
            .ToList();
        Assert.Equal(expected.Count, shown.Length);
        Assert.True(expected.Count > 230);
        foreach (var ((study, claim), text) in expected.Zip(shown))
        {
            Assert.StartsWith(
                $"{study}|{claim.Id}|{claim.Section}|{claim.Statement}|{claim.Verdict.Text()}|"
                    + (claim.Judgement?.Holds.Text() ?? "not-judged"),
                text,
                StringComparison.Ordinal
            );
            Assert.Contains($"Here: {claim.Obtained}", text, StringComparison.Ordinal);
            Assert.Contains(
                $"Paper: {(claim.PaperValue.Length > 0 ? claim.PaperValue : "no number")}",
                text,
                StringComparison.Ordinal
            );
        }
    }

    [ChromiumFact]
    public async Task A_claim_opens_to_its_evidence()
    {
        var page = await written.OpenAsync();
        var claim = page.Locator("#claim-small-1-retention");
        await Assertions.Expect(claim.Locator(".evidence")).ToBeHiddenAsync();
        await claim.Locator("summary").ClickAsync();

        var evidence = claim.Locator(".evidence");
        await Assertions.Expect(evidence).ToBeVisibleAsync();
        await Assertions.Expect(evidence).ToContainTextAsync("80, 90 % interval 70 to 85");
        await Assertions.Expect(evidence).ToContainTextAsync("3 seeds");
        await Assertions.Expect(evidence).ToContainTextAsync("small/statistics");
        await Assertions.Expect(evidence).ToContainTextAsync("5eed");
        await Assertions.Expect(evidence).ToContainTextAsync("./build.sh --target Compare --study small");
        await Assertions
            .Expect(evidence.GetByRole(AriaRole.Img))
            .ToHaveAttributeAsync("aria-label", "Estimate 80, interval 70 to 85; the paper's value 90%");
        await evidence.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "Kept & lost" }).ClickAsync();
        await Assertions.Expect(page.Locator("#figure-small-retention")).ToBeInViewportAsync();
    }

    [Fact]
    public void Each_identifier_is_there_once_and_each_reference_leads_to_one()
    {
        var ids = System.Text.RegularExpressions.Regex.Matches(written.Text, " id=\"([^\"]+)\"");
        var names = ids.Select(id => id.Groups[1].Value).ToList();
        Assert.Equal(names.Order(StringComparer.Ordinal), names.Distinct().Order(StringComparer.Ordinal));

        var markup = written.Text[written.Text.IndexOf("<body>", StringComparison.Ordinal)..];
        var references = System.Text.RegularExpressions.Regex.Matches(
            markup,
            "(?:href=\"#|url\\(#|aria-(?:labelledby|describedby)=\")([A-Za-z0-9.-]+)"
        );
        Assert.True(references.Count > 1000);
        Assert.Empty(references.Select(reference => reference.Groups[1].Value).Distinct().Except(names));
    }

    [Fact]
    public void Every_committed_figure_is_on_the_page()
    {
        foreach (var study in Committed.Studies.Where(study => Directory.Exists(study.Figures.Path)))
        {
            foreach (
                var figure in Directory.GetFiles(study.Figures.Path, "*.svg").Select(Path.GetFileNameWithoutExtension)
            )
            {
                Assert.Contains(
                    $"<figure id=\"figure-{study.Name}-{figure}\">",
                    written.Text,
                    StringComparison.Ordinal
                );
            }
        }
    }

    [Fact]
    public void What_results_and_parameters_say_is_text_and_never_markup()
    {
        Assert.Contains("Length of a &lt;motif&gt; &amp; its &quot;box&quot;", written.Text, StringComparison.Ordinal);
        Assert.Contains("# &lt;each&gt; with data", written.Text, StringComparison.Ordinal);
        Assert.Contains("a &lt;fast&gt; one", written.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<motif>", written.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_is_small()
    {
        Assert.InRange(new FileInfo(written.File).Length, 100_000, MostBytes);
    }

    [Fact]
    public void The_same_results_give_the_same_bytes_and_another_machine_differs_in_its_section_alone()
    {
        using var folder = new TemporaryFolder();
        var other = written.Content with
        {
            Facts = [new FactGroup("Machine", [new Fact("Processor", "another")])],
            Studies = [.. written.Content.Studies.Select(study => study with { Steps = [] })],
        };

        ReportPage.Write(written.Content, folder["same.html"]);
        ReportPage.Write(other, folder["other.html"]);

        Assert.Equal(written.Text, File.ReadAllText(folder["same.html"]));
        Assert.Equal(WithoutRun(written.Text), WithoutRun(File.ReadAllText(folder["other.html"])));
        Assert.NotEqual(written.Text, File.ReadAllText(folder["other.html"]));
    }

    private static string WithoutRun(string page) =>
        page[..page.IndexOf("<section id=\"run\"", StringComparison.Ordinal)]
        + page[page.IndexOf("</main>", StringComparison.Ordinal)..];
}
