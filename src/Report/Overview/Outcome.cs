using System.Globalization;
using Manuscript.Claims;
using Manuscript.Results;
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

    // At the size that the claims are judged at, which is the first.
    private static string? Maintained(StudyResults results) =>
        Rows(results, ("model", "sparse 10%"), ("measure", "retention"), ("against", "dense")) is [var sparse, ..]
        && Rows(results, ("model", "constant"), ("measure", "retention"), ("against", "dense")) is [var constant, ..]
            ? $"In the paper's measure sparse attention at 10 % of positions maintains {sparse.Text("0.0")} % of dense "
                + $"attention's performance, and a constant, which learns nothing, {constant.Text("0.0")} %."
            : null;

    private static string? Skill(StudyResults results) =>
        Rows(results, ("model", "dense"), ("measure", "skill")) is [var skill, ..]
            ? $"Dense attention does without {skill.Text("0.000")} of that constant's squared error."
            : null;

    // At the size where these models have most to learn from, which is the last.
    private static string? Motifs(StudyResults results) =>
        Rows(results, ("model", "motif-sparse 10%"), ("measure", "skill_retention"), ("against", "motif-dense"))
            is [.., var kept]
            ? $"Of models that see motifs, one that keeps 10 % of positions has {kept.Text("0.0")} % of dense attention's "
                + $"skill, at {kept.Of("sequences")} sequences."
            : null;

    private static string? Primary(StudyResults results)
    {
        if (results.Table("study.csv") is not { Rows: [var row, ..] } study || !study.Columns.Contains("primary"))
        {
            return null;
        }
        var (primary, split) = (study.Value(row, "primary"), study.Value(row, "believed"));
        return Rows(results, ("split", split), ("model", primary), ("measure", "errors")) is [var errors, ..]
            ? $"The primary model, {primary}, errs {errors.Text("0.#")} times under the split that is believed, {split}."
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

        string Percent(CsvTable.Row row, string column) =>
            Numbers.Parse(table.Value(row, column)) is { } share
                ? (100 * share).ToString("0", CultureInfo.InvariantCulture)
                : "";
    }

    private static string? Targets(StudyResults results) =>
        results.Targets.Count == 0
            ? null
            : $"Of {results.Targets.Count} targets of its own "
                + $"{results.Targets.Count(target => target.Judgement?.Holds == Holding.Yes)} are reached.";

    private static List<EstimateRow> Rows(StudyResults results, params (string Column, string Value)[] cell) =>
        results.Table("estimates.csv") is { } table && cell.All(value => table.Columns.Contains(value.Column))
            ? [.. table.FindAll(cell).Select(row => new EstimateRow(table, row))]
            : [];

    private sealed record EstimateRow(CsvTable Table, CsvTable.Row Row)
    {
        /// <summary>The estimate with its interval.</summary>
        public string Text(string format) =>
            $"{Number("estimate", format)} ({Number("low", format)} to {Number("high", format)})";

        /// <summary>A whole number of the row.</summary>
        public string Of(string column) => Number(column, "#,0");

        private string Number(string column, string format) =>
            Numbers.Parse(Table.Value(Row, column))?.ToString(format, CultureInfo.InvariantCulture) ?? "";
    }
}
