using Figures.Charts;
using Figures.Drawing;

namespace Figures.Replicated;

/// <summary>How often kept positions are those of each motif: a panel a motif.</summary>
internal static class MotifSelectionFigure
{
    private const string Prefix = "enrichment of ";

    public static Figure Of(ReplicatedStudy study)
    {
        var motifs = study
            .Sizes.SelectMany(size => size.Measures)
            .Where(measure => measure.StartsWith(Prefix, StringComparison.Ordinal))
            .Where(measure => !Manuscript.Replication.Estimates.IsOfOneRun(measure))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var measures = motifs
            .Select(measure => new Measure(
                $"{measure[Prefix.Length..]}: enrichment",
                EstimateFigures.Dots(study, measure)
            )
            {
                References = [1],
                Decimals = 1,
            })
            .ToList();
        if (measures.Count == 0)
            measures.Add(new Measure("Enrichment", [])); // which says that nothing was measured
        // One axis for all: motifs are compared. Intervals of few seeds would make it too long, and are cut off.
        var dots = measures.SelectMany(measure => measure.Dots).ToList();
        var highest = dots.Select(dot => dot.Value).DefaultIfEmpty(1).Max();
        var most = Math.Min(1.7 * highest, dots.Select(dot => dot.Interval?.High ?? dot.Value).DefaultIfEmpty(1).Max());
        return EstimateFigures.Of(
            study,
            ("motif-selection", "Each motif among the kept positions"),
            "Enrichment of each motif's positions among those kept, in the sequences that have the motif: 1 (line) is chance. "
                + "Intervals beyond the axes are cut off.",
            [.. measures.Select(measure => measure with { Shown = (-0.02 * most, 1.05 * most) })]
        );
    }
}
