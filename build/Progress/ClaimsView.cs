using Manuscript.Claims;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Build.Progress;

/// <summary>The table that ends a comparison: each number of the paper beside the one obtained here.</summary>
internal static class ClaimsView
{
    /// <summary>The claims of a results folder, one a line under the name that it has in <c>claims.csv</c>.</summary>
    public static IRenderable Of(string resultsFolder)
    {
        var claims = ClaimRow.Read(Path.Combine(resultsFolder, ClaimRow.FileName));
        var table = new Table()
            .Border(TableBorder.Simple)
            .AddColumn("Claim")
            .AddColumn(new TableColumn("Paper").RightAligned())
            .AddColumn("Here")
            .AddColumn("Came out again");
        foreach (var claim in claims)
        {
            table.AddRow(
                Markup.Escape(claim.Id),
                Markup.Escape(claim.PaperValue),
                Markup.Escape(claim.Obtained),
                Describe(claim.Verdict)
            );
        }
        return new Rows(table, new Text(Summary(claims)));
    }

    private static string Summary(IReadOnlyList<ClaimRow> claims)
    {
        var counts = claims.CountBy(claim => claim.Verdict).ToDictionary();
        return $"{counts.GetValueOrDefault(Verdict.Reproduced)} of {claims.Count} came out again, "
            + $"{counts.GetValueOrDefault(Verdict.Differs)} differ, "
            + $"{counts.GetValueOrDefault(Verdict.NotApplicable)} cannot be asked of this study; "
            + $"{ClaimRow.FileName} says what each states";
    }

    private static string Describe(Verdict verdict) =>
        verdict switch
        {
            Verdict.Reproduced => "[green]yes[/]",
            Verdict.Differs => "[red]no[/]",
            _ => "[grey]not applicable[/]",
        };
}
