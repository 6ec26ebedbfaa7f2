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
            new("Change of predictions when nucleotides are shuffled", EstimateFigures.Dots(study, "shuffle_change")),
            new(
                "Change when they are shuffled with pairs of neighbours kept",
                EstimateFigures.Dots(study, "dinucleotide_shuffle_change")
            ),
            new("Change when the other strand is read", EstimateFigures.Dots(study, "reverse_complement_change")),
        ];
        var most = measures
            .SelectMany(measure => measure.Dots)
            .Select(dot => dot.Interval?.High ?? dot.Value)
            .Append(0.001) // where nothing changes at all
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
                + $"they are shuffled. {SizeKey.Intervals(study)}",
            chart.WidthMm,
            chart.Height,
            chart.Parts
        );
    }
}
