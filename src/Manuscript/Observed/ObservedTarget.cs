using System.Globalization;
using Manuscript.Claims;

namespace Manuscript.Observed;

/// <summary>What a model is meant to reach, as a study's parameters say.</summary>
/// <param name="Split">Under which split.</param>
/// <param name="Model">Which model.</param>
/// <param name="Measure">In which quantity.</param>
/// <param name="Against">The model that it is measured against; empty where it stands alone.</param>
/// <param name="Threshold">The quantity has to be this, or beyond.</param>
/// <param name="IsMost">Whether beyond is below.</param>
internal sealed record ObservedTarget(
    string Split,
    string Model,
    string Measure,
    string Against,
    double Threshold,
    bool IsMost
)
{
    private string Statement
    {
        get
        {
            var what = Measure.Replace('_', ' ').Replace(":", ", ", StringComparison.Ordinal);
            var against = Against.Length == 0 ? "" : $" against {Against}";
            var side = IsMost ? "at most" : "at least";
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{Split}: {Model}: {what}{against}, {side} {Threshold}"
            );
        }
    }

    /// <summary>Judges it, in the form of a claim that nobody has published.</summary>
    /// <param name="number">Counted from 1.</param>
    /// <param name="estimates">The study's.</param>
    /// <param name="evidence">The step that made them.</param>
    public ClaimRow Judge(int number, ObservedEstimates estimates, string evidence)
    {
        const string section = "targets";
        var row = estimates.Find(Split, Model, Measure, Against);
        var obtained =
            row is null ? "this study does not measure it"
            : row.Value is { } value ? ObservedMeasures.Print(Measure, value)
            : "undefined here";
        return new ClaimRow(
            string.Create(CultureInfo.InvariantCulture, $"{section}-{number}"),
            section,
            Statement,
            "",
            obtained,
            Verdict.NotApplicable,
            new Judgement(Holds(row), row?.Value, row?.Low, row?.High, row?.Seeds, evidence)
        );
    }

    /// <summary>Yes where the whole interval lies on the target's side, no where it lies on the other.</summary>
    private Holding Holds(ObservedEstimateRow? row) =>
        row is not { Low: { } low, High: { } high } ? Holding.Undecided
        : IsMost ? Holds(high <= Threshold, low > Threshold)
        : Holds(low >= Threshold, high < Threshold);

    private static Holding Holds(bool yes, bool no) =>
        yes ? Holding.Yes
        : no ? Holding.No
        : Holding.Undecided;
}
