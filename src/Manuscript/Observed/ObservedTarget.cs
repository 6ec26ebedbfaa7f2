using System.Globalization;
using Manuscript.Claims;

namespace Manuscript.Observed;

/// <summary>What a model is meant to reach, as a study's parameters say.</summary>
/// <param name="Split">Under which split.</param>
/// <param name="Model">Which model.</param>
/// <param name="Measure">In which quantity.</param>
/// <param name="Region">The region that the quantity is of; empty where it is not of a selection.</param>
/// <param name="Against">The model that it is measured against; empty where it stands alone.</param>
/// <param name="Threshold">The quantity has to be this, or beyond.</param>
/// <param name="IsMost">Whether beyond is below.</param>
internal sealed record ObservedTarget(
    string Split,
    string Model,
    string Measure,
    string Region,
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
            var region = Region.Length == 0 ? "" : $" of the {Region}";
            var against = Against.Length == 0 ? "" : $" against {Against}";
            var side = IsMost ? "at most" : "at least";
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{Split}: {Model}: {what}{region}{against}, {side} {Threshold}"
            );
        }
    }

    /// <summary>Judges it, in the form of a claim that nobody has published.</summary>
    /// <param name="number">Counted from 1.</param>
    /// <param name="estimates">The study's.</param>
    /// <param name="selection">What its sparse models keep of regions.</param>
    /// <param name="evidence">The step that made them.</param>
    public ClaimRow Judge(
        int number,
        ObservedEstimates estimates,
        IReadOnlyList<SelectionRow> selection,
        string evidence
    )
    {
        const string section = "targets";
        var row = Region.Length == 0 ? Of(estimates) : Of(selection);
        var obtained =
            row is null ? "this study does not measure it"
            : row.Value is { } value ? Print(value)
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

    private string Print(double value) =>
        Region.Length == 0 ? ObservedMeasures.Print(Measure, value) : PrintedNumber.Fixed(value, 2);

    private Quantity? Of(ObservedEstimates estimates) =>
        estimates.Find(Split, Model, Measure, Against) is { } row
            ? new Quantity(row.Value, row.Low, row.High, row.Seeds)
            : null;

    private Quantity? Of(IReadOnlyList<SelectionRow> selection) =>
        selection.FirstOrDefault(row =>
            (row.Split, row.Model, row.Region, row.Measure) == (Split, Model, Region, Measure)
        )
            is { } row
            ? new Quantity(row.Value, row.Low, row.High, Seeds: null)
            : null;

    /// <summary>Yes where the whole interval lies on the target's side, no where it lies on the other.</summary>
    private Holding Holds(Quantity? row) =>
        row is not { Low: { } low, High: { } high } ? Holding.Undecided
        : IsMost ? Holds(high <= Threshold, low > Threshold)
        : Holds(low >= Threshold, high < Threshold);

    private static Holding Holds(bool yes, bool no) =>
        yes ? Holding.Yes
        : no ? Holding.No
        : Holding.Undecided;

    private sealed record Quantity(double? Value, double? Low, double? High, int? Seeds);
}
