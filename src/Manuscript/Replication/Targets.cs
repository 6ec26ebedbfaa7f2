using System.Globalization;
using Manuscript.Claims;
using Manuscript.Results;

namespace Manuscript.Replication;

/// <summary>
/// What models beyond the paper are meant to reach, as a study's parameters say, and how far they got: rows in the form
/// of claims.
/// </summary>
internal static class Targets
{
    /// <summary>The file's name in a results folder.</summary>
    public const string FileName = "targets.csv";

    /// <summary>Judges each target by the estimates of its size.</summary>
    /// <param name="protocol">The study's parameters.</param>
    /// <param name="rows">Estimates at every size.</param>
    /// <param name="rule">When a target is reached: its whole interval lies there.</param>
    /// <param name="evidence">The step that made the estimates.</param>
    public static IReadOnlyList<ClaimRow> Judge(
        LocatedJson protocol,
        IReadOnlyList<EstimateRow> rows,
        VerdictRule rule,
        string evidence
    )
    {
        var sheet = new VerdictSheet("targets", evidence);
        foreach (var (index, target) in protocol.Items("motif.targets").Index())
        {
            var (sequences, model) = (target.Integer("sequences"), target.String("model"));
            var (measure, atLeast) = (target.String("measure"), target.Double("at_least"));
            var against = target.Find("against")?.AsString() ?? "";
            sheet.Judged(
                (index + 1).ToString(CultureInfo.InvariantCulture),
                Statement(sequences, model, measure, against, atLeast),
                "",
                new Estimates(rows, sequences).Find(model, measure, against),
                row => rule.AtLeast(row, atLeast),
                value => PrintedNumber.Fixed(value, 2)
            );
        }
        return sheet.Rows;
    }

    /// <summary>Reads the targets of a results folder; null where it has none.</summary>
    public static IReadOnlyList<ClaimRow>? ReadIfThere(string resultsDirectory)
    {
        var file = Path.Combine(resultsDirectory, FileName);
        return File.Exists(file) ? ClaimRow.Read(file) : null;
    }

    private static string Statement(int sequences, string model, string measure, string against, double atLeast)
    {
        var what = (measure, against) switch
        {
            ("skill_retention", _) => $"skill kept of {against} (%)",
            (_, "") => measure.Replace('_', ' '),
            _ => $"{measure.Replace('_', ' ')} against {against}",
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{sequences} sequences, {model}: {what}, at least {atLeast}"
        );
    }
}
