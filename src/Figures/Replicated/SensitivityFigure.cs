using Figures.Charts;
using Figures.Drawing;

namespace Figures.Replicated;

/// <summary>What each model can see: how far its predictions move when the order of nucleotides is changed.</summary>
internal static class SensitivityFigure
{
    public static Figure Of(ReplicatedStudy study)
    {
        Measure[] measures =
        [
            new("Change of predictions when nucleotides are shuffled", Dots(study, cell => cell.ShuffleChange)),
            new(
                "Change when they are shuffled with pairs of neighbours kept",
                Dots(study, cell => cell.DinucleotideShuffleChange)
            ),
            new("Change when the other strand is read", Dots(study, cell => cell.ReverseComplementChange)),
        ];
        var most = measures
            .SelectMany(measure => measure.Dots)
            .Select(dot => dot.Interval!.Value.High)
            .DefaultIfEmpty(1)
            .Max();
        var models = measures.SelectMany(measure => measure.Dots).Select(dot => dot.Row);
        var chart = new RowChart(
            study.Models,
            // One axis for all three: they are of one unit, and are compared.
            [.. measures.Select(measure => measure with { Shown = (-0.04 * most, 1.06 * most), Decimals = 3 })],
            SizeKey.Of(study, models),
            study.Sizes.Count
        );
        return new Figure(
            "sensitivity",
            "What models can see",
            "Change of predictions when each test sequence is changed: root mean square, in units of the label, which lies "
                + "between 0 and 1. A model that only counts nucleotides does not change when "
                + "they are shuffled. Means over seeds, with lines from the lowest to the highest seed; "
                + $"{SizeKey.Seeds(study)}.",
            chart.WidthMm,
            chart.Height,
            chart.Parts
        );
    }

    private static IReadOnlyList<Dot> Dots(ReplicatedStudy study, Func<CellRow, double?> change) =>
        [
            .. study.Sizes.SelectMany(
                (size, at) =>
                    study
                        .Cells.Where(cell =>
                            cell.Sequences == size.Sequences && double.IsFinite(change(cell) ?? double.NaN)
                        )
                        .GroupBy(cell => cell.Model, cell => change(cell)!.Value)
                        .Select(seeds => new Dot(seeds.Key, seeds.Average(), study.FamilyOf(seeds.Key).Look(at))
                        {
                            Interval = (seeds.Min(), seeds.Max()),
                            Shift = EstimateFigures.Shift(study, at),
                        })
            ),
        ];
}
