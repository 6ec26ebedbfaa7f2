using Manuscript.Results;

namespace Manuscript.Claims;

/// <summary>What came of a claim.</summary>
public enum Verdict
{
    /// <summary>The same came out, in every digit that the paper prints.</summary>
    Reproduced,

    /// <summary>Something else came out, or the scripts do something else than the text says.</summary>
    Differs,

    /// <summary>The study has no such quantity; the row says why.</summary>
    NotApplicable,
}

/// <summary>A claim of the paper with the evidence for it here: a row of <c>claims.csv</c>.</summary>
/// <param name="Id">A name that stays, such as <c>4.2-retention-10</c>.</param>
/// <param name="Section">Where the paper, or the phase 1 script, says it.</param>
/// <param name="Statement">What is claimed, in this project's words.</param>
/// <param name="PaperValue">The value as printed there; empty where none is.</param>
/// <param name="Obtained">What came out here, at the same precision, or why nothing could.</param>
/// <param name="Verdict">What came of it.</param>
public sealed record ClaimRow(
    string Id,
    string Section,
    string Statement,
    string PaperValue,
    string Obtained,
    Verdict Verdict
)
{
    /// <summary>The file's name in a results folder.</summary>
    public const string FileName = "claims.csv";

    internal static readonly CsvSchema<ClaimRow> Csv = new(
        ["id", "section", "statement", "paper_value", "obtained", "verdict"],
        row => new ClaimRow(
            row.Text("id"),
            row.Text("section"),
            row.Text("statement"),
            row.Text("paper_value"),
            row.Text("obtained"),
            Verdicts.TryParse(row.Text("verdict")) ?? throw row.Wrong("verdict", $"one of {Verdicts.All}")
        ),
        row => [row.Id, row.Section, row.Statement, row.PaperValue, row.Obtained, row.Verdict.Text()]
    );

    /// <summary>Reads a <c>claims.csv</c>.</summary>
    /// <param name="file">The file's path.</param>
    /// <returns>The claims in the file's order.</returns>
    /// <exception cref="ResultsFileException">The file is missing or is not a table of claims.</exception>
    public static IReadOnlyList<ClaimRow> Read(string file) => Csv.Read(file);
}

/// <summary>Verdicts as they are written.</summary>
public static class Verdicts
{
    internal static string All => string.Join(", ", Enum.GetValues<Verdict>().Select(Text));

    /// <summary>The verdict in a file or a table.</summary>
    /// <param name="verdict">Any verdict.</param>
    /// <returns><c>reproduced</c>, <c>differs</c> or <c>not-applicable</c>.</returns>
    public static string Text(this Verdict verdict) =>
        verdict switch
        {
            Verdict.Reproduced => "reproduced",
            Verdict.Differs => "differs",
            Verdict.NotApplicable => "not-applicable",
            _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
        };

    internal static Verdict? TryParse(string text) =>
        Enum.GetValues<Verdict>().Where(verdict => verdict.Text() == text).Cast<Verdict?>().FirstOrDefault();
}
