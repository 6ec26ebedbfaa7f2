using Manuscript.Claims;
using Spectre.Console;

namespace Build.Progress;

/// <summary>The table that ends a comparison: each number of the paper beside the one obtained here.</summary>
internal static class ClaimsView
{
    /// <summary>Prints the claims of a results folder.</summary>
    public static void Show(IAnsiConsole console, string resultsFolder)
    {
        var claims = ClaimRow.Read(Path.Combine(resultsFolder, ClaimRow.FileName));
        var table = new Table()
            .Border(TableBorder.Simple)
            .AddColumn("Section")
            .AddColumn("Statement")
            .AddColumn(new TableColumn("Paper").RightAligned())
            .AddColumn("Here")
            .AddColumn("Came out again");
        foreach (var claim in claims)
        {
            table.AddRow(
                Markup.Escape(claim.Section),
                Markup.Escape(claim.Statement),
                Markup.Escape(claim.PaperValue),
                Markup.Escape(claim.Obtained),
                Describe(claim.Verdict)
            );
        }
        console.Write(table);
        var counts = claims.CountBy(claim => claim.Verdict).ToDictionary();
        console.WriteLine(
            $"{counts.GetValueOrDefault(Verdict.Reproduced)} of {claims.Count} came out again, "
                + $"{counts.GetValueOrDefault(Verdict.Differs)} differ, "
                + $"{counts.GetValueOrDefault(Verdict.NotApplicable)} cannot be asked of this study"
        );
    }

    private static string Describe(Verdict verdict) =>
        verdict switch
        {
            Verdict.Reproduced => "[green]yes[/]",
            Verdict.Differs => "[red]no[/]",
            _ => "[grey]not applicable[/]",
        };
}
