using System.Globalization;
using Manuscript.Claims;
using Report.Reading;
using Report.Rendering;

namespace Report.Overview;

/// <summary>What came out of a study, in a few sentences, each from a cell of its results; one whose cell is not there is left
/// out.</summary>
internal static class Outcome
{
    /// <summary>The sentences.</summary>
    public static string Of(StudyResults results)
    {
        var sentences = results.Study.Protocol switch
        {
            StudyProtocol.Published => [Reproduction(results)],
            StudyProtocol.Replicated => [Verdicts(results), Maintained(results), Skill(results), Motifs(results)],
            StudyProtocol.Observed => [Primary(results)],
            _ => (IEnumerable<string?>)[Longest(results)],
        };
        return string.Join(' ', sentences.Append(Targets(results)).OfType<string>());
    }

    private static string? Reproduction(StudyResults results)
    {
        var claims = results.Claims.Where(claim => claim.IsOfThePaper).ToList();
        return claims.Count == 0
            ? null
            : $"Of {claims.Count} claims and numbers {Count(Verdict.Reproduced)} came out again, in every printed digit; "
                + $"{Count(Verdict.Differs)} differ, and {Count(Verdict.NotApplicable)} cannot be asked of these experiments.";

        int Count(Verdict verdict) => claims.Count(claim => claim.Verdict == verdict);
    }

    private static string? Verdicts(StudyResults results)
    {
        var claims = results.Claims.Where(claim => claim.IsOfThePaper).ToList();
        return claims.Count == 0
            ? null
            : $"Of {claims.Count} claims {Count(Holding.Yes)} hold, {Count(Holding.No)} do not, "
                + $"and {Count(Holding.Undecided)} are undecided.";

        int Count(Holding holding) => claims.Count(claim => claim.Judgement?.Holds == holding);
    }

    private static string? Maintained(StudyResults results) =>
        Estimate(results, ("model", "sparse 10%"), ("measure", "retention"), ("against", "dense")) is not { } sparse
            ? null
        : Estimate(results, ("model", "constant"), ("measure", "retention"), ("against", "dense")) is not { } constant
            ? null
        : $"In the paper's measure sparse attention at 10 % of positions maintains {sparse} % of dense attention's performance, "
            + $"and a constant, which learns nothing, {constant} %.";

    private static string? Skill(StudyResults results) =>
        Estimate(results, ("model", "dense"), ("measure", "skill")) is { } skill
            ? $"Dense attention does without {skill} of that constant's squared error."
            : null;

    private static string? Motifs(StudyResults results) =>
        Estimate(results, ("model", "motif-sparse 10%"), ("measure", "skill_retention"), ("against", "motif-dense"))
            is { } kept
            ? $"Of models that see motifs, one that keeps 10 % of positions has {kept} % of dense attention's skill."
            : null;

    private static string? Primary(StudyResults results)
    {
        if (results.Table("study.csv") is not { Rows: [var row, ..] } study || !study.Columns.Contains("primary"))
        {
            return null;
        }
        var (primary, split) = (study.Value(row, "primary"), study.Value(row, "believed"));
        return Estimate(results, ("split", split), ("model", primary), ("measure", "errors")) is { } errors
            ? $"Named before its first run, {primary} errs {errors} times under the split that is believed, {split}."
            : null;
    }

    private static string? Longest(StudyResults results)
    {
        if (results.Table("estimates.csv") is not { } table || !table.Columns.Contains("accuracy"))
        {
            return null;
        }
        var rows = table.Rows.Where(row => table.Value(row, "accuracy").Length > 0).ToList();
        var longest = rows.Max(row => Numbers.Parse(table.Value(row, "length")));
        var best = rows.Where(row => Numbers.Parse(table.Value(row, "length")) == longest)
            .OrderByDescending(row => Numbers.Parse(table.Value(row, "accuracy")))
            .Take(2)
            .Select(row =>
                $"{table.Value(row, "model")} is right in {Percent(row, "accuracy")} % ({Percent(row, "low")} to {Percent(row, "high")})"
            );
        return longest is { } length
            ? $"At {length.ToString("#,0", CultureInfo.InvariantCulture)} bp, the longest, {string.Join(", ", best)} of sequences."
            : null;

        string Percent(ResultsTable.Row row, string column) =>
            Numbers.Parse(table.Value(row, column)) is { } share
                ? (100 * share).ToString("0", CultureInfo.InvariantCulture)
                : "";
    }

    private static string? Targets(StudyResults results) =>
        results.Targets.Count == 0
            ? null
            : $"Of {results.Targets.Count} targets set before the run "
                + $"{results.Targets.Count(target => target.Judgement?.Holds == Holding.Yes)} are reached.";

    // Of the most sequences, where there are several sizes: their rows come last.
    private static string? Estimate(StudyResults results, params (string Column, string Value)[] cell)
    {
        if (results.Table("estimates.csv") is not { } table || cell.Any(value => !table.Columns.Contains(value.Column)))
        {
            return null;
        }
        var row = table.Rows.LastOrDefault(row => cell.All(value => table.Value(row, value.Column) == value.Value));
        return
            row is not null
            && Numbers.Parse(table.Value(row, "estimate")) is { } estimate
            && Numbers.Parse(table.Value(row, "low")) is { } low
            && Numbers.Parse(table.Value(row, "high")) is { } high
            ? $"{Short(estimate)} ({Short(low)} to {Short(high)})"
            : null;
    }

    private static string Short(double value) =>
        value.ToString(Math.Abs(value) >= 100 ? "0.0" : "G3", CultureInfo.InvariantCulture);
}
