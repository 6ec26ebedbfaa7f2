using System.Globalization;
using Manuscript.Claims;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Build.Progress;

/// <summary>The table that ends a comparison: each claim of the paper beside what was obtained here.</summary>
internal static class ClaimsView
{
    /// <summary>The claims of a results folder, one a line under the name that it has in <c>claims.csv</c>.</summary>
    public static IRenderable Of(string resultsFolder)
    {
        var claims = ClaimRow.Read(Path.Combine(resultsFolder, ClaimRow.FileName));
        return claims.All(claim => claim.Judgement is null) ? Reproduction(claims) : Verdicts(claims);
    }

    private static Rows Reproduction(IReadOnlyList<ClaimRow> claims)
    {
        var table = Columns("Came out again");
        foreach (var claim in claims)
        {
            table.AddRow(
                Markup.Escape(claim.Id),
                Markup.Escape(claim.PaperValue),
                Markup.Escape(claim.Obtained),
                Describe(claim.Verdict)
            );
        }
        var counts = claims.CountBy(claim => claim.Verdict).ToDictionary();
        return new Rows(
            table,
            new Text(
                $"{counts.GetValueOrDefault(Verdict.Reproduced)} of {claims.Count} came out again, "
                    + $"{counts.GetValueOrDefault(Verdict.Differs)} differ, "
                    + $"{counts.GetValueOrDefault(Verdict.NotApplicable)} cannot be asked of this study; "
                    + $"{ClaimRow.FileName} says what each states"
            )
        );
    }

    private static Rows Verdicts(IReadOnlyList<ClaimRow> claims)
    {
        var table = Columns("Interval", "Seeds", "Holds");
        foreach (var claim in claims)
        {
            table.AddRow(
                Markup.Escape(claim.Id),
                Markup.Escape(claim.PaperValue),
                Markup.Escape(claim.Obtained),
                claim.Judgement?.Interval ?? "",
                claim.Judgement?.N?.ToString(CultureInfo.InvariantCulture) ?? "",
                Describe(claim.Judgement?.Holds)
            );
        }
        int Count(Holding holding) => claims.Count(claim => claim.IsOfThePaper && claim.Judgement?.Holds == holding);
        return new Rows(
            table,
            new Text(
                $"{Count(Holding.Yes)} of {claims.Count(claim => claim.IsOfThePaper)} claims hold, {Count(Holding.No)} do not, "
                    + $"{Count(Holding.Undecided)} are undecided; {ClaimRow.FileName} says what each states"
            )
        );
    }

    private static Table Columns(params IEnumerable<string> last)
    {
        var table = new Table()
            .Border(TableBorder.Simple)
            .AddColumn("Claim")
            .AddColumn(new TableColumn("Paper").RightAligned())
            .AddColumn("Here");
        foreach (var column in last)
        {
            table.AddColumn(column);
        }
        return table;
    }

    private static string Describe(Verdict verdict) =>
        verdict switch
        {
            Verdict.Reproduced => "[green]yes[/]",
            Verdict.Differs => "[red]no[/]",
            _ => "[grey]not applicable[/]",
        };

    /// <summary>Whether something holds, in colour.</summary>
    public static string Describe(Holding? holding) =>
        holding switch
        {
            Holding.Yes => "[green]yes[/]",
            Holding.No => "[red]no[/]",
            _ => "[yellow]undecided[/]",
        };
}
