using System.Globalization;
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

/// <summary>Whether a claim holds beyond the run that the paper reports.</summary>
public enum Holding
{
    /// <summary>The whole interval lies on the claim's side.</summary>
    Yes,

    /// <summary>The whole interval lies on the other side.</summary>
    No,

    /// <summary>The interval lies on both sides.</summary>
    Undecided,
}

/// <summary>What many seeds say of a claim.</summary>
/// <param name="Holds">Whether it holds.</param>
/// <param name="Estimate">The quantity that decides it; null where there is none.</param>
/// <param name="Low">Its interval's lower end.</param>
/// <param name="High">Its upper end.</param>
/// <param name="N">Over how many seeds; null where nothing varies.</param>
/// <param name="Evidence">The step whose outputs show it.</param>
public sealed record Judgement(Holding Holds, double? Estimate, double? Low, double? High, int? N, string Evidence)
{
    /// <summary>The interval as tables print it; empty where there is none.</summary>
    public string Interval =>
        Low is { } low && High is { } high ? string.Create(CultureInfo.InvariantCulture, $"{low:G4} to {high:G4}") : "";
}

/// <summary>A claim of the paper with the evidence for it here: a row of <c>claims.csv</c>.</summary>
/// <param name="Id">A name that stays, such as <c>4.2-retention-10</c>.</param>
/// <param name="Section">Where the paper, or the phase 1 script, says it.</param>
/// <param name="Statement">What is claimed, in this project's words.</param>
/// <param name="PaperValue">The value as printed there; empty where none is.</param>
/// <param name="Obtained">What came out here, at the same precision, or why nothing could.</param>
/// <param name="Verdict">What came of it.</param>
/// <param name="Judgement">Whether it holds; null where one run was made, which cannot tell.</param>
public sealed record ClaimRow(
    string Id,
    string Section,
    string Statement,
    string PaperValue,
    string Obtained,
    Verdict Verdict,
    Judgement? Judgement = null
)
{
    /// <summary>The file's name in a results folder.</summary>
    public const string FileName = "claims.csv";

    /// <summary>What the section of a row begins with that the paper does not claim, but that belongs beside it.</summary>
    internal const string BesidePrefix = "beside ";

    /// <summary>Whether the paper claims it.</summary>
    public bool IsOfThePaper => !Section.StartsWith(BesidePrefix, StringComparison.Ordinal);

    /// <summary>The columns of a file of claims.</summary>
    public static IReadOnlyList<string> Columns => Csv.Columns;

    internal static readonly CsvSchema<ClaimRow> Csv = new(
        [
            "id",
            "section",
            "statement",
            "paper_value",
            "obtained",
            "verdict",
            "holds",
            "estimate",
            "low",
            "high",
            "n",
            "evidence",
        ],
        row => new ClaimRow(
            row.Text("id"),
            row.Text("section"),
            row.Text("statement"),
            row.Text("paper_value"),
            row.Text("obtained"),
            Verdicts.TryParse(row.Text("verdict")) ?? throw row.Wrong("verdict", $"one of {Verdicts.All}"),
            ReadJudgement(row)
        ),
        row =>
            [
                row.Id,
                row.Section,
                row.Statement,
                row.PaperValue,
                row.Obtained,
                row.Verdict.Text(),
                row.Judgement?.Holds.Text(),
                row.Judgement?.Estimate,
                row.Judgement?.Low,
                row.Judgement?.High,
                row.Judgement?.N,
                row.Judgement?.Evidence,
            ]
    );

    /// <summary>Reads a <c>claims.csv</c>.</summary>
    /// <param name="file">The file's path.</param>
    /// <returns>The claims in the file's order.</returns>
    /// <exception cref="ResultsFileException">The file is missing or is not a table of claims.</exception>
    public static IReadOnlyList<ClaimRow> Read(string file) => Csv.Read(file);

    private static Judgement? ReadJudgement(CsvRow row) =>
        row.Text("holds").Length == 0
            ? null
            : new Judgement(
                Verdicts.TryParseHolding(row.Text("holds")) ?? throw row.Wrong("holds", "yes, no or undecided"),
                row.DoubleOrNone("estimate"),
                row.DoubleOrNone("low"),
                row.DoubleOrNone("high"),
                row.IntegerOrNone("n"),
                row.Text("evidence")
            );
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

    /// <summary>Whether a claim holds, in a file or a table.</summary>
    /// <param name="holding">Any.</param>
    /// <returns><c>yes</c>, <c>no</c> or <c>undecided</c>.</returns>
    public static string Text(this Holding holding) =>
        holding switch
        {
            Holding.Yes => "yes",
            Holding.No => "no",
            Holding.Undecided => "undecided",
            _ => throw new ArgumentOutOfRangeException(nameof(holding)),
        };

    internal static Holding? TryParseHolding(string text) =>
        Enum.GetValues<Holding>().Where(holding => holding.Text() == text).Cast<Holding?>().FirstOrDefault();

    internal static Verdict? TryParse(string text) =>
        Enum.GetValues<Verdict>().Where(verdict => verdict.Text() == text).Cast<Verdict?>().FirstOrDefault();
}
